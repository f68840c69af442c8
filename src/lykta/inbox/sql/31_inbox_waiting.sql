-- How many wait of each kind, and since when: for who may read the inbox, and for the weekly mail,
-- which tells that something waits and never what it says.
CREATE OR REPLACE FUNCTION secrecy.inbox_waiting(p_kinds text[])
RETURNS TABLE (kind text, waiting int, oldest timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT h.kind::text, count(*)::int, min(h.handed_at) FROM lykta.inbox_handed h
   WHERE h.taken_at IS NULL AND h.kind = ANY (p_kinds)
     AND (secrecy.may('inbox', 'read') OR secrecy.may('mail', 'write'))
   GROUP BY h.kind $$;
GRANT EXECUTE ON FUNCTION secrecy.inbox_waiting TO lykta_app;
