"""The database refuses an assignment to oneself, outside one's reach, or changed after the fact."""

from django.db import migrations

GUARD = """
CREATE OR REPLACE FUNCTION lykta.organisation_guard_assignment() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF current_user <> 'lykta_app' THEN RETURN NEW; END IF;
  IF NEW.person_id = secrecy.person()
     OR NOT (NEW.unit_id = ANY (secrecy.units('assignment', 'write'))
             OR secrecy.may('organisation', 'write')) THEN
    RAISE insufficient_privilege USING MESSAGE = 'assignment out of reach'; END IF;
  IF TG_OP = 'UPDATE' AND (OLD.person_id, OLD.unit_id, OLD.role, OLD.valid_from)
     IS DISTINCT FROM (NEW.person_id, NEW.unit_id, NEW.role, NEW.valid_from) THEN
    RAISE insufficient_privilege USING MESSAGE = 'an assignment ends; it does not change'; END IF;
  RETURN NEW;
END $$
"""
TRIGGER = """
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON lykta.organisation_assignment
FOR EACH ROW EXECUTE FUNCTION lykta.organisation_guard_assignment()
"""


class Migration(migrations.Migration):
    """Add the trigger."""

    dependencies = [("organisation", "0001_who_is_who")]

    operations = [
        migrations.RunSQL(
            sql=[GUARD, TRIGGER],
            reverse_sql=[
                "DROP TRIGGER guard ON lykta.organisation_assignment",
                "DROP FUNCTION lykta.organisation_guard_assignment()",
            ],
        )
    ]
