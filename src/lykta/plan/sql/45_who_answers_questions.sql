-- Who answers a question or a remiss: those who work where the one that was asked stands, while it
-- waits for an answer. (A one-time link answers for the one it was made for: models/decision.py.)
CREATE OR REPLACE FUNCTION secrecy.may_answer_report_back(p_report_back uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.plan_reportback r
      JOIN lykta.plan_knownparty k ON k.id = r.to_id
     WHERE r.id = p_report_back AND r.closed_at IS NULL AND r.noted_by_id IS NULL
       AND EXISTS (SELECT 1 FROM lykta.plan_asking a WHERE a.report_back_id = r.id)
       AND k.code <> '' AND k.code = ANY (secrecy.workplace_codes())) $$;

CREATE OR REPLACE FUNCTION secrecy.may_answer_remiss(p_recipient uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.plan_remissrecipient r
      JOIN lykta.plan_remiss m ON m.id = r.remiss_id
      JOIN lykta.plan_knownparty k ON k.id = r.party_id
     WHERE r.id = p_recipient AND m.closed_at IS NULL
       AND k.code <> '' AND k.code = ANY (secrecy.workplace_codes())) $$;
GRANT EXECUTE ON FUNCTION secrecy.may_answer_report_back, secrecy.may_answer_remiss TO lykta_app;
