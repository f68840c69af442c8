-- Erasing a matter that was invented for the demo: in the demo and in tests only. A real matter is
-- erased by the board's decision, in a batch with its protocol (law §5.4), not by this function.
CREATE OR REPLACE FUNCTION secrecy.erase_invented_matter(p_matter uuid) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE t text; n int := 0; k int;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM secrecy.installation i WHERE i.mode IN ('demo', 'test')) THEN
    RAISE insufficient_privilege; END IF;
  FOR t IN SELECT table_name FROM secrecy.matter_tables() LOOP
    EXECUTE format('DELETE FROM lykta.%I WHERE matter_id = $1', t) USING p_matter;
    GET DIAGNOSTICS k = ROW_COUNT; n := n + k;
  END LOOP;
  DELETE FROM lykta.casework_matterlink WHERE other_id = p_matter;
  DELETE FROM lykta.secrecy_handler WHERE matter_id = p_matter;
  DELETE FROM lykta.secrecy_denial WHERE matter_id = p_matter;
  DELETE FROM lykta.secrecy_breakglass WHERE matter_id = p_matter;
  DELETE FROM lykta.casework_matter WHERE id = p_matter;
  RETURN n;
END $$;
GRANT EXECUTE ON FUNCTION secrecy.erase_invented_matter TO lykta_erasure;
