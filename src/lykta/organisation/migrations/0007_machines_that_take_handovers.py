"""Give each unit that does casework the machine that takes in what others hand over."""

from datetime import date
from typing import Any

from django.db import migrations

ROLE, SINCE = "machine_handover", date(2000, 1, 1)


def employ(apps: Any, schema_editor: Any) -> None:
    """Make the person and assignment where they are missing, as the role that owns the policies."""
    unit = apps.get_model("organisation", "Unit")
    person = apps.get_model("organisation", "Person")
    assignment = apps.get_model("organisation", "Assignment")
    using = schema_editor.connection.alias
    if _is_empty(schema_editor):
        return
    schema_editor.execute("SET LOCAL ROLE lykta_policy")
    for place in unit.objects.using(using).filter(does_casework=True):
        if assignment.objects.using(using).filter(unit=place, role=ROLE).exists():
            continue
        made = person(name=f"Överlämning ({place.name})", machine=True)
        made.save(using=using)
        assignment(person=made, unit=place, role=ROLE, valid_from=SINCE).save(using=using)
    schema_editor.execute("SET LOCAL ROLE lykta_owner")


def _is_empty(schema_editor: Any) -> bool:
    """A database that has not been secured yet holds nothing; its import employs them all."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('lykta_policy', 'organisation_unit', 'SELECT')")
        return not cursor.fetchone()[0]


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("organisation", "0006_machines_that_write_mail")]
    operations = [migrations.RunPython(employ, migrations.RunPython.noop)]
