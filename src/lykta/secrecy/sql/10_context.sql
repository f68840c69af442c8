-- The signed context and what follows from it. Owned by lykta_policy; design §7.1-7.4.
-- Made anew by every `./lykta migrate`; idempotent.
CREATE TABLE IF NOT EXISTS secrecy.key (
  kid int PRIMARY KEY,
  ipad bytea NOT NULL CHECK (length(ipad) = 64),  -- HMAC's two padded blocks: no extension needed
  opad bytea NOT NULL CHECK (length(opad) = 64));
CREATE TABLE IF NOT EXISTS secrecy.installation (
  one bool PRIMARY KEY DEFAULT true CHECK (one),
  mode text NOT NULL CHECK (mode IN ('demo', 'test', 'production')));
CREATE TABLE IF NOT EXISTS secrecy.matrix (
  role text NOT NULL, object text NOT NULL, act text NOT NULL, scope text NOT NULL,
  PRIMARY KEY (role, object, act));

-- The claims, or NULL for anything odd: missing, malformed, expired, another backend, a wrong key.
CREATE OR REPLACE FUNCTION secrecy.claims() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  raw text := current_setting('lykta.ctx', true);
  c text[]; k secrecy.key; own_clock bool;
BEGIN
  IF raw IS NULL OR raw = '' OR length(raw) > 400 THEN RETURN NULL; END IF;
  c := string_to_array(raw, '|');
  IF array_length(c, 1) <> 8
     OR c[1] !~ '^[0-9a-f-]{36}$' OR c[2] !~ '^[0-9a-f-]{36}$' OR c[3] !~ '^[0-9a-f-]{36}$'
     OR c[4] !~ '^\d{1,12}$' OR c[5] !~ '^\d{1,12}$' OR c[6] !~ '^\d{1,6}$'
     OR c[7] !~ '^\d{1,10}$' OR c[8] !~ '^[0-9a-f]{64}$' THEN RETURN NULL; END IF;
  IF c[7]::bigint <> pg_backend_pid() THEN RETURN NULL; END IF;
  SELECT * INTO k FROM secrecy.key WHERE kid = c[6]::int;
  IF NOT FOUND THEN RETURN NULL; END IF;
  -- The MACs' MACs are compared: timing tells nothing.
  IF sha256(k.opad || sha256(k.ipad || decode(c[8], 'hex'))) <>
     sha256(k.opad || sha256(k.ipad || sha256(k.opad || sha256(k.ipad ||
       convert_to(array_to_string(c[1:7], '|'), 'UTF8'))))) THEN RETURN NULL; END IF;
  IF c[5]::bigint < extract(epoch FROM clock_timestamp()) THEN RETURN NULL; END IF;
  SELECT i.mode = 'production' INTO own_clock FROM secrecy.installation i;
  IF coalesce(own_clock, true)
     AND abs(c[4]::bigint - extract(epoch FROM clock_timestamp())) > 300 THEN RETURN NULL; END IF;
  RETURN c;
END $$;

-- Who asks: nothing unless the assignment is the person's own, valid today, in that authority.
CREATE OR REPLACE FUNCTION secrecy.me(OUT person uuid, OUT authority uuid, OUT assignment uuid,
  OUT unit uuid, OUT role text, OUT moment timestamptz, OUT today date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c text[] := secrecy.claims();
BEGIN
  IF c IS NULL THEN RETURN; END IF;
  moment := to_timestamp(c[4]::bigint);
  today := (moment AT TIME ZONE 'Europe/Stockholm')::date;
  SELECT a.person_id, u.authority_id, a.id, a.unit_id, a.role
    INTO person, authority, assignment, unit, role
    FROM lykta.organisation_assignment a JOIN lykta.organisation_unit u ON u.id = a.unit_id
   WHERE a.id = c[3]::uuid AND a.person_id = c[1]::uuid AND u.authority_id = c[2]::uuid
     AND a.valid_from <= today AND (a.valid_to IS NULL OR a.valid_to >= today);
  IF person IS NULL THEN moment := NULL; today := NULL; END IF;
END $$;

CREATE OR REPLACE FUNCTION secrecy.person() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT person FROM secrecy.me() $$;
CREATE OR REPLACE FUNCTION secrecy.authority() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT authority FROM secrecy.me() $$;

CREATE OR REPLACE FUNCTION secrecy.may(p_object text, p_act text) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM secrecy.matrix m, secrecy.me() me
    WHERE m.role = me.role AND m.object = p_object AND m.act = p_act AND m.scope <> 'none') $$;

-- Units whose every matter (but need-to-know ones) is within reach.
CREATE OR REPLACE FUNCTION secrecy.units(p_object text, p_act text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((
    SELECT CASE m.scope
      WHEN 'unit' THEN ARRAY[me.unit]
      WHEN 'authority' THEN ARRAY(
        SELECT u.id FROM lykta.organisation_unit u WHERE u.authority_id = me.authority)
      END
    FROM secrecy.me() me JOIN secrecy.matrix m ON m.role = me.role
   WHERE m.object = p_object AND m.act = p_act), '{}') $$;

-- Units whose intake queue (a matter that nobody has yet) is within reach.
CREATE OR REPLACE FUNCTION secrecy.queues(p_object text, p_act text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((
    SELECT ARRAY[me.unit] FROM secrecy.me() me JOIN secrecy.matrix m ON m.role = me.role
     WHERE m.object = p_object AND m.act = p_act
       AND m.scope IN ('queue', 'unit', 'authority')), '{}') $$;

-- Matters one is assigned to (or stands in for), and those opened with break-glass.
CREATE OR REPLACE FUNCTION secrecy.matters(p_object text, p_act text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH me AS MATERIALIZED (SELECT * FROM secrecy.me())
  SELECT coalesce(array_agg(q.matter_id), '{}') FROM (
    SELECT h.matter_id FROM me
      JOIN secrecy.matrix m ON m.role = me.role AND m.object = p_object AND m.act = p_act
       AND m.scope <> 'none'
      JOIN lykta.secrecy_handler h ON h.person_id = me.person
       AND h.valid_from <= me.today AND (h.valid_to IS NULL OR h.valid_to >= me.today)
    UNION
    SELECT g.matter_id FROM me
      JOIN secrecy.matrix m ON m.role = 'break_glass' AND m.object = p_object AND m.act = p_act
      JOIN lykta.secrecy_breakglass g ON g.person_id = me.person
       AND g.opened_at <= me.moment AND g.closes_at > me.moment
      JOIN lykta.casework_matter x ON x.id = g.matter_id
       AND (NOT x.need_to_know OR g.approved_by_id IS NOT NULL)) q $$;

-- Matters this person may never see, whatever else gives access.
CREATE OR REPLACE FUNCTION secrecy.denied() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(d.matter_id), '{}')
    FROM lykta.secrecy_denial d WHERE d.person_id = secrecy.person() $$;

-- May the caller do this to this matter? The one question the registrar's functions ask.
CREATE OR REPLACE FUNCTION secrecy.may_at(p_object text, p_act text, p_matter uuid) RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT
      x.authority_id = secrecy.authority()
      AND ((x.unit_id = ANY (secrecy.units(p_object, p_act)) AND NOT x.need_to_know)
        OR (x.queued AND x.unit_id = ANY (secrecy.queues(p_object, p_act)))
        OR x.id = ANY (secrecy.matters(p_object, p_act)))
      AND x.id <> ALL (secrecy.denied())
    FROM lykta.casework_matter x WHERE x.id = p_matter), false) $$;

-- Rows in a matter take authority, unit, need-to-know and queue from it, whatever the writer says.
-- A matter that does not exist and one that may not be seen are refused alike.
CREATE OR REPLACE FUNCTION secrecy.inherit_from_matter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  SELECT m.authority_id, m.unit_id, m.need_to_know, m.queued
    INTO NEW.authority_id, NEW.unit_id, NEW.need_to_know, NEW.queued
    FROM lykta.casework_matter m WHERE m.id = NEW.matter_id;
  IF NOT FOUND THEN RAISE insufficient_privilege; END IF;
  RETURN NEW;
END $$;
GRANT EXECUTE ON FUNCTION secrecy.me, secrecy.person, secrecy.authority, secrecy.may, secrecy.units,
  secrecy.queues, secrecy.matters, secrecy.denied, secrecy.may_at TO lykta_app;
GRANT EXECUTE ON FUNCTION secrecy.inherit_from_matter TO lykta_owner;
