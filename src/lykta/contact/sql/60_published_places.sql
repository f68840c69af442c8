-- The public's copy of where help is. The app can only ask for a fresh copy, never write one.
CREATE OR REPLACE FUNCTION secrecy.publish_places() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE at timestamptz;
BEGIN
  IF NOT secrecy.may('help', 'write') THEN RAISE insufficient_privilege; END IF;
  SELECT moment INTO at FROM secrecy.me();
  DELETE FROM published.contact_publishedplace;
  INSERT INTO published.contact_publishedplace
      (id, code, name, days, opens, closes, acute_times, minimum_age, anonymous, voluntary,
       telephone, address, verified_on, published_at)
    SELECT id, code, name, days, opens, closes, acute_times, minimum_age, anonymous, voluntary,
           telephone, address, verified_on, at
      FROM lykta.contact_helpplace;
END $$;
GRANT EXECUTE ON FUNCTION secrecy.publish_places() TO lykta_app;
