-- The yearly follow-up: a manager reaches the own unit; director, HR and the safety committee reach
-- every unit of the administration they work in; everybody else only what is counted.
CREATE OR REPLACE FUNCTION secrecy.workplace_own_unit() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT unit FROM secrecy.me() WHERE secrecy.may('workplace', 'answer') $$;

CREATE OR REPLACE FUNCTION secrecy.workplace_administration() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.administration_id FROM secrecy.me() me JOIN lykta.organisation_unit u ON u.id = me.unit
   WHERE secrecy.may('workplace', 'oversee') $$;

-- The own unit, until the director has signed.
CREATE OR REPLACE FUNCTION secrecy.may_answer_at_work(p_asked uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.workplace_unitasked a
    WHERE a.id = p_asked AND a.unit_id = secrecy.workplace_own_unit()
      AND NOT EXISTS (SELECT 1 FROM lykta.workplace_signedfollowup s
        WHERE s.round_id = a.round_id AND s.administration_id = a.administration_id)) $$;

-- That a follow-up is signed and noted is no secret; what stands in it is the administration's.
CREATE OR REPLACE FUNCTION secrecy.workplace_signed()
  RETURNS TABLE (round uuid, administration uuid, at timestamptz, noted_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.round_id, s.administration_id, s.signed_at, n.noted_on
    FROM lykta.workplace_signedfollowup s
    LEFT JOIN lykta.workplace_followupnoted n ON n.signed_id = s.id
   WHERE secrecy.may('workplace', 'read') $$;

-- Numbers of signed administrations only: what never changes cannot be told apart day by day.
CREATE OR REPLACE FUNCTION secrecy.workplace_counts(p_round uuid)
  RETURNS TABLE (administration text, asked int, answered int, routine int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.administration_name::text, count(*)::int, count(w.id)::int,
         (count(*) FILTER (WHERE w.routine = 'used'))::int
    FROM lykta.workplace_unitasked a
    JOIN lykta.workplace_signedfollowup s
      ON s.round_id = a.round_id AND s.administration_id = a.administration_id
    LEFT JOIN lykta.workplace_unitanswer w ON w.asked_id = a.id
   WHERE a.round_id = p_round AND secrecy.may('workplace', 'read')
   GROUP BY a.administration_name ORDER BY a.administration_name $$;
GRANT EXECUTE ON FUNCTION secrecy.workplace_own_unit, secrecy.workplace_administration,
  secrecy.may_answer_at_work, secrecy.workplace_signed, secrecy.workplace_counts TO lykta_app;
