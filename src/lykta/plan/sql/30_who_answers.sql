-- Who answers for a measure: its lead's own administration, company or unit, and nobody else.
-- Asked by the policies of reports, tasks and hand-written values, and by the code.

-- Codes of where the signed person works: the unit, those above, the administration with the
-- bodies it works for, the company, the body.
CREATE OR REPLACE FUNCTION secrecy.workplace_codes() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE up AS (
    SELECT u.id, u.code, u.parent_id, u.administration_id, u.authority_id, 1 AS depth
      FROM lykta.organisation_unit u JOIN secrecy.me() me ON me.unit = u.id
    UNION ALL
    SELECT p.id, p.code, p.parent_id, p.administration_id, p.authority_id, up.depth + 1
      FROM lykta.organisation_unit p JOIN up ON p.id = up.parent_id WHERE up.depth < 12)
  SELECT coalesce(array_agg(DISTINCT c.code::text), '{}') FROM (
    SELECT up.code FROM up
    UNION ALL
    SELECT a.code FROM lykta.organisation_administration a JOIN up ON up.administration_id = a.id
    UNION ALL
    SELECT b.code FROM lykta.organisation_authority b
      JOIN lykta.organisation_administrationbody ab ON ab.body_id = b.id
      JOIN up ON up.administration_id = ab.administration_id
    UNION ALL
    SELECT b.code FROM lykta.organisation_authority b JOIN up ON up.authority_id = b.id
    UNION ALL
    SELECT k.code FROM lykta.organisation_company k JOIN up ON up.authority_id = k.body_id) c $$;

-- Which of these measures the signed person answers for. A lead that is a unit is answered for by
-- its administration. Only inside the person's own municipality, or from an authority outside.
CREATE OR REPLACE FUNCTION secrecy.measures_answered_for(p_measures uuid[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH mine AS MATERIALIZED (
    SELECT secrecy.workplace_codes() AS codes, (
      SELECT town.code FROM secrecy.me() me
        JOIN lykta.organisation_authority a ON a.id = me.authority
        JOIN lykta.organisation_municipality town ON town.id = a.municipality_id) AS town)
  SELECT DISTINCT p.measure_id FROM mine, lykta.plan_participation p
    JOIN lykta.plan_knownparty k ON k.id = p.party_id
    JOIN lykta.plan_measure m ON m.id = p.measure_id
    JOIN lykta.plan_plan pl ON pl.id = m.plan_id
    JOIN lykta.plan_programme pr ON pr.id = pl.programme_id
   WHERE p.measure_id = ANY (p_measures) AND p.part = 'lead' AND k.code <> ''
     AND (mine.town IS NULL OR mine.town = pr.municipality)
     AND (k.code = ANY (mine.codes) OR EXISTS (
       SELECT 1 FROM lykta.organisation_unit u
         JOIN lykta.organisation_administration a ON a.id = u.administration_id
        WHERE u.code = k.code AND a.code = ANY (mine.codes)))
  UNION
  -- A one-time link acts as a machine: what it was made for, the app that made it asks for itself
  -- (follow_up: sql/35_who_answers_in_a_round.sql).
  SELECT m FROM unnest(p_measures) m WHERE (SELECT role FROM secrecy.me()) = 'machine_link' $$;

CREATE OR REPLACE FUNCTION secrecy.answers_for(p_measure uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT secrecy.may('plan', 'report')
     AND EXISTS (SELECT 1 FROM secrecy.measures_answered_for(ARRAY[p_measure])) $$;

CREATE OR REPLACE FUNCTION secrecy.answers_for_indicator(p_indicator uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT secrecy.answers_for(i.measure_id)
    FROM lykta.plan_indicator i WHERE i.id = p_indicator AND i.fed_by = ''), false) $$;
GRANT EXECUTE ON FUNCTION secrecy.workplace_codes, secrecy.measures_answered_for,
  secrecy.answers_for, secrecy.answers_for_indicator TO lykta_app;
