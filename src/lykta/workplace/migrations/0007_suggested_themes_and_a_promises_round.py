import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workplace", "0006_a_band_put_right")]

    operations = [
        migrations.AddField("unitanswer", "works_suggested", models.JSONField(default=list)),
        migrations.AddField("unitanswer", "improve_suggested", models.JSONField(default=list)),
        migrations.AddField(
            "promise",
            "round",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="workplace.yearround",
            ),
        ),
        migrations.RemoveIndex("unitasked", "workplace_asked_of"),
        migrations.AddIndex(
            "unitasked",
            models.Index(
                fields=["administration_id", "round", "unit_name", "id"],
                name="workplace_asked_by_name",
            ),
        ),
        migrations.AddIndex(
            "unitasked",
            models.Index(
                fields=["round", "unit_name"],
                condition=models.Q(answered_at=None),
                name="workplace_asked_silent",
            ),
        ),
    ]
