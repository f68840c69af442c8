-- Publishing a call for applications: the only way to write what the public reads. A call that is
-- published again replaces its copy. The document holds public facts only (rules/public_call.py).
CREATE OR REPLACE FUNCTION published.publish_call(p_call uuid, p_closes_on date, p_document jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT coalesce(secrecy.may('grants', 'write'), false) THEN
    RAISE insufficient_privilege;
  END IF;
  DELETE FROM published.projects_publishedcall WHERE id = p_call;
  INSERT INTO published.projects_publishedcall (id, closes_on, document, made_at)
  SELECT p_call, p_closes_on, p_document, moment FROM secrecy.me();
END $$;
GRANT EXECUTE ON FUNCTION published.publish_call TO lykta_app;
