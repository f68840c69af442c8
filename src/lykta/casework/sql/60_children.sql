-- The first rows of a child's own matter, written by one who raises it and does not come to see it.
-- Only into a matter that this person's matter links to, that is still new and still empty (A7).
CREATE OR REPLACE FUNCTION secrecy.casework_fill_child(p_from uuid, p_child uuid, p_subject jsonb,
  p_referral jsonb, p_tokens bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE own jsonb := jsonb_build_object('matter_id', p_child);
BEGIN
  IF NOT secrecy.may_at('matter', 'write', p_from)
     OR NOT EXISTS (SELECT 1 FROM lykta.casework_matterlink l JOIN lykta.casework_matter m
       ON m.id = l.other_id WHERE l.matter_id = p_from AND l.other_id = p_child
       AND l.relation = 'child_of' AND m.kind = 'child' AND m.state = 'received')
     OR EXISTS (SELECT 1 FROM lykta.casework_subject s WHERE s.matter_id = p_child) THEN
    RAISE insufficient_privilege; END IF;
  INSERT INTO lykta.casework_subject
  SELECT (jsonb_populate_record(NULL::lykta.casework_subject, p_subject || own)).*;
  INSERT INTO lykta.casework_referral
  SELECT (jsonb_populate_record(NULL::lykta.casework_referral, p_referral || own)).*;
  INSERT INTO lykta.casework_nametoken (id, matter_id, token)
  SELECT gen_random_uuid(), p_child, t FROM unnest(p_tokens) t;
END $$;
GRANT EXECUTE ON FUNCTION secrecy.casework_fill_child TO lykta_app;
