-- Counts, never rows, of every authority: the year's for statistics.read, small parts for statistics.release.
-- The four counts of F35 are Nexus's own: each row carries the unit it counts at.
CREATE OR REPLACE FUNCTION secrecy.casework_count_year(p_year int) RETURNS TABLE (
  authority_id uuid, unit_id uuid, referrals bigint, inquiries_opened bigint,
  outpatient_services bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH allowed AS MATERIALIZED (SELECT secrecy.may('statistics', 'read') AS yes),
  span AS (SELECT make_date(p_year, 1, 1) AS a, make_date(p_year + 1, 1, 1) AS b),
  found AS (
    SELECT r.authority_id, r.unit_id, 'r' AS what FROM lykta.casework_referral r, span
     WHERE r.received_at >= (span.a::timestamp AT TIME ZONE 'Europe/Stockholm')
       AND r.received_at < (span.b::timestamp AT TIME ZONE 'Europe/Stockholm')
    UNION ALL
    SELECT i.authority_id, i.unit_id, 'i' FROM lykta.casework_inquiry i, span
     WHERE i.opened_on >= span.a AND i.opened_on < span.b
    UNION ALL
    SELECT s.authority_id, s.unit_id, 's' FROM lykta.casework_service s, span
     WHERE s.started_on >= span.a AND s.started_on < span.b
       AND s.kind IN ('support_talks', 'structured_talks', 'group', 'womens_group', 'support_team'))
  SELECT f.authority_id, f.unit_id, count(*) FILTER (WHERE what = 'r'),
         count(*) FILTER (WHERE what = 'i'), count(*) FILTER (WHERE what = 's')
    FROM found f, allowed WHERE allowed.yes GROUP BY 1, 2 ORDER BY 1, 2 $$;

-- The same counts by month, by the kind of thing and by the programme's area.
CREATE OR REPLACE FUNCTION secrecy.casework_count_parts(p_year int) RETURNS TABLE (
  unit_id uuid, what text, month int, kind text, area text, gender text, number bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH allowed AS MATERIALIZED (SELECT secrecy.may('statistics', 'release') AS yes),
  span AS (SELECT make_date(p_year, 1, 1) AS a, make_date(p_year + 1, 1, 1) AS b),
  area AS (SELECT DISTINCT ON (r.matter_id) r.matter_id, r.area FROM lykta.casework_referral r
            ORDER BY r.matter_id, r.received_at DESC, r.id),
  found AS (
    SELECT r.matter_id, r.unit_id, 'referrals' AS what,
           (r.received_at AT TIME ZONE 'Europe/Stockholm')::date AS day, r.channel AS kind
      FROM lykta.casework_referral r, span
     WHERE r.received_at >= (span.a::timestamp AT TIME ZONE 'Europe/Stockholm')
       AND r.received_at < (span.b::timestamp AT TIME ZONE 'Europe/Stockholm')
    UNION ALL
    SELECT i.matter_id, i.unit_id, 'inquiries_opened', i.opened_on, i.ground
      FROM lykta.casework_inquiry i, span WHERE i.opened_on >= span.a AND i.opened_on < span.b
    UNION ALL
    SELECT s.matter_id, s.unit_id, 'outpatient_services', s.started_on, s.kind
      FROM lykta.casework_service s, span WHERE s.started_on >= span.a AND s.started_on < span.b
       AND s.kind IN ('support_talks', 'structured_talks', 'group', 'womens_group', 'support_team'))
  SELECT f.unit_id, f.what, extract(month FROM f.day)::int, f.kind, coalesce(area.area, ''),
         coalesce(p.gender, 'not_stated'), count(*)
    FROM found f CROSS JOIN allowed LEFT JOIN area ON area.matter_id = f.matter_id
    LEFT JOIN lykta.casework_subject p ON p.matter_id = f.matter_id
   WHERE allowed.yes GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6 $$;

-- What became of ended services, for Kolada and open comparisons.
CREATE OR REPLACE FUNCTION secrecy.casework_count_results(p_year int) RETURNS TABLE (
  unit_id uuid, kind text, result text, number bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.unit_id, s.kind, s.result, count(*) FROM lykta.casework_service s
   WHERE (SELECT secrecy.may('statistics', 'release'))
     AND s.ended_on >= make_date(p_year, 1, 1) AND s.ended_on < make_date(p_year + 1, 1, 1)
   GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 $$;
GRANT EXECUTE ON FUNCTION secrecy.casework_count_year, secrecy.casework_count_parts,
  secrecy.casework_count_results TO lykta_app;
