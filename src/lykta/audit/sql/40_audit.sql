-- The audit log: events are only added, and only through these functions. Design §2.4, §7.7.
-- Codes and numbers only: no name, no number, no free text can be stored (AU-10).
CREATE OR REPLACE FUNCTION audit.is_codes(p jsonb) RETURNS bool
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_typeof(p) = 'object' AND NOT EXISTS (
    SELECT 1 FROM jsonb_each(p) e, LATERAL (SELECT e.value #>> '{}' AS v) t
     WHERE e.key !~ '^[a-z_]{1,40}$' OR NOT CASE jsonb_typeof(e.value)
       WHEN 'boolean' THEN true
       WHEN 'number' THEN t.v ~ '^-?[0-9]{1,7}$'
       WHEN 'string' THEN t.v ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
         OR (t.v ~ '^[a-z0-9_.:-]{0,64}$' AND length(regexp_replace(t.v, '[^0-9]', '', 'g')) <= 8)
       ELSE false END) $$;

CREATE TABLE IF NOT EXISTS audit.event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  actor uuid, assignment uuid, unit uuid, authority uuid,  -- null: nobody was signed in
  event text NOT NULL CHECK (event ~ '^[a-z]+[.][a-z_]+$' AND length(event) <= 40),
  about uuid, about_unit uuid,                             -- the unit when it is about a matter
  guarded bool NOT NULL DEFAULT false,                     -- the matter was need-to-know then
  outcome text NOT NULL CHECK (outcome IN ('done', 'read', 'revealed', 'denied', 'failed')),
  detail jsonb NOT NULL DEFAULT '{}' CHECK (audit.is_codes(detail)),
  seq bigint UNIQUE, link bytea,                           -- set once, by the sealer
  CHECK ((seq IS NULL) = (link IS NULL)));
CREATE INDEX IF NOT EXISTS event_unsealed ON audit.event (id) WHERE seq IS NULL;
CREATE INDEX IF NOT EXISTS event_about ON audit.event (about, id);
CREATE INDEX IF NOT EXISTS event_actor ON audit.event (actor, id);
CREATE INDEX IF NOT EXISTS event_at ON audit.event (at);
CREATE TABLE IF NOT EXISTS audit.head (
  one bool PRIMARY KEY DEFAULT true CHECK (one),
  chain uuid NOT NULL, seq bigint NOT NULL, link bytea NOT NULL);
INSERT INTO audit.head (chain, seq, link)
  SELECT c, 0, sha256(convert_to('lykta|' || c::text, 'UTF8')) FROM gen_random_uuid() c
  ON CONFLICT (one) DO NOTHING;
CREATE TABLE IF NOT EXISTS audit.review (
  id uuid PRIMARY KEY, at timestamptz NOT NULL,
  person uuid NOT NULL, unit uuid NOT NULL, authority uuid NOT NULL,
  period_from date NOT NULL, period_to date NOT NULL CHECK (period_to >= period_from),
  remark text NOT NULL CHECK (remark IN ('in_order', 'asked', 'reported')),
  events int NOT NULL CHECK (events >= 0), sampled int NOT NULL CHECK (sampled >= 0));

-- A change: the actor is whoever the verified context names; without one nothing is recorded
-- and so nothing is changed. Commits or rolls back with the change itself.
CREATE OR REPLACE FUNCTION audit.record_change(p_event text, p_about uuid, p_detail jsonb)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  IF me.person IS NULL THEN RAISE insufficient_privilege; END IF;
  INSERT INTO audit.event (at, actor, assignment, unit, authority, event, about, about_unit,
    guarded, outcome, detail)
  SELECT me.moment, me.person, me.assignment, me.unit, me.authority, p_event, p_about, x.unit_id,
    coalesce(x.need_to_know, false), 'done', p_detail
    FROM (SELECT 1) one LEFT JOIN lykta.casework_matter x ON x.id = p_about;
END $$;

-- A reading, a reveal, a denial: on the writer's own login, before anything is shown.
CREATE OR REPLACE FUNCTION audit.record_access(p_event text, p_outcome text, p_actor uuid,
  p_assignment uuid, p_unit uuid, p_authority uuid, p_about uuid, p_at timestamptz, p_detail jsonb)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO audit.event (at, actor, assignment, unit, authority, event, about, about_unit,
    guarded, outcome, detail)
  SELECT audit.moment(p_at), p_actor, p_assignment, p_unit, p_authority, p_event, p_about,
    x.unit_id, coalesce(x.need_to_know, false), p_outcome, p_detail
    FROM (SELECT 1) one LEFT JOIN lykta.casework_matter x ON x.id = p_about $$;

-- What happens before there is a context: sign-in, sign-out. The unit is the person's own then.
CREATE OR REPLACE FUNCTION audit.record_sign_in(p_event text, p_outcome text, p_person uuid,
  p_at timestamptz, p_detail jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO audit.event (at, actor, unit, authority, event, outcome, detail)
  SELECT audit.moment(p_at), p_person, a.unit_id, a.authority_id, p_event, p_outcome, p_detail
    FROM (SELECT 1) one LEFT JOIN LATERAL (
      SELECT s.unit_id, u.authority_id FROM lykta.organisation_assignment s
        JOIN lykta.organisation_unit u ON u.id = s.unit_id
       WHERE s.person_id = p_person AND s.valid_from <= p_at::date
         AND (s.valid_to IS NULL OR s.valid_to >= p_at::date)
       ORDER BY s.valid_from, s.id LIMIT 1) a ON true $$;

-- In production the database's own clock counts, whatever the writer says.
CREATE OR REPLACE FUNCTION audit.moment(p_at timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN (SELECT i.mode FROM secrecy.installation i) IN ('demo', 'test') THEN p_at
              ELSE clock_timestamp() END $$;

-- What a link covers. The same text is made outside the database when the chain is verified.
CREATE OR REPLACE FUNCTION audit.canonical(e audit.event, p_seq bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT array_to_string(ARRAY['v1', p_seq::text, e.id::text,
    to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor::text,
    e.assignment::text, e.unit::text, e.authority::text, e.event, e.about::text,
    e.about_unit::text, e.guarded::text, e.outcome, e.detail::text], '|', '') $$;

-- The sealer, right after commits: links every event that has no link yet, in one short lock.
-- `seq` is the order of sealing: it has no gaps, whatever order the transactions committed in.
CREATE OR REPLACE FUNCTION audit.seal(OUT sealed bigint, OUT chain uuid, OUT seq bigint,
  OUT link bytea, OUT at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE e audit.event;
BEGIN
  sealed := 0;
  at := clock_timestamp();
  SELECT h.chain, h.seq, h.link INTO chain, seq, link FROM audit.head h;
  IF NOT EXISTS (SELECT 1 FROM audit.event x WHERE x.seq IS NULL) THEN RETURN; END IF;
  SELECT h.chain, h.seq, h.link INTO chain, seq, link FROM audit.head h FOR UPDATE;
  FOR e IN SELECT * FROM audit.event x WHERE x.seq IS NULL ORDER BY x.id LOOP
    seq := seq + 1;
    link := sha256(link || convert_to(audit.canonical(e, seq), 'UTF8'));
    UPDATE audit.event x SET seq = seal.seq, link = seal.link WHERE x.id = e.id;
    sealed := sealed + 1;
  END LOOP;
  UPDATE audit.head h SET seq = seal.seq, link = seal.link;
END $$;

-- A signed review of a period (the board's duty to follow up who looked at what).
CREATE OR REPLACE FUNCTION audit.sign_review(p_id uuid, p_from date, p_to date, p_remark text,
  p_events int, p_sampled int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  IF me.person IS NULL OR NOT secrecy.may('log', 'review') THEN
    RAISE insufficient_privilege; END IF;
  INSERT INTO audit.review VALUES (p_id, me.moment, me.person, me.unit, me.authority, p_from, p_to,
    p_remark, p_events, p_sampled);
  PERFORM audit.record_change('log.reviewed', p_id, jsonb_build_object('remark', p_remark));
END $$;

-- Events with no unit at all (an unknown user name) are for whoever reviews a whole authority.
CREATE OR REPLACE FUNCTION audit.reviews_all() RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM secrecy.me() me JOIN secrecy.matrix m ON m.role = me.role
    WHERE m.object = 'log' AND m.act = 'review' AND m.scope = 'authority') $$;

-- Who may read the log: the unit's head what the unit did and what was done to its matters, the
-- authority's reviewer the authority's. Nobody reads about a matter they are denied.
ALTER TABLE audit.event ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS review ON audit.event;
CREATE POLICY review ON audit.event FOR SELECT TO lykta_auditor USING (
  unit = ANY ((SELECT secrecy.units('log', 'review'))::uuid[])
  OR about_unit = ANY ((SELECT secrecy.units('log', 'review'))::uuid[])
  OR (unit IS NULL AND about_unit IS NULL AND (SELECT audit.reviews_all())));
DROP POLICY IF EXISTS deny ON audit.event;
CREATE POLICY deny ON audit.event AS RESTRICTIVE FOR SELECT TO lykta_auditor USING (
  about IS NULL OR about <> ALL ((SELECT secrecy.denied())::uuid[]));
ALTER TABLE audit.review ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS review ON audit.review;
CREATE POLICY review ON audit.review FOR SELECT TO lykta_auditor USING (
  unit = ANY ((SELECT secrecy.units('log', 'review'))::uuid[]));

REVOKE ALL ON audit.event, audit.head, audit.review FROM PUBLIC, lykta_app, lykta_audit, lykta_auditor;
REVOKE ALL ON FUNCTION audit.is_codes, audit.canonical FROM PUBLIC;
GRANT SELECT ON audit.event, audit.review TO lykta_auditor;
GRANT EXECUTE ON FUNCTION audit.record_change, audit.sign_review TO lykta_app;
GRANT EXECUTE ON FUNCTION audit.record_access, audit.record_sign_in, audit.seal TO lykta_audit;
GRANT EXECUTE ON FUNCTION secrecy.units, secrecy.denied, audit.reviews_all TO lykta_auditor;
