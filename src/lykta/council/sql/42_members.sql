-- A member of the council has no account: whoever holds the token of a notice's link is that
-- member, at that meeting, until its day is over or the seat has ended. `lykta.link` is the token.
CREATE OR REPLACE FUNCTION secrecy.council_link() RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT secrecy.link_target('council.member') $$;

-- The meeting of a seat (a row of attendance), while its link holds.
CREATE OR REPLACE FUNCTION secrecy.council_meeting_of(p_seat uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.id FROM lykta.council_attendance a JOIN lykta.council_meeting m ON m.id = a.meeting_id
    JOIN lykta.council_member s ON s.id = a.member_id, secrecy.me() me
   WHERE a.id = p_seat AND (m.ends_at AT TIME ZONE 'Europe/Stockholm')::date >= me.today
     AND s.since_on <= (m.starts_at AT TIME ZONE 'Europe/Stockholm')::date
     AND coalesce(s.until_on >= (m.starts_at AT TIME ZONE 'Europe/Stockholm')::date, true) $$;

CREATE OR REPLACE FUNCTION secrecy.council_meeting() RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT secrecy.council_meeting_of(secrecy.council_link()) $$;
CREATE OR REPLACE FUNCTION secrecy.council_seat() RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN secrecy.council_meeting() IS NOT NULL THEN secrecy.council_link() END $$;

-- By the link a member says whether they come. All else in the row stays as it is: STABLE, so
-- what is compared with is the row as it stood before.
CREATE OR REPLACE FUNCTION secrecy.council_only_tells(p_seat uuid, p_meeting uuid, p_member uuid,
  p_present bool, p_conflict text, p_instead_of uuid, p_linked timestamptz) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.council_attendance a
     WHERE a.id = p_seat AND a.meeting_id = p_meeting AND a.member_id = p_member
       AND a.present = p_present AND a.conflict = p_conflict
       AND a.instead_of_id IS NOT DISTINCT FROM p_instead_of
       AND a.linked_at IS NOT DISTINCT FROM p_linked) $$;

-- Only what the secretary typed at the meeting is put right, never an organisation's own words.
CREATE OR REPLACE FUNCTION secrecy.council_answer_was_typed(p_answer uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.council_roundanswer r
                  WHERE r.id = p_answer AND r.at_meeting) $$;
GRANT EXECUTE ON FUNCTION secrecy.council_link, secrecy.council_meeting_of,
  secrecy.council_meeting, secrecy.council_seat, secrecy.council_only_tells,
  secrecy.council_answer_was_typed TO lykta_app;
