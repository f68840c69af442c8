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

CREATE OR REPLACE FUNCTION secrecy.workplace_is_signed(p_round uuid, p_administration uuid)
  RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.workplace_signedfollowup s
    WHERE s.round_id = p_round AND s.administration_id = p_administration) $$;

-- Every unit of the administration one oversees, without its words; `told` null while it is silent,
-- else its codes, the themes suggested for each side, and which sides have words, as one text: few
-- units differ, so each is made out once. The right is asked once here, not unit by unit: an
-- administration may have five hundred. LIMIT and OFFSET keep to the units' own rows: without them
-- every year's answers are read.
CREATE OR REPLACE FUNCTION secrecy.workplace_voices(p_round uuid)
  RETURNS TABLE (id uuid, name text, told text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id, a.unit_name, CASE WHEN w.id IS NOT NULL THEN concat_ws('|',
         w.done, w.threats, w.private_violence, w.inclusion, w.routine, w.safety_part,
         w.improve_suggested, w.works_suggested, w.improve <> '', w.works <> '') END
    FROM lykta.workplace_unitasked a
    LEFT JOIN LATERAL (SELECT * FROM lykta.workplace_unitanswer u
                        WHERE u.asked_id = a.id LIMIT 1) w ON true
   WHERE a.round_id = p_round
     AND a.administration_id = (SELECT secrecy.workplace_administration())
   ORDER BY a.unit_name, a.id $$;

-- What the units of the administration one oversees will do: not done first, soonest first.
CREATE OR REPLACE FUNCTION secrecy.workplace_promises(p_round uuid, p_first int)
  RETURNS TABLE (unit text, text text, who text, due_on date, done bool)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.unit_name, p.text, p.who, p.due_on, p.done
    FROM lykta.workplace_unitasked a
   CROSS JOIN LATERAL (SELECT * FROM lykta.workplace_promise u
                        WHERE u.asked_id = a.id OFFSET 0) p
   WHERE a.round_id = p_round
     AND a.administration_id = (SELECT secrecy.workplace_administration())
   ORDER BY p.done, p.due_on, a.unit_name, a.id, p.place LIMIT p_first $$;

-- A board reads what its administrations' directors have signed.
CREATE OR REPLACE FUNCTION secrecy.workplace_board() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(b.administration_id), '{}')
    FROM secrecy.me() me JOIN lykta.organisation_administrationbody b ON b.body_id = me.authority
   WHERE secrecy.may('workplace', 'board') $$;

-- That a follow-up is signed and noted is no secret; what stands in it is the administration's.
-- `boards` are the codes of the boards it works for that have not noted it yet.
DROP FUNCTION IF EXISTS secrecy.workplace_signed();
CREATE FUNCTION secrecy.workplace_signed()
  RETURNS TABLE (id uuid, round uuid, administration uuid, code text, name text, at timestamptz,
                 noted_on date, board_on date, boards text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.id, s.round_id, s.administration_id, coalesce(o.code, '')::text,
         coalesce(o.name, '')::text, s.signed_at,
         (SELECT max(n.noted_on) FROM lykta.workplace_followupnoted n
           WHERE n.signed_id = s.id AND n.noted_for = 'committee'),
         (SELECT max(n.noted_on) FROM lykta.workplace_followupnoted n
           WHERE n.signed_id = s.id AND n.noted_for = 'board'),
         ARRAY(SELECT b.code::text FROM lykta.organisation_administrationbody l
                 JOIN lykta.organisation_authority b ON b.id = l.body_id
                WHERE l.administration_id = s.administration_id
                  AND NOT EXISTS (SELECT 1 FROM lykta.workplace_followupnoted n
                    WHERE n.signed_id = s.id AND n.noted_for = 'board'
                      AND n.authority_id = b.id) ORDER BY b.code)
    FROM lykta.workplace_signedfollowup s
    LEFT JOIN lykta.organisation_administration o ON o.id = s.administration_id
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
  secrecy.may_answer_at_work, secrecy.workplace_is_signed, secrecy.workplace_board,
  secrecy.workplace_signed, secrecy.workplace_counts, secrecy.workplace_voices,
  secrecy.workplace_promises TO lykta_app;
