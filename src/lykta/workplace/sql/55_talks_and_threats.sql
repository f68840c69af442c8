-- The anonymous talks: whoever holds the link's token answers for the year it points to.
CREATE OR REPLACE FUNCTION secrecy.workplace_talks_link() RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT secrecy.link_target('workplace.talks') $$;

-- A band is put right only where no single talk can be behind the change: never to a neighbour,
-- never from nothing told (rules/talks_bands.correction_tells).
CREATE OR REPLACE FUNCTION secrecy.talk_correction_tells_nothing(p_wrong uuid, p_band int)
RETURNS bool
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM lykta.workplace_talkband b
     WHERE b.id = p_wrong AND b.band <> -1
       AND (p_band = -1 OR abs(p_band - b.band) > 10)) $$;

-- Whom to ring, as anybody reads it: a function's ways in, one row each, set by HR.
CREATE OR REPLACE FUNCTION published.set_support_contact(
  p_id uuid, p_line text, p_name text, p_number text, p_web text, p_hours text, p_confirmed date
)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT coalesce(secrecy.may('workplace', 'write'), false) THEN
    RAISE insufficient_privilege;
  END IF;
  INSERT INTO published.workplace_supportcontact
      (id, line, name, number, web, hours, confirmed_on)
    VALUES (p_id, p_line, p_name, p_number, p_web, p_hours, p_confirmed)
    ON CONFLICT (line) DO UPDATE SET name = p_name, number = p_number, web = p_web,
      hours = p_hours, confirmed_on = p_confirmed;
END $$;

-- One more note of threat or violence, in the administration one works in, this year. Nothing of
-- the note comes here, and no moment is kept.
CREATE OR REPLACE FUNCTION secrecy.count_threat() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT coalesce(secrecy.may('workplace', 'answer'), false) THEN
    RAISE insufficient_privilege;
  END IF;
  INSERT INTO lykta.workplace_threatcount (id, administration_id, administration_name, year, number)
    SELECT gen_random_uuid(), a.id, a.name, extract(year FROM me.today)::int, 1
      FROM secrecy.me() me JOIN lykta.organisation_unit u ON u.id = me.unit
      JOIN lykta.organisation_administration a ON a.id = u.administration_id
    ON CONFLICT (administration_id, year)
      DO UPDATE SET number = lykta.workplace_threatcount.number + 1;
END $$;

-- Closed years only, in bands of ten: the number itself leaves the database never.
CREATE OR REPLACE FUNCTION secrecy.workplace_threats()
  RETURNS TABLE (year int, administration text, band int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.year::int, c.administration_name::text, least(c.number, 100)::int / 10 * 10
    FROM lykta.workplace_threatcount c, secrecy.me() me
   WHERE secrecy.may('workplace', 'oversee') AND c.year < extract(year FROM me.today)
   ORDER BY c.year DESC, c.administration_name $$;
GRANT EXECUTE ON FUNCTION secrecy.talk_correction_tells_nothing, secrecy.workplace_talks_link,
  published.set_support_contact,
  secrecy.count_threat, secrecy.workplace_threats TO lykta_app;
