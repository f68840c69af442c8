-- Housing: places taken, a shelter's sealed place, and the year's count.
-- The most places taken on any day from then on: who comes has no last day yet.
CREATE OR REPLACE FUNCTION secrecy.places_taken(p_provider uuid, p_on date) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH stay AS (SELECT p.started_on AS came, p.ended_on AS gone FROM lykta.housing_placement p
                 WHERE p.provider_id = p_provider AND secrecy.may('placement', 'read')
                   AND (p.ended_on IS NULL OR p.ended_on > p_on)),
  day AS (SELECT p_on AS on_day UNION SELECT s.came FROM stay s WHERE s.came > p_on)
  SELECT max((SELECT count(*) FROM stay s WHERE s.came <= day.on_day
                AND (s.gone IS NULL OR s.gone > day.on_day)))::int FROM day $$;

-- The sealed place, for those who may read the placement, while it lasts. Nobody else.
CREATE OR REPLACE FUNCTION secrecy.shelter_address(p_placement uuid)
RETURNS TABLE (id uuid, provider_id uuid, text bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id, a.provider_id, a.text FROM lykta.housing_placement p
    JOIN lykta.housing_shelteraddress a ON a.provider_id = p.provider_id, secrecy.me() me
   WHERE p.id = p_placement AND secrecy.may_at('placement', 'read', p.matter_id)
     AND p.matter_id = ANY (secrecy.matters('identity', 'reveal'))
     AND (p.ended_on IS NULL OR p.ended_on > me.today) $$;

-- The place is written by the coordinators, never read back here.
CREATE OR REPLACE FUNCTION secrecy.set_shelter_address(p_id uuid, p_provider uuid, p_text bytea)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT secrecy.may('placement', 'write') THEN RAISE insufficient_privilege; END IF;
  INSERT INTO lykta.housing_shelteraddress (id, provider_id, text) VALUES (p_id, p_provider, p_text)
  ON CONFLICT (provider_id) DO UPDATE SET text = EXCLUDED.text, id = EXCLUDED.id;
END $$;

-- Placing carries out the decision, also when the coordinator does it, who decides nothing.
CREATE OR REPLACE FUNCTION secrecy.carry_out_by_placement(p_placement uuid) RETURNS bool
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE lykta.casework_decision d SET executed_on = p.started_on
    FROM lykta.housing_placement p, secrecy.me() me
   WHERE p.id = p_placement AND d.id = p.decision_id AND d.matter_id = p.matter_id
     AND d.executed_on IS NULL AND p.started_on <= me.today
     AND secrecy.may_at('placement', 'write', p.matter_id);
  RETURN FOUND;
END $$;

-- Placements in sheltered housing that began in the year, by unit (F35); month by month only for
-- those who release numbers, since a month can be few.
CREATE OR REPLACE FUNCTION secrecy.count_placements(p_year int)
RETURNS TABLE (authority_id uuid, unit_id uuid, month int, number bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.authority_id, p.unit_id,
         CASE WHEN secrecy.may('statistics', 'release')
              THEN extract(month FROM p.started_on)::int ELSE 0 END, count(*)
    FROM lykta.housing_placement p JOIN lykta.casework_decision d ON d.id = p.decision_id
   WHERE secrecy.may('statistics', 'read') AND d.service_kind = 'shelter'
     AND p.started_on >= make_date(p_year, 1, 1) AND p.started_on < make_date(p_year + 1, 1, 1)
   GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 $$;
GRANT EXECUTE ON FUNCTION secrecy.places_taken, secrecy.shelter_address,
  secrecy.set_shelter_address, secrecy.carry_out_by_placement, secrecy.count_placements TO lykta_app;
