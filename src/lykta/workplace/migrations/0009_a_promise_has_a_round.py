import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workplace", "0008_fill_in_for_earlier_answers")]

    operations = [
        migrations.AlterField(
            "promise",
            "round",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="workplace.yearround",
            ),
        ),
    ]
