-- Publishing the adjusted notes of a council's meeting: the only way to write what the public
-- reads, and once only. The document holds public facts (rules/notes.py).
CREATE OR REPLACE FUNCTION published.publish_council_notes(
  p_meeting uuid, p_held_on date, p_document jsonb
)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT coalesce(secrecy.may('council', 'write'), false) THEN
    RAISE insufficient_privilege;
  END IF;
  INSERT INTO published.council_publishednotes (id, held_on, document, made_at)
  SELECT p_meeting, p_held_on, p_document, moment FROM secrecy.me();
END $$;
GRANT EXECUTE ON FUNCTION published.publish_council_notes TO lykta_app;
