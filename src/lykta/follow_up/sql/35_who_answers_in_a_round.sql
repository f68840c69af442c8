-- Who answers in a round: those who work where the answerer's code stands, while the round is
-- open. (A one-time link answers for the one it was made for: models/answer.py.)
CREATE OR REPLACE FUNCTION secrecy.may_answer_in_round(p_asked uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT secrecy.may('plan', 'report') AND EXISTS (
    SELECT 1 FROM lykta.follow_up_roundmeasure asked
      JOIN lykta.follow_up_answerer a ON a.id = asked.answerer_id
      JOIN lykta.follow_up_round r ON r.id = asked.round_id
     WHERE asked.id = p_asked AND r.state = 'open'
       AND a.code <> '' AND a.code = ANY (secrecy.workplace_codes())) $$;
GRANT EXECUTE ON FUNCTION secrecy.may_answer_in_round TO lykta_app;
