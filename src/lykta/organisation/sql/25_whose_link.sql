-- Whoever holds a link's token has no account: what the link points to is known to the database
-- from the token itself (`lykta.link`), not from what the code says. NULL unless it holds today,
-- is for this purpose, and is neither used nor closed.
CREATE OR REPLACE FUNCTION secrecy.link_target(p_purpose text) RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.target_id FROM accounts.organisation_link l, secrecy.me() me
   WHERE me.role = 'machine_link' AND l.authority_id = me.authority
     AND l.token_hash = sha256(convert_to(current_setting('lykta.link', true), 'UTF8'))
     AND l.purpose = p_purpose AND l.used_at IS NULL AND l.closed_at IS NULL
     AND l.until >= me.today $$;
GRANT EXECUTE ON FUNCTION secrecy.link_target TO lykta_app;
