-- Whoever nominated has no account: who holds the token of the link in the mail completes that
-- nomination alone, while the council waits for it and through the day it asked for.
CREATE OR REPLACE FUNCTION secrecy.prize_completion_link() RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT secrecy.link_target('council.completion') $$;

CREATE OR REPLACE FUNCTION secrecy.prize_waits_for(p_nomination uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.council_nomination n JOIN lykta.council_prize p
                     ON p.id = n.prize_id
                  WHERE n.id = p_nomination AND n.state = 'completion' AND p.met_at IS NULL) $$;
CREATE OR REPLACE FUNCTION secrecy.prize_to_complete() RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT target FROM secrecy.prize_completion_link() target
   WHERE secrecy.prize_waits_for(target) $$;

CREATE OR REPLACE FUNCTION secrecy.prize_may_complete(p_nomination uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.council_nomination n, secrecy.me() me
                  WHERE n.id = p_nomination AND n.answer_by_on >= me.today) $$;
GRANT EXECUTE ON FUNCTION secrecy.prize_completion_link, secrecy.prize_waits_for,
  secrecy.prize_to_complete, secrecy.prize_may_complete TO lykta_app;
