-- Put a mail in the outbox. Anybody under a signed context may: the app has checked why. Nobody
-- gets to read the outbox by it, and no mail comes in as sent or as tried.
CREATE OR REPLACE FUNCTION secrecy.post_mail(
  p_id uuid, p_kind text, p_recipient uuid, p_address text, p_subject text, p_scope uuid,
  p_body bytea, p_made_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (SELECT secrecy.person()) IS NULL THEN
    RAISE EXCEPTION 'no signed context' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO lykta.outbox_mail (id, kind, recipient_id, address, subject, key_scope, body,
      state, attempts, fault, made_at, next_at)
  VALUES (p_id, p_kind, p_recipient, p_address, p_subject, p_scope, p_body,
      'waiting', 0, '', p_made_at, p_made_at);
END $$;
GRANT EXECUTE ON FUNCTION secrecy.post_mail TO lykta_app;
