-- Matters go from a person who is away to one who stands in. Owned by lykta_policy; design §7.17.
-- Every open matter of the person that the caller may assign; a colleague who is denied a matter, or
-- does not work there, is passed over. With a last day it is cover: the person keeps the matter.
CREATE OR REPLACE FUNCTION secrecy.hand_over(p_from uuid, p_to uuid, p_first date, p_last date)
RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record; x uuid; n int := 0;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  IF me.person IS NULL OR NOT secrecy.may('assignment', 'write') THEN
    RAISE insufficient_privilege; END IF;
  FOR x IN
    SELECT DISTINCT h.matter_id FROM lykta.secrecy_handler h
      JOIN lykta.casework_matter m ON m.id = h.matter_id AND m.state <> 'closed'
     WHERE h.person_id = p_from AND (h.valid_to IS NULL OR h.valid_to >= p_first)
       AND secrecy.may_at('matter', 'assign', h.matter_id)
       AND secrecy.works_at(p_to, m.authority_id, m.unit_id, me.today)
       AND NOT EXISTS (SELECT 1 FROM lykta.secrecy_denial d
                        WHERE d.matter_id = h.matter_id AND d.person_id = p_to)
  LOOP
    IF p_last IS NULL THEN
      PERFORM secrecy.assign(x, p_to, p_first, NULL, NULL);
      PERFORM secrecy.unassign(x, p_from, p_first - 1);
    ELSE
      PERFORM secrecy.assign(x, p_to, p_first, p_last, p_from);
    END IF;
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;
GRANT EXECUTE ON FUNCTION secrecy.hand_over TO lykta_app;
