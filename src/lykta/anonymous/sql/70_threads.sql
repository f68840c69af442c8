-- The anonymous thread: all that its login (lykta_anon) may do, by name. Security §3.7.
-- A wrong secret, a wrong locator and a deleted thread give the same empty answer.

-- One more of something, for a unit and a year: all that stays.
CREATE OR REPLACE FUNCTION secrecy.count_threads(p_unit uuid, p_day date, p_what text)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO lykta.anonymous_threadcount (id, year, unit_id, what, number)
  VALUES (gen_random_uuid(), extract(year FROM p_day)::int, p_unit, p_what, 1)
  ON CONFLICT (year, unit_id, what)
  DO UPDATE SET number = lykta.anonymous_threadcount.number + 1 $$;

-- Staff count what they did in their own unit's inbox.
CREATE OR REPLACE FUNCTION secrecy.count_thread_work(p_unit uuid, p_day date, p_what text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_unit <> ALL (secrecy.units('thread', 'answer'))
     OR p_what NOT IN ('answers', 'answered_in_time', 'became_contact') THEN
    RAISE insufficient_privilege; END IF;
  PERFORM secrecy.count_threads(p_unit, p_day, p_what);
END $$;
GRANT EXECUTE ON FUNCTION secrecy.count_thread_work TO lykta_app;

-- Where one can write: each named unit with the public half of its key.
CREATE OR REPLACE FUNCTION secrecy.thread_teams(p_municipality text, p_codes text[])
RETURNS TABLE (unit uuid, code text, name text, key uuid, public bytea, lost bool)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.id, u.code::text, u.name::text, k.id, k.public, k.lost_on IS NOT NULL
    FROM lykta.organisation_unit u
    JOIN lykta.organisation_authority a ON a.id = u.authority_id
    JOIN lykta.organisation_municipality m ON m.id = a.municipality_id AND m.code = p_municipality
    JOIN lykta.anonymous_teamkey k ON k.unit_id = u.id AND k.retired_on IS NULL
   WHERE u.code = ANY (p_codes) $$;

-- The salt of a locator, or nothing: the caller then uses a decoy and does the same work.
CREATE OR REPLACE FUNCTION secrecy.thread_salt(p_locator bytea) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.salt FROM lykta.anonymous_threadlock l WHERE l.locator = p_locator $$;

-- The thread that a locator and a verifier open; NULL for anything else.
CREATE OR REPLACE FUNCTION secrecy.thread_of(p_locator bytea, p_verifier bytea) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.thread_id FROM lykta.anonymous_threadlock l
   WHERE l.locator = p_locator AND sha256(l.verifier) = sha256(p_verifier) $$;

-- What is sealed has one of four sizes and no other: 1, 4, 16 or 64 KiB and the envelope's 61 bytes.
CREATE OR REPLACE FUNCTION secrecy.is_padded(p_sealed bytea) RETURNS bool
LANGUAGE sql IMMUTABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT octet_length(p_sealed) IN (1085, 4157, 16445, 65597) $$;

-- A new thread with its first message. False: the locator is taken, or the key is not in use.
CREATE OR REPLACE FUNCTION secrecy.thread_open(p_thread uuid, p_key uuid, p_language text,
  p_day date, p_locator bytea, p_salt bytea, p_strength text, p_verifier bytea,
  p_writer_public bytea, p_writer_private bytea, p_message uuid, p_for_team bytea,
  p_for_writer bytea) RETURNS bool
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE k record;
BEGIN
  SELECT t.unit_id, t.authority_id INTO k FROM lykta.anonymous_teamkey t
   WHERE t.id = p_key AND t.retired_on IS NULL AND t.lost_on IS NULL;
  IF NOT FOUND OR octet_length(p_salt) < 16
     OR NOT secrecy.is_padded(p_for_team) OR NOT secrecy.is_padded(p_for_writer)
     OR EXISTS (SELECT 1 FROM lykta.anonymous_threadlock l WHERE l.locator = p_locator) THEN
    RETURN false; END IF;
  INSERT INTO lykta.anonymous_thread
    (id, authority_id, unit_id, writer_public, language, opened_on, last_on, waiting_since)
  VALUES (p_thread, k.authority_id, k.unit_id, p_writer_public, p_language, p_day, p_day, p_day);
  INSERT INTO lykta.anonymous_threadlock
    (id, thread_id, locator, salt, strength, verifier, writer_private)
  VALUES (gen_random_uuid(), p_thread, p_locator, p_salt, p_strength, p_verifier,
    p_writer_private);
  INSERT INTO lykta.anonymous_message (id, authority_id, unit_id, thread_id, ordinal, kind,
    written_on, key_id, for_team, for_writer)
  VALUES (p_message, k.authority_id, k.unit_id, p_thread, 1, 'text', p_day, p_key, p_for_team,
    p_for_writer);
  PERFORM secrecy.count_threads(k.unit_id, p_day, 'opened');
  PERFORM secrecy.count_threads(k.unit_id, p_day, 'messages');
  RETURN true;
EXCEPTION WHEN unique_violation THEN RETURN false;
END $$;

-- What the writer sees of the thread itself. `asked` names the unit that may take over, if asked.
CREATE OR REPLACE FUNCTION secrecy.thread_read(p_locator bytea, p_verifier bytea)
RETURNS TABLE (thread uuid, unit uuid, writer_private bytea, writer_public bytea, opened_on date,
  last_on date, waiting_since date, asked text, identified bool, became_contact bool)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.id, t.unit_id, l.writer_private, t.writer_public, t.opened_on, t.last_on,
         t.waiting_since, coalesce(u.code, '')::text, t.identified_on IS NOT NULL,
         t.became_contact_on IS NOT NULL
    FROM lykta.anonymous_thread t
    JOIN lykta.anonymous_threadlock l ON l.thread_id = t.id
    LEFT JOIN lykta.organisation_unit u ON u.id = t.asked_unit_id
   WHERE t.id = secrecy.thread_of(p_locator, p_verifier) $$;

CREATE OR REPLACE FUNCTION secrecy.thread_messages(p_locator bytea, p_verifier bytea)
RETURNS TABLE (id uuid, ordinal int, kind text, written_on date, for_writer bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.id, m.ordinal, m.kind, m.written_on, m.for_writer FROM lykta.anonymous_message m
   WHERE m.thread_id = secrecy.thread_of(p_locator, p_verifier) ORDER BY m.ordinal $$;

-- One more message from the writer. False: the thread is gone, or the key is not in use.
CREATE OR REPLACE FUNCTION secrecy.thread_write(p_locator bytea, p_verifier bytea, p_message uuid,
  p_kind text, p_day date, p_key uuid, p_for_team bytea, p_for_writer bytea) RETURNS bool
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE t record; place int;
BEGIN
  IF p_kind NOT IN ('text', 'call', 'identity') OR NOT secrecy.is_padded(p_for_team)
     OR NOT secrecy.is_padded(p_for_writer) THEN RAISE insufficient_privilege; END IF;
  SELECT x.* INTO t FROM lykta.anonymous_thread x
   WHERE x.id = secrecy.thread_of(p_locator, p_verifier) FOR UPDATE;
  IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM lykta.anonymous_teamkey k WHERE k.id = p_key
     AND k.unit_id = t.unit_id AND k.retired_on IS NULL AND k.lost_on IS NULL) THEN
    RETURN false; END IF;
  SELECT coalesce(max(m.ordinal), 0) + 1 INTO place FROM lykta.anonymous_message m
   WHERE m.thread_id = t.id;
  INSERT INTO lykta.anonymous_message (id, authority_id, unit_id, thread_id, ordinal, kind,
    written_on, key_id, for_team, for_writer)
  VALUES (p_message, t.authority_id, t.unit_id, t.id, place, p_kind, p_day, p_key, p_for_team,
    p_for_writer);
  UPDATE lykta.anonymous_thread SET last_on = greatest(last_on, p_day),
    waiting_since = coalesce(waiting_since, p_day),
    identified_on = CASE WHEN p_kind = 'identity' THEN coalesce(identified_on, p_day)
                         ELSE identified_on END
   WHERE id = t.id;
  PERFORM secrecy.count_threads(t.unit_id, p_day, 'messages');
  IF p_kind = 'call' THEN PERFORM secrecy.count_threads(t.unit_id, p_day, 'calls'); END IF;
  RETURN true;
END $$;

-- The writer says yes or no to the other unit. A yes brings every message sealed anew to its key:
-- nobody else could have done that.
CREATE OR REPLACE FUNCTION secrecy.thread_hand_over(p_locator bytea, p_verifier bytea, p_yes bool,
  p_day date, p_key uuid, p_messages uuid[], p_sealed bytea[]) RETURNS bool
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE t record; k record; n int;
BEGIN
  SELECT x.* INTO t FROM lykta.anonymous_thread x
   WHERE x.id = secrecy.thread_of(p_locator, p_verifier) AND x.asked_unit_id IS NOT NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  IF NOT p_yes THEN
    UPDATE lykta.anonymous_thread SET asked_unit_id = NULL, refused_on = p_day WHERE id = t.id;
    RETURN true; END IF;
  SELECT x.* INTO k FROM lykta.anonymous_teamkey x WHERE x.id = p_key
     AND x.unit_id = t.asked_unit_id AND x.retired_on IS NULL AND x.lost_on IS NULL;
  SELECT count(*) INTO n FROM lykta.anonymous_message m WHERE m.thread_id = t.id;
  IF k IS NULL OR n <> cardinality(p_messages) OR n <> cardinality(p_sealed) THEN
    RETURN false; END IF;
  UPDATE lykta.anonymous_message m
     SET for_team = x.sealed, key_id = p_key, unit_id = k.unit_id, authority_id = k.authority_id
    FROM unnest(p_messages, p_sealed) AS x (id, sealed)
   WHERE m.id = x.id AND m.thread_id = t.id;
  UPDATE lykta.anonymous_thread SET unit_id = k.unit_id, authority_id = k.authority_id,
    asked_unit_id = NULL, refused_on = NULL, answering_id = NULL, last_on = p_day,
    waiting_since = coalesce(waiting_since, p_day) WHERE id = t.id;
  PERFORM secrecy.count_threads(t.unit_id, p_day, 'handed_over');
  RETURN true;
END $$;

-- The writer deletes the thread. `p_keep_until` NULL: all of it goes now. Otherwise (the board's
-- retention decision) the writer's side goes now and the team's is erased on that day.
CREATE OR REPLACE FUNCTION secrecy.thread_delete(p_locator bytea, p_verifier bytea, p_day date,
  p_keep_until date) RETURNS bool
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE t record;
BEGIN
  SELECT x.* INTO t FROM lykta.anonymous_thread x
   WHERE x.id = secrecy.thread_of(p_locator, p_verifier) FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM lykta.anonymous_threadlock WHERE thread_id = t.id;
  PERFORM secrecy.count_threads(t.unit_id, p_day, 'deleted');
  IF p_keep_until IS NULL THEN
    DELETE FROM lykta.anonymous_message WHERE thread_id = t.id;
    DELETE FROM lykta.anonymous_thread WHERE id = t.id;
  ELSE
    UPDATE lykta.anonymous_message SET for_writer = '' WHERE thread_id = t.id;
    UPDATE lykta.anonymous_thread SET closed_on = p_day, erase_on = p_keep_until,
      waiting_since = NULL, asked_unit_id = NULL WHERE id = t.id;
  END IF;
  RETURN true;
END $$;

-- What rests ten minutes under a cookie. Turns 0, 1, 2 take each other over: the one after the
-- present is two turns old, and whoever comes clears it.
CREATE OR REPLACE FUNCTION secrecy.writing_keep(p_ticket bytea, p_turn int, p_sealed bytea)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM lykta.anonymous_writing WHERE turn = (p_turn + 1) % 3 OR ticket = p_ticket;
  INSERT INTO lykta.anonymous_writing (id, ticket, turn, sealed)
  VALUES (gen_random_uuid(), p_ticket, p_turn, p_sealed);
END $$;
CREATE OR REPLACE FUNCTION secrecy.writing_get(p_ticket bytea, p_turn int) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.sealed FROM lykta.anonymous_writing w
   WHERE w.ticket = p_ticket AND w.turn <> (p_turn + 1) % 3 $$;
CREATE OR REPLACE FUNCTION secrecy.writing_drop(p_ticket bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM lykta.anonymous_writing w WHERE w.ticket = p_ticket $$;

-- Threads that have come to their end, by the board's days. Returns how many.
CREATE OR REPLACE FUNCTION secrecy.end_threads(p_day date, p_silent_since date) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE t record; n int := 0;
BEGIN
  FOR t IN SELECT x.id, x.unit_id, x.closed_on FROM lykta.anonymous_thread x
    WHERE x.erase_on <= p_day OR (x.closed_on IS NULL AND x.last_on <= p_silent_since) FOR UPDATE
  LOOP
    DELETE FROM lykta.anonymous_threadlock WHERE thread_id = t.id;
    DELETE FROM lykta.anonymous_message WHERE thread_id = t.id;
    DELETE FROM lykta.anonymous_thread WHERE id = t.id;
    IF t.closed_on IS NULL THEN PERFORM secrecy.count_threads(t.unit_id, p_day, 'ended'); END IF;
    n := n + 1;
  END LOOP;
  DELETE FROM lykta.anonymous_writing;
  RETURN n;
END $$;

-- A retired key that no message is sealed to any more. Returns those that were removed.
CREATE OR REPLACE FUNCTION secrecy.drop_retired_thread_keys() RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM lykta.anonymous_teamkey k WHERE k.retired_on IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM lykta.anonymous_message m WHERE m.key_id = k.id)
  RETURNING k.id $$;

GRANT EXECUTE ON FUNCTION secrecy.thread_teams, secrecy.thread_salt, secrecy.thread_open,
  secrecy.thread_read, secrecy.thread_messages, secrecy.thread_write, secrecy.thread_hand_over,
  secrecy.thread_delete, secrecy.writing_keep, secrecy.writing_get, secrecy.writing_drop
  TO lykta_anon;
GRANT EXECUTE ON FUNCTION secrecy.end_threads, secrecy.drop_retired_thread_keys TO lykta_erasure;
