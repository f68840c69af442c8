"""Suggest themes for the answers given before suggestions were kept; give promises their round."""

from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery

from lykta.workplace.queries.sharing import stems
from lykta.workplace.rules.theming import suggested

SIDES = ("improve", "works")


def fill_in(apps: Any, schema_editor: Any) -> None:
    """Fill in both, as the role that owns the policies."""
    if _is_empty(schema_editor):
        return
    using = schema_editor.connection.alias
    schema_editor.execute("SET LOCAL ROLE lykta_policy")
    _suggest(apps.get_model("workplace", "UnitAnswer").objects.using(using))
    asked = apps.get_model("workplace", "UnitAsked").objects.using(using)
    of_asked = asked.filter(id=OuterRef("asked_id")).values("round_id")[:1]
    promises = apps.get_model("workplace", "Promise").objects.using(using)
    promises.update(round_id=Subquery(of_asked))
    schema_editor.execute("SET LOCAL ROLE lykta_owner")


def _suggest(answers: Any) -> None:
    rows = list(answers.all())
    for row in rows:
        for side in SIDES:
            words = {one.value for one in suggested(getattr(row, side), stems())}
            chosen = getattr(row, f"{side}_themes")
            setattr(row, f"{side}_suggested", sorted(words.union(chosen)))
    fields = [f"{side}_suggested" for side in SIDES]
    answers.bulk_update(rows, fields, batch_size=500)


def _is_empty(schema_editor: Any) -> bool:
    """A database that has not been secured yet holds nothing."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('lykta_policy', 'workplace_unitanswer', 'SELECT')"
        )
        return not cursor.fetchone()[0]


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("workplace", "0007_suggested_themes_and_a_promises_round")]
    operations = [migrations.RunPython(fill_in, migrations.RunPython.noop)]
