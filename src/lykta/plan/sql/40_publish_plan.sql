-- Publishing the plan: the only way to write what the public reads. The document holds public
-- facts only (plan/rules/public.py). The strategist publishes; a release renews the numbers.
CREATE OR REPLACE FUNCTION published.publish_plan(p_id uuid, p_municipality text, p_document jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT coalesce(secrecy.may('plan', 'write') OR secrecy.may('plan', 'feed'), false) THEN
    RAISE insufficient_privilege;
  END IF;
  -- One at a time, so that versions follow each other.
  PERFORM pg_advisory_xact_lock(hashtext('plan ' || p_municipality));
  INSERT INTO published.plan_publishedplan (id, municipality, version, document, made_at)
  SELECT p_id, p_municipality, coalesce(
      (SELECT max(p.version) FROM published.plan_publishedplan p
        WHERE p.municipality = p_municipality), 0) + 1, p_document, moment
    FROM secrecy.me();
END $$;
GRANT EXECUTE ON FUNCTION published.publish_plan TO lykta_app;
