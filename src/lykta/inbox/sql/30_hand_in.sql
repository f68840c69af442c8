-- A public form hands in: the public login may add one row of a known shape and read nothing.
-- A day's budget keeps a flood from filling the disk; the page then shows the telephone.
CREATE OR REPLACE FUNCTION published.hand_in(
  p_id uuid, p_kind text, p_answers jsonb, p_receipt text, p_at timestamptz) RETURNS bool
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF length(p_answers::text) > 60000 OR p_kind !~ '^[a-z_.]{3,40}$' THEN RETURN false; END IF;
  IF (SELECT count(*) FROM lykta.inbox_handed h
       WHERE h.kind = p_kind AND h.handed_at > p_at - interval '1 day') >= 500 THEN
    RETURN false; END IF;
  INSERT INTO lykta.inbox_handed (id, kind, answers, receipt, handed_at)
  VALUES (p_id, p_kind, p_answers, p_receipt, p_at);
  RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION published.hand_in TO lykta_public;
