-- The council's meetings that anybody may know of: those whose notice has gone out, and those of
-- the municipality's own file. A meeting that is only being planned is not shown.
CREATE OR REPLACE FUNCTION published.council_meetings(p_since timestamptz)
RETURNS TABLE (id uuid, council text, starts_at timestamptz, ends_at timestamptz, place text,
               cancelled bool)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.id, c.name::text, m.starts_at, m.ends_at, m.place::text, m.cancelled_at IS NOT NULL
    FROM lykta.council_meeting m JOIN lykta.council_council c ON c.id = m.council_id
   WHERE m.ends_at > p_since AND (m.called_at IS NOT NULL OR NOT m.kept_here)
   ORDER BY m.starts_at LIMIT 200 $$;
GRANT EXECUTE ON FUNCTION published.council_meetings TO lykta_public;
