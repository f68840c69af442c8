-- Acute times, for the public login: read what is free, take one, look at one's own, cancel it.
-- The public login reads no table; a wrong code and no code answer alike.

-- The units that have acute times in a municipality, the first by code.
CREATE OR REPLACE FUNCTION published.acute_reception(p_municipality text)
RETURNS TABLE (unit uuid, place text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.unit_id, r.waiting_place::text FROM lykta.appointments_reception r
    JOIN lykta.organisation_unit u ON u.id = r.unit_id
    JOIN lykta.organisation_authority a ON a.id = u.authority_id
    JOIN lykta.organisation_municipality m ON m.id = a.municipality_id AND m.code = p_municipality
   ORDER BY u.code LIMIT 1 $$;

-- The week and its changes, without the times kept for the telephone.
CREATE OR REPLACE FUNCTION published.acute_week(p_unit uuid)
RETURNS TABLE (weekday int, starts time, minutes int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.weekday::int, w.starts, w.minutes::int FROM lykta.appointments_weektime w
   WHERE w.unit_id = p_unit AND NOT w.for_phone $$;
CREATE OR REPLACE FUNCTION published.acute_changes(p_unit uuid, p_first date)
RETURNS TABLE (day date, starts time, minutes int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.day, c.starts, c.minutes::int FROM lykta.appointments_daychange c
   WHERE c.unit_id = p_unit AND c.day >= p_first AND NOT c.for_phone $$;
CREATE OR REPLACE FUNCTION published.acute_taken(p_unit uuid, p_from timestamptz)
RETURNS SETOF timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.starts_at FROM lykta.appointments_takentime t
   WHERE t.unit_id = p_unit AND t.starts_at >= p_from AND t.state <> 'cancelled' $$;

-- Take a time of the pattern or an extra one. False: somebody was first, or it is not offered here.
CREATE OR REPLACE FUNCTION published.take_acute_time(p_id uuid, p_unit uuid, p_starts_at timestamptz,
  p_needs jsonb, p_language text, p_code bytea) RETURNS bool
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE here timestamp := p_starts_at AT TIME ZONE 'Europe/Stockholm'; long int; made int;
BEGIN
  SELECT q.minutes INTO long FROM (
    SELECT c.minutes FROM lykta.appointments_daychange c
     WHERE c.unit_id = p_unit AND c.day = here::date AND c.starts = here::time AND NOT c.for_phone
    UNION ALL
    SELECT w.minutes FROM lykta.appointments_weektime w
     WHERE w.unit_id = p_unit AND w.starts = here::time AND NOT w.for_phone
       AND w.weekday::int = extract(isodow FROM here)::int - 1) q LIMIT 1;
  IF long IS NULL OR octet_length(p_code) <> 32 OR jsonb_array_length(p_needs) > 4
     OR length(p_language) > 8
     OR EXISTS (SELECT 1 FROM lykta.appointments_daychange c
                 WHERE c.unit_id = p_unit AND c.day = here::date AND c.starts IS NULL) THEN
    RETURN false; END IF;
  INSERT INTO lykta.appointments_takentime
    (id, authority_id, unit_id, starts_at, minutes, way, state, needs, language, code_hash)
  SELECT p_id, u.authority_id, u.id, p_starts_at, long, 'web', 'taken', p_needs, p_language, p_code
    FROM lykta.organisation_unit u WHERE u.id = p_unit
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS made = ROW_COUNT;
  RETURN made = 1;
END $$;

-- One's own time, by its code; nothing for a code that opens nothing or a time that has been.
CREATE OR REPLACE FUNCTION published.own_acute_time(p_code bytea, p_from timestamptz)
RETURNS TABLE (starts_at timestamptz, minutes int, place text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.starts_at, t.minutes::int, r.waiting_place::text
    FROM lykta.appointments_takentime t JOIN lykta.appointments_reception r USING (unit_id)
   WHERE t.code_hash = p_code AND t.state = 'taken' AND t.starts_at >= p_from $$;
CREATE OR REPLACE FUNCTION published.cancel_acute_time(p_code bytea, p_from timestamptz)
RETURNS bool
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE lykta.appointments_takentime t SET state = 'cancelled', needs = '[]', language = ''
   WHERE t.code_hash = p_code AND t.state = 'taken' AND t.starts_at >= p_from;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n = 1;
END $$;
GRANT EXECUTE ON FUNCTION published.acute_reception, published.acute_week,
  published.acute_changes, published.acute_taken, published.take_acute_time,
  published.own_acute_time, published.cancel_acute_time TO lykta_public;
