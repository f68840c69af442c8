-- A member adjusts the notes by a one-time link: reads them, and puts name and day to them as they
-- stand. STABLE: what is compared with is the row as it stood before.
CREATE OR REPLACE FUNCTION secrecy.council_notes_link() RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT secrecy.link_target('council.adjust') $$;

CREATE OR REPLACE FUNCTION secrecy.council_only_adjusts(p_notes uuid, p_meeting uuid, p_text text,
  p_drafted timestamptz, p_published timestamptz) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p_published IS NULL AND EXISTS (SELECT 1 FROM lykta.council_notes n
     WHERE n.id = p_notes AND n.meeting_id = p_meeting AND n.text = p_text
       AND n.drafted_at = p_drafted AND n.published_at IS NULL) $$;
GRANT EXECUTE ON FUNCTION secrecy.council_notes_link, secrecy.council_only_adjusts TO lykta_app;
