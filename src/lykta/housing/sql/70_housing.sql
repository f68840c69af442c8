-- Housing: places taken, a shelter's sealed place, and the year's count.
CREATE OR REPLACE FUNCTION secrecy.places_taken(p_provider uuid, p_on date) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM lykta.housing_placement p
   WHERE p.provider_id = p_provider AND secrecy.may('placement', 'read')
     AND p.started_on <= p_on AND (p.ended_on IS NULL OR p.ended_on > p_on) $$;

-- The sealed place, for those who may read the placement, while it lasts. Nobody else.
CREATE OR REPLACE FUNCTION secrecy.shelter_address(p_placement uuid)
RETURNS TABLE (id uuid, provider_id uuid, text bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id, a.provider_id, a.text FROM lykta.housing_placement p
    JOIN lykta.housing_shelteraddress a ON a.provider_id = p.provider_id, secrecy.me() me
   WHERE p.id = p_placement AND secrecy.may_at('placement', 'read', p.matter_id)
     AND p.matter_id = ANY (secrecy.matters('identity', 'reveal'))
     AND (p.ended_on IS NULL OR p.ended_on >= me.today) $$;

-- The place is written by the coordinators, never read back here.
CREATE OR REPLACE FUNCTION secrecy.set_shelter_address(p_id uuid, p_provider uuid, p_text bytea)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT secrecy.may('placement', 'write') THEN RAISE insufficient_privilege; END IF;
  INSERT INTO lykta.housing_shelteraddress (id, provider_id, text) VALUES (p_id, p_provider, p_text)
  ON CONFLICT (provider_id) DO UPDATE SET text = EXCLUDED.text, id = EXCLUDED.id;
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
  secrecy.set_shelter_address, secrecy.count_placements TO lykta_app;
