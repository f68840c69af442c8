-- A release is written by those who may, and numbered; nothing is ever changed in it.
CREATE OR REPLACE FUNCTION published.release_statistics(p_id uuid, p_municipality text, p_year int,
  p_at timestamptz, p_document jsonb) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT secrecy.may('statistics', 'release') THEN RAISE insufficient_privilege; END IF;
  SELECT coalesce(max(r.number), 0) + 1 INTO n FROM published.statistics_release r
   WHERE r.municipality = p_municipality AND r.year = p_year;
  INSERT INTO published.statistics_release (id, municipality, year, number, released_at, document)
  VALUES (p_id, p_municipality, p_year, n, p_at, p_document);
  RETURN n;
END $$;
GRANT EXECUTE ON FUNCTION published.release_statistics TO lykta_app;
