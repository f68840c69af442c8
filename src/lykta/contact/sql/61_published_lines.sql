-- The public's copy of the checked telephone lines. The app can only ask for a fresh copy.
CREATE OR REPLACE FUNCTION secrecy.publish_lines() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE at timestamptz;
BEGIN
  IF NOT secrecy.may('help', 'write') THEN RAISE insufficient_privilege; END IF;
  SELECT moment INTO at FROM secrecy.me();
  DELETE FROM published.contact_publishedline;
  INSERT INTO published.contact_publishedline
      (id, code, name, number, hours, shown, checked_on, published_at)
    SELECT id, code, name, number, hours, shown, checked_on, at FROM lykta.contact_linecheck;
END $$;
GRANT EXECUTE ON FUNCTION secrecy.publish_lines() TO lykta_app;
