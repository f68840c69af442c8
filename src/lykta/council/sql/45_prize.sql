-- The equality prize's jury. A juror has no account: whoever holds the link's token is the juror,
-- and the database knows it from the token itself (`lykta.link`), not from what the code says.
-- Who has left the jury is no juror, whatever link is kept.
CREATE OR REPLACE FUNCTION secrecy.juror_sits(p_juror uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.council_juror j
                  WHERE j.id = p_juror AND j.left_at IS NULL) $$;
CREATE OR REPLACE FUNCTION secrecy.juror() RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT j FROM secrecy.link_target('council.jury') j WHERE secrecy.juror_sits(j) $$;

CREATE OR REPLACE FUNCTION secrecy.jury_conflict(p_nomination uuid, p_juror uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.council_jurorconflict c
                  WHERE c.nomination_id = p_nomination AND c.juror_id = p_juror) $$;

-- Of the same year, taken in, the jury has not met yet, and no conflict of interest.
CREATE OR REPLACE FUNCTION secrecy.jury_may_note(p_nomination uuid, p_juror uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.council_nomination n
      JOIN lykta.council_juror j ON j.prize_id = n.prize_id
      JOIN lykta.council_prize p ON p.id = n.prize_id
     WHERE n.id = p_nomination AND j.id = p_juror AND n.state = 'accepted' AND p.met_at IS NULL
       AND j.left_at IS NULL)
    AND NOT secrecy.jury_conflict(p_nomination, p_juror) $$;

-- The own note; when the jury has met, everybody's: to the year's jury and to who prepares the
-- council. Never to a juror with a conflict about that nomination, never the note of such a one.
CREATE OR REPLACE FUNCTION secrecy.jury_note_open(p_nomination uuid, p_author uuid, p_reader uuid)
RETURNS bool LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT NOT secrecy.jury_conflict(p_nomination, p_author)
    AND (p_reader IS NULL OR NOT secrecy.jury_conflict(p_nomination, p_reader))
    AND (coalesce(p_reader = p_author, false) OR EXISTS (
      SELECT 1 FROM lykta.council_nomination n JOIN lykta.council_prize p ON p.id = n.prize_id
       WHERE n.id = p_nomination AND p.met_at IS NOT NULL
         AND (secrecy.may('council', 'write') OR EXISTS (SELECT 1 FROM lykta.council_juror j
               WHERE j.id = p_reader AND j.prize_id = n.prize_id)))) $$;
CREATE OR REPLACE FUNCTION secrecy.jury_note_seen(p_nomination uuid, p_author uuid) RETURNS bool
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT secrecy.jury_note_open(p_nomination, p_author, (SELECT secrecy.juror())) $$;

-- Takes part in the decision: of the year's jury, and without a conflict about any finalist.
CREATE OR REPLACE FUNCTION secrecy.jury_may_decide(p_decision uuid, p_juror uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.council_prizedecision d
      JOIN lykta.council_juror j ON j.prize_id = d.prize_id
     WHERE d.id = p_decision AND j.id = p_juror AND j.left_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM lykta.council_nomination n
             JOIN lykta.council_jurorconflict c ON c.nomination_id = n.id
            WHERE n.prize_id = d.prize_id AND c.juror_id = p_juror
              AND (n.finalist OR n.id = d.winner_id OR n.id = d.mention_id))) $$;

-- How many notes each juror has, not what they say: the secretary reminds.
CREATE OR REPLACE FUNCTION secrecy.jury_progress() RETURNS TABLE (juror uuid, noted int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.juror_id, count(*)::int FROM lykta.council_jurynote n
   WHERE secrecy.may('council', 'read')
     AND NOT secrecy.jury_conflict(n.nomination_id, n.juror_id)
   GROUP BY n.juror_id $$;

-- Working notes do not outlive the decision: they go when the result is out.
CREATE OR REPLACE FUNCTION secrecy.forget_jury_notes(p_prize uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT coalesce(secrecy.may('council', 'write'), false) THEN
    RAISE insufficient_privilege;
  END IF;
  DELETE FROM lykta.council_jurynote n USING lykta.council_nomination o, lykta.council_prize p
   WHERE o.id = n.nomination_id AND p.id = o.prize_id AND p.id = p_prize
     AND p.result_published_at IS NOT NULL;
END $$;

-- The notes of a juror who has left go with the seat, before the jury reads them.
CREATE OR REPLACE FUNCTION secrecy.forget_juror(p_juror uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT coalesce(secrecy.may('council', 'write'), false) THEN
    RAISE insufficient_privilege;
  END IF;
  DELETE FROM lykta.council_jurynote n USING lykta.council_juror j, lykta.council_prize p
   WHERE j.id = n.juror_id AND j.id = p_juror AND j.left_at IS NOT NULL
     AND p.id = j.prize_id AND p.met_at IS NULL;
END $$;

-- Publishing a year: the only way to write what the public reads. Published again, it replaces.
CREATE OR REPLACE FUNCTION published.publish_prize(
  p_prize uuid, p_closes_on date, p_document jsonb
)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT coalesce(secrecy.may('council', 'write'), false) THEN
    RAISE insufficient_privilege;
  END IF;
  DELETE FROM published.council_publishedprize WHERE id = p_prize;
  INSERT INTO published.council_publishedprize (id, closes_on, document, made_at)
  SELECT p_prize, p_closes_on, p_document, moment FROM secrecy.me();
END $$;
GRANT EXECUTE ON FUNCTION secrecy.juror_sits, secrecy.forget_juror, secrecy.juror,
  secrecy.jury_note_seen, secrecy.jury_note_open,
  secrecy.jury_may_note, secrecy.jury_may_decide, secrecy.jury_progress,
  secrecy.forget_jury_notes, published.publish_prize TO lykta_app;
