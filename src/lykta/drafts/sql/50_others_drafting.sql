-- Who else is writing in the same form about the same matter: persons and times, never texts.
-- Answers only about a matter that the caller may see; drafts older than a day do not count.
CREATE OR REPLACE FUNCTION secrecy.others_drafting(p_form text, p_about uuid)
RETURNS TABLE (person_id uuid, saved_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.person_id, d.saved_at FROM lykta.drafts_draft d, secrecy.me() me
   WHERE d.form = p_form AND d.about = p_about AND d.person_id <> me.person
     AND d.saved_at > me.moment - interval '1 day'
     AND secrecy.may_at('matter', 'read', p_about)
   ORDER BY d.saved_at DESC, d.person_id $$;
GRANT EXECUTE ON FUNCTION secrecy.others_drafting TO lykta_app;
