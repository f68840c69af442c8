-- The municipality's years. What is signed was counted once; only open years are counted here.
-- Not granted to anyone: the functions below it say who may read which part of it.
-- `p_only` null: every administration.
CREATE OR REPLACE FUNCTION secrecy.workplace_every_year(p_municipality text, p_only uuid)
  RETURNS TABLE (round uuid, year int, administration uuid, name text, asked int, answered int,
                 known int, signed bool)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.id, r.year::int, o.id, o.name::text, coalesce(s.asked, live.asked)::int,
         coalesce(s.answered, live.answered)::int, s.routine_known::int, s.id IS NOT NULL
    FROM lykta.workplace_yearround r
    JOIN lykta.organisation_municipality m ON m.code = r.municipality
    JOIN lykta.organisation_administration o ON o.municipality_id = m.id
    LEFT JOIN lykta.workplace_signedfollowup s
      ON s.round_id = r.id AND s.administration_id = o.id
    LEFT JOIN LATERAL (
      SELECT count(*) AS asked, count(a.answered_at) AS answered
        FROM lykta.workplace_unitasked a
       WHERE a.round_id = r.id AND a.administration_id = o.id AND s.asked IS NULL) live ON true
   WHERE r.municipality = p_municipality AND (p_only IS NULL OR o.id = p_only)
     AND coalesce(s.asked, live.asked) > 0 $$;

CREATE OR REPLACE FUNCTION secrecy.workplace_years(p_municipality text, p_only uuid)
  RETURNS TABLE (round uuid, year int, administration uuid, name text, asked int, answered int,
                 known int, signed bool)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT secrecy.may('workplace', 'municipality')
     AND (p_only IS NULL OR p_only IS DISTINCT FROM secrecy.workplace_administration()) THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT y.* FROM secrecy.workplace_every_year(p_municipality, p_only) y;
END $$;

-- Outside the line: only years in which every administration has signed, summed.
CREATE OR REPLACE FUNCTION secrecy.workplace_closed_years(p_municipality text)
  RETURNS TABLE (year int, asked int, answered int, known int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT y.year, sum(y.asked)::int, sum(y.answered)::int,
         CASE WHEN bool_and(y.known IS NOT NULL) THEN sum(y.known)::int END
    FROM secrecy.workplace_every_year(p_municipality, NULL) y
   WHERE secrecy.may('workplace', 'read') OR secrecy.may('statistics', 'release')
   GROUP BY y.year HAVING bool_and(y.signed) $$;

-- The silent units of a round, by name: for those who follow up the whole municipality.
-- `p_first` of each administration; null: all.
DROP FUNCTION IF EXISTS secrecy.workplace_silent(uuid);
CREATE OR REPLACE FUNCTION secrecy.workplace_silent(p_round uuid, p_first int)
  RETURNS TABLE (administration uuid, unit text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.administration_id, s.unit_name FROM (
    SELECT a.administration_id, a.unit_name::text, row_number() OVER
           (PARTITION BY a.administration_id ORDER BY a.unit_name, a.id) AS place
      FROM lykta.workplace_unitasked a
     WHERE a.round_id = p_round AND a.answered_at IS NULL
       AND secrecy.may('workplace', 'municipality')) s
   WHERE p_first IS NULL OR s.place <= p_first
   ORDER BY s.unit_name $$;

-- What the signed administrations share, as their directors signed it: numbers, no unit's name.
CREATE OR REPLACE FUNCTION secrecy.workplace_shared(p_round uuid)
  RETURNS TABLE (administration text, theme text, works int, improve int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (s.text::jsonb)->>'administration', t->>0, (t->>1)::int, (t->>2)::int
    FROM lykta.workplace_signedfollowup s,
         LATERAL jsonb_array_elements((s.text::jsonb)->'themes') t
   WHERE s.round_id = p_round AND secrecy.may('workplace', 'municipality') $$;

CREATE OR REPLACE FUNCTION secrecy.workplace_actions(p_round uuid, p_today date)
  RETURNS TABLE (administration uuid, still_open int, late int, done int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.administration_id, (count(*) FILTER (WHERE NOT p.done))::int,
         (count(*) FILTER (WHERE NOT p.done AND p.due_on < p_today))::int,
         (count(*) FILTER (WHERE p.done))::int
    FROM lykta.workplace_promise p JOIN lykta.workplace_unitasked a ON a.id = p.asked_id
   WHERE a.round_id = p_round AND p.round_id = p_round
     AND secrecy.may('workplace', 'municipality')
   GROUP BY a.administration_id $$;
GRANT EXECUTE ON FUNCTION secrecy.workplace_years, secrecy.workplace_closed_years,
  secrecy.workplace_silent, secrecy.workplace_shared, secrecy.workplace_actions TO lykta_app;
