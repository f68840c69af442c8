-- The log. Owned by lykta_policy; nobody can insert, change or remove past these functions.
CREATE TABLE IF NOT EXISTS audit.event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL, actor uuid, assignment uuid, unit uuid, authority uuid,
  event text NOT NULL, about uuid, about_unit uuid, outcome text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}', link bytea);
CREATE INDEX IF NOT EXISTS audit_event_unsealed ON audit.event (id) WHERE link IS NULL;
CREATE INDEX IF NOT EXISTS audit_event_unit ON audit.event (unit, at DESC);
CREATE INDEX IF NOT EXISTS audit_event_about_unit ON audit.event (about_unit, at DESC);
CREATE INDEX IF NOT EXISTS audit_event_about ON audit.event (about, at DESC);
CREATE TABLE IF NOT EXISTS audit.head (
  one bool PRIMARY KEY DEFAULT true CHECK (one), event bigint NOT NULL, link bytea NOT NULL);
INSERT INTO audit.head VALUES (true, 0, '\x00') ON CONFLICT DO NOTHING;
CREATE TABLE IF NOT EXISTS audit.review (
  id uuid PRIMARY KEY, unit uuid NOT NULL, authority uuid NOT NULL, reviewer uuid NOT NULL,
  at timestamptz NOT NULL, first_day date NOT NULL, last_day date NOT NULL, remark text NOT NULL,
  CHECK (first_day <= last_day));

-- The unit of the matter an event is about, so that its head can review who looked.
CREATE OR REPLACE FUNCTION audit.unit_of(p_about uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT unit_id FROM lykta.casework_matter WHERE id = p_about $$;

-- A change: inside the business transaction, by the person whom the signed context names.
CREATE OR REPLACE FUNCTION audit.record_change(p_event text, p_about uuid, p_outcome text,
  p_detail jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  IF me.person IS NULL THEN RAISE insufficient_privilege; END IF;
  INSERT INTO audit.event (at, actor, assignment, unit, authority, event, about, about_unit, outcome, detail)
  VALUES (me.moment, me.person, me.assignment, me.unit, me.authority, p_event, p_about,
    audit.unit_of(p_about), p_outcome, p_detail);
END $$;

-- A reading or a denial: the writer's own login, committed before anything is shown.
CREATE OR REPLACE FUNCTION audit.record_access(p_at timestamptz, p_actor uuid, p_assignment uuid,
  p_unit uuid, p_authority uuid, p_event text, p_about uuid, p_outcome text, p_detail jsonb)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO audit.event (at, actor, assignment, unit, authority, event, about, about_unit, outcome, detail)
  VALUES (p_at, p_actor, p_assignment, p_unit, p_authority, p_event, p_about,
    audit.unit_of(p_about), p_outcome, p_detail) $$;

-- What a link is made of: the event as text, in one fixed form.
CREATE OR REPLACE FUNCTION audit.as_text(e audit.event) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_array(e.id, extract(epoch FROM e.at)::text, e.actor, e.assignment, e.unit,
    e.authority, e.event, e.about, e.about_unit, e.outcome, e.detail)::text $$;

-- The sealer, right after commits: links every event that has no link yet, under one short lock.
-- An event that commits late under a lower number is linked when it is there: order of links is
-- the order of sealing, kept in `audit.chain`.
CREATE TABLE IF NOT EXISTS audit.chain (
  place bigint PRIMARY KEY, event bigint NOT NULL UNIQUE, link bytea NOT NULL);
CREATE OR REPLACE FUNCTION audit.seal() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE h audit.head; e audit.event; n bigint := 0;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM audit.event WHERE link IS NULL) THEN RETURN 0; END IF;
  SELECT * INTO h FROM audit.head FOR UPDATE;
  FOR e IN SELECT * FROM audit.event WHERE link IS NULL ORDER BY id LOOP
    h.event := h.event + 1;
    h.link := sha256(h.link || convert_to(audit.as_text(e), 'UTF8'));
    INSERT INTO audit.chain VALUES (h.event, e.id, h.link);
    UPDATE audit.event SET link = h.link WHERE id = e.id; n := n + 1;
  END LOOP;
  UPDATE audit.head SET event = h.event, link = h.link;
  RETURN n;
END $$;

GRANT EXECUTE ON FUNCTION audit.record_change TO lykta_app;
GRANT EXECUTE ON FUNCTION audit.record_access, audit.seal TO lykta_audit;

-- Reading the log: the auditor's login, under the signed context.
ALTER TABLE audit.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.event FORCE ROW LEVEL SECURITY;
ALTER TABLE audit.review ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.review FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS policy_role ON audit.event;
CREATE POLICY policy_role ON audit.event TO lykta_policy USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS policy_role ON audit.review;
CREATE POLICY policy_role ON audit.review TO lykta_policy USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS see ON audit.event;
CREATE POLICY see ON audit.event FOR SELECT TO lykta_auditor USING (
  unit = ANY ((SELECT secrecy.units('log', 'review'))::uuid[])
  OR about_unit = ANY ((SELECT secrecy.units('log', 'review'))::uuid[]));
DROP POLICY IF EXISTS see ON audit.review;
CREATE POLICY see ON audit.review FOR SELECT TO lykta_auditor USING (
  unit = ANY ((SELECT secrecy.units('log', 'review'))::uuid[]));
DROP POLICY IF EXISTS add ON audit.review;
CREATE POLICY add ON audit.review FOR INSERT TO lykta_auditor WITH CHECK (
  unit = ANY ((SELECT secrecy.units('log', 'review'))::uuid[])
  AND reviewer = (SELECT secrecy.person()) AND authority = (SELECT secrecy.authority()));
GRANT SELECT ON audit.event, audit.review TO lykta_auditor;
GRANT INSERT ON audit.review TO lykta_auditor;
GRANT EXECUTE ON FUNCTION secrecy.person, secrecy.authority, secrecy.units TO lykta_auditor;

-- Verifying: the whole chain as text, for the deploy login only (no grant).
CREATE OR REPLACE FUNCTION audit.whole() RETURNS TABLE (place bigint, event bigint, link bytea,
  content text, own_link bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.place, c.event, c.link, audit.as_text(e), e.link
    FROM audit.chain c LEFT JOIN audit.event e ON e.id = c.event ORDER BY c.place $$;
