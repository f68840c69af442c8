-- The registrar: the only way a matter comes to be, moves, gets or loses people. Design §7.3.
CREATE TABLE IF NOT EXISTS secrecy.number_series (
  authority_id uuid NOT NULL, year int NOT NULL, last int NOT NULL, PRIMARY KEY (authority_id, year));

-- A new matter in one of the caller's units. `p_assign` gives it to the caller at once;
-- otherwise it waits in the unit's queue. Returns the case number.
CREATE OR REPLACE FUNCTION secrecy.register_matter(p_id uuid, p_unit uuid, p_kind text,
  p_need_to_know bool, p_opened date, p_assign bool) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record; n int; number text;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  IF me.person IS NULL OR p_unit <> ALL (secrecy.units('matter', 'receive')) THEN
    RAISE insufficient_privilege; END IF;
  number := secrecy.next_number(me.authority, extract(year FROM p_opened)::int);
  INSERT INTO lykta.casework_matter
    (id, authority_id, unit_id, need_to_know, queued, number, kind, state, opened_on, close_reason,
     file_kept_in, file_reference)
  VALUES (p_id, me.authority, p_unit, p_need_to_know, NOT p_assign, number, p_kind, 'received',
     p_opened, '', 'here', '');
  IF p_assign THEN
    INSERT INTO lykta.secrecy_handler (id, person_id, matter_id, valid_from)
    VALUES (gen_random_uuid(), me.person, p_id, p_opened); END IF;
  RETURN number;
END $$;

CREATE OR REPLACE FUNCTION secrecy.next_number(p_authority uuid, p_year int) RETURNS text
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO secrecy.number_series VALUES (p_authority, p_year, 1)
  ON CONFLICT (authority_id, year) DO UPDATE SET last = secrecy.number_series.last + 1
  RETURNING p_year || '-' || lpad(last::text, 4, '0') $$;

-- A child's own matter, filed at the child unit from a matter the caller works in: the caller
-- does not come to see it. Both sides get a link row. Returns the child matter's number.
CREATE OR REPLACE FUNCTION secrecy.file_child_matter(p_id uuid, p_link uuid, p_from uuid,
  p_unit uuid, p_need_to_know bool, p_opened date) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record; number text;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  IF me.person IS NULL OR NOT secrecy.may_at('matter', 'write', p_from)
     OR NOT EXISTS (SELECT 1 FROM lykta.organisation_unit u WHERE u.id = p_unit
       AND u.authority_id = me.authority AND u.serves_children) THEN
    RAISE insufficient_privilege; END IF;
  number := secrecy.next_number(me.authority, extract(year FROM p_opened)::int);
  INSERT INTO lykta.casework_matter
    (id, authority_id, unit_id, need_to_know, queued, number, kind, state, opened_on, close_reason,
     file_kept_in, file_reference)
  VALUES (p_id, me.authority, p_unit, p_need_to_know, true, number, 'child', 'received', p_opened,
     '', 'here', '');
  INSERT INTO lykta.casework_matterlink (id, matter_id, other_id, relation, made_on)
  VALUES (p_link, p_from, p_id, 'child_of', p_opened);
  RETURN number;
END $$;

-- What a matter's rows carry follows the matter, in every table that has the columns.
CREATE OR REPLACE FUNCTION secrecy.carry(p_matter uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE t text;
BEGIN
  FOR t IN SELECT table_name FROM secrecy.matter_tables() LOOP
    EXECUTE format('UPDATE lykta.%I SET matter_id = matter_id WHERE matter_id = $1', t)
      USING p_matter;
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION secrecy.matter_tables() RETURNS TABLE (table_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = 'lykta' AND c.relkind = 'r'
     AND 4 = (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
       AND a.attname IN ('matter_id', 'authority_id', 'unit_id', 'queued'))
   ORDER BY 1 $$;

-- Give a matter to a person who works in its unit today. The first one takes it off the queue.
CREATE OR REPLACE FUNCTION secrecy.assign(p_matter uuid, p_person uuid, p_from date, p_to date,
  p_stands_in_for uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record; x record;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  SELECT * INTO x FROM lykta.casework_matter WHERE id = p_matter FOR UPDATE;
  IF me.person IS NULL OR NOT secrecy.may_at('matter', 'assign', p_matter) THEN
    RAISE insufficient_privilege; END IF;
  IF NOT secrecy.works_at(p_person, x.authority_id, x.unit_id, me.today)
     OR EXISTS (SELECT 1 FROM lykta.secrecy_denial d
                 WHERE d.matter_id = p_matter AND d.person_id = p_person) THEN
    RAISE check_violation USING MESSAGE = 'not assignable'; END IF;
  INSERT INTO lykta.secrecy_handler (id, person_id, matter_id, valid_from, valid_to, stands_in_for_id)
  SELECT gen_random_uuid(), p_person, p_matter, p_from, p_to, p_stands_in_for
   WHERE NOT EXISTS (SELECT 1 FROM lykta.secrecy_handler h WHERE h.matter_id = p_matter
     AND h.person_id = p_person AND (h.valid_to IS NULL OR h.valid_to >= p_from));
  IF x.queued THEN
    UPDATE lykta.casework_matter SET queued = false WHERE id = p_matter;
    PERFORM secrecy.carry(p_matter); END IF;
END $$;
-- In the unit itself, or anywhere in the authority for a role whose work is by assignment alone.
CREATE OR REPLACE FUNCTION secrecy.works_at(p_person uuid, p_authority uuid, p_unit uuid, p_on date)
RETURNS bool LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.organisation_assignment a
    JOIN lykta.organisation_unit u ON u.id = a.unit_id
    JOIN secrecy.matrix m ON m.role = a.role AND m.object = 'matter' AND m.act = 'read'
   WHERE a.person_id = p_person AND u.authority_id = p_authority
     AND (a.unit_id = p_unit OR m.scope = 'own')
     AND a.valid_from <= p_on AND (a.valid_to IS NULL OR a.valid_to >= p_on)) $$;

-- End a person's assignment today or earlier; the last one out puts the matter back on the queue.
CREATE OR REPLACE FUNCTION secrecy.unassign(p_matter uuid, p_person uuid, p_last date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  IF me.person IS NULL OR NOT secrecy.may_at('matter', 'assign', p_matter) THEN
    RAISE insufficient_privilege; END IF;
  DELETE FROM lykta.secrecy_handler
   WHERE matter_id = p_matter AND person_id = p_person AND valid_from > p_last;
  UPDATE lykta.secrecy_handler SET valid_to = p_last
   WHERE matter_id = p_matter AND person_id = p_person
     AND (valid_to IS NULL OR valid_to > p_last);
  IF NOT EXISTS (SELECT 1 FROM lykta.secrecy_handler h WHERE h.matter_id = p_matter
       AND (h.valid_to IS NULL OR h.valid_to > p_last)) THEN
    UPDATE lykta.casework_matter SET queued = true WHERE id = p_matter AND state <> 'closed';
    PERFORM secrecy.carry(p_matter); END IF;
END $$;

-- Who has the matter: shown to those who may see it.
CREATE OR REPLACE FUNCTION secrecy.handlers(p_matters uuid[])
RETURNS TABLE (matter_id uuid, person_id uuid, stands_in_for_id uuid, valid_from date, valid_to date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT h.matter_id, h.person_id, h.stands_in_for_id, h.valid_from, h.valid_to
    FROM lykta.secrecy_handler h, secrecy.me() me
   WHERE h.matter_id = ANY (p_matters) AND secrecy.may_at('matter', 'read', h.matter_id)
     AND h.valid_from <= me.today AND (h.valid_to IS NULL OR h.valid_to >= me.today)
   ORDER BY h.valid_from, h.person_id $$;
-- The matters the caller is assigned to (not those opened with break-glass).
CREATE OR REPLACE FUNCTION secrecy.my_matters() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT h.matter_id), '{}') FROM lykta.secrecy_handler h, secrecy.me() me
   WHERE h.person_id = me.person AND h.valid_from <= me.today
     AND (h.valid_to IS NULL OR h.valid_to >= me.today) $$;

-- Move a matter (and all its rows) to another unit of the authority; it waits in the queue there.
CREATE OR REPLACE FUNCTION secrecy.move_matter(p_matter uuid, p_unit uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  IF me.person IS NULL OR NOT secrecy.may_at('matter', 'assign', p_matter)
     OR NOT EXISTS (SELECT 1 FROM lykta.organisation_unit u
       WHERE u.id = p_unit AND u.authority_id = me.authority) THEN
    RAISE insufficient_privilege; END IF;
  DELETE FROM lykta.secrecy_handler WHERE matter_id = p_matter AND valid_from > me.today;
  UPDATE lykta.secrecy_handler SET valid_to = me.today - 1
   WHERE matter_id = p_matter AND (valid_to IS NULL OR valid_to >= me.today);
  UPDATE lykta.casework_matter SET unit_id = p_unit, queued = true WHERE id = p_matter;
  PERFORM secrecy.carry(p_matter);
END $$;

-- Only the assigned may see a need-to-know matter. Taking the mark away wants the unit's head.
CREATE OR REPLACE FUNCTION secrecy.set_need_to_know(p_matter uuid, p_value bool) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT secrecy.may_at('matter', 'write', p_matter)
     OR (NOT p_value AND NOT secrecy.may('glass', 'approve')) THEN
    RAISE insufficient_privilege; END IF;
  UPDATE lykta.casework_matter SET need_to_know = p_value WHERE id = p_matter;
  PERFORM secrecy.carry(p_matter);
END $$;

-- The deny list: set by those who work in the matter or the unit's head; taken away by the head.
CREATE OR REPLACE FUNCTION secrecy.deny(p_matter uuid, p_person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  IF me.person IS NULL OR NOT secrecy.may_at('matter', 'write', p_matter) THEN
    RAISE insufficient_privilege; END IF;
  INSERT INTO lykta.secrecy_denial (id, person_id, matter_id, made_by_id, made_at)
  VALUES (gen_random_uuid(), p_person, p_matter, me.person, me.moment) ON CONFLICT DO NOTHING;
END $$;
CREATE OR REPLACE FUNCTION secrecy.undeny(p_matter uuid, p_person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me record;
BEGIN
  SELECT * INTO me FROM secrecy.me();
  IF me.person IS NULL OR me.person = p_person OR NOT secrecy.may('denial', 'write')
     OR NOT secrecy.may_at('matter', 'write', p_matter) THEN RAISE insufficient_privilege; END IF;
  DELETE FROM lykta.secrecy_denial WHERE matter_id = p_matter AND person_id = p_person;
END $$;
CREATE OR REPLACE FUNCTION secrecy.denied_people(p_matter uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.person_id FROM lykta.secrecy_denial d
   WHERE d.matter_id = p_matter AND secrecy.may_at('matter', 'write', p_matter) ORDER BY 1 $$;
GRANT EXECUTE ON FUNCTION secrecy.register_matter, secrecy.file_child_matter, secrecy.assign,
  secrecy.unassign, secrecy.handlers, secrecy.my_matters, secrecy.move_matter,
  secrecy.set_need_to_know, secrecy.deny, secrecy.undeny, secrecy.denied_people TO lykta_app;
