-- Break-glass: emergency access to one matter, at most four hours, with a reason and an alarm.
-- The deny list always wins; a need-to-know matter opens when a second person has approved.

-- Which matter carries this number, for someone who may break glass in its authority? Nobody else
-- is told. A denied person gets the same answer as for a number that does not exist.
CREATE OR REPLACE FUNCTION secrecy.find_for_glass(p_number text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.id FROM lykta.casework_matter x
   WHERE x.number = p_number AND x.authority_id = secrecy.authority()
     AND secrecy.may('glass', 'open') AND x.id <> ALL (secrecy.denied()) $$;

CREATE OR REPLACE FUNCTION secrecy.open_glass(p_id uuid, p_matter uuid, p_reason_sealed bytea,
  p_reason_length int, p_minutes int) RETURNS bool
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record; x record;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  SELECT * INTO x FROM lykta.casework_matter
   WHERE id = p_matter AND authority_id = me.authority AND id <> ALL (secrecy.denied());
  IF me.person IS NULL OR x.id IS NULL OR NOT secrecy.may('glass', 'open') THEN
    RAISE insufficient_privilege; END IF;
  IF p_reason_length < 20 OR p_minutes NOT BETWEEN 1 AND 240 THEN
    RAISE check_violation USING MESSAGE = 'reason or time'; END IF;
  INSERT INTO lykta.secrecy_breakglass
    (id, person_id, matter_id, reason_sealed, opened_at, closes_at)
  VALUES (p_id, me.person, p_matter, p_reason_sealed, me.moment,
          me.moment + make_interval(mins => p_minutes));
  RETURN x.need_to_know;  -- true: waits for a second person
END $$;

-- The second person: another one, with the mandate, in the matter's own unit, not denied.
CREATE OR REPLACE FUNCTION secrecy.approve_glass(p_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record; g record;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  SELECT b.*, x.unit_id, x.authority_id INTO g FROM lykta.secrecy_breakglass b
    JOIN lykta.casework_matter x ON x.id = b.matter_id WHERE b.id = p_id FOR UPDATE OF b;
  IF me.person IS NULL OR g.id IS NULL OR g.person_id = me.person
     OR g.authority_id <> me.authority OR g.unit_id <> ALL (secrecy.units('glass', 'approve'))
     OR g.matter_id = ANY (secrecy.denied()) OR g.closes_at <= me.moment THEN
    RAISE insufficient_privilege; END IF;
  UPDATE lykta.secrecy_breakglass SET approved_by_id = me.person, approved_at = me.moment
   WHERE id = p_id AND approved_by_id IS NULL;
END $$;

-- Openings in the caller's unit, or one's own: for approval, and for the head's review.
CREATE OR REPLACE FUNCTION secrecy.glass_seen() RETURNS TABLE (id uuid, person_id uuid,
  matter_id uuid, number text, need_to_know bool, opened_at timestamptz, closes_at timestamptz,
  approved_by_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT b.id, b.person_id, b.matter_id, x.number, x.need_to_know, b.opened_at, b.closes_at,
         b.approved_by_id
    FROM lykta.secrecy_breakglass b JOIN lykta.casework_matter x ON x.id = b.matter_id,
         secrecy.me() me
   WHERE x.authority_id = me.authority AND b.matter_id <> ALL (secrecy.denied())
     AND (b.person_id = me.person OR x.unit_id = ANY (secrecy.units('glass', 'approve')))
   ORDER BY b.opened_at DESC, b.id $$;

-- The sealed reason, for the approver.
CREATE OR REPLACE FUNCTION secrecy.glass_reason(p_id uuid) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT b.reason_sealed FROM lykta.secrecy_breakglass b
   WHERE b.id = p_id AND b.id IN (SELECT s.id FROM secrecy.glass_seen() s) $$;
GRANT EXECUTE ON FUNCTION secrecy.find_for_glass, secrecy.open_glass, secrecy.approve_glass,
  secrecy.glass_seen, secrecy.glass_reason TO lykta_app;
