-- Openings in matters that the caller is assigned to, the last thirty days: the handler's alarm.
CREATE OR REPLACE FUNCTION secrecy.casework_glass_alarms() RETURNS TABLE (id uuid, matter_id uuid,
  number text, person_id uuid, opened_at timestamptz, closes_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT b.id, b.matter_id, x.number, b.person_id, b.opened_at, b.closes_at
    FROM secrecy.me() me
    JOIN lykta.secrecy_handler h ON h.person_id = me.person AND h.valid_from <= me.today
     AND (h.valid_to IS NULL OR h.valid_to >= me.today)
    JOIN lykta.secrecy_breakglass b ON b.matter_id = h.matter_id AND b.person_id <> me.person
     AND b.opened_at BETWEEN me.moment - interval '30 days' AND me.moment
    JOIN lykta.casework_matter x ON x.id = b.matter_id
   WHERE x.authority_id = me.authority AND b.matter_id <> ALL (secrecy.denied())
   ORDER BY b.opened_at DESC, b.id $$;
GRANT EXECUTE ON FUNCTION secrecy.casework_glass_alarms TO lykta_app;
