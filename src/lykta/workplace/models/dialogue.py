"""The OSA safety round and the staff dialogue of a unit: a day, and whether it was held."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row
from lykta.workplace.rules.dialogue import Event

OWN_UNIT = "unit_id = (SELECT secrecy.workplace_own_unit())"
IN_REACH = (
    f"{OWN_UNIT} OR administration_id = (SELECT secrecy.workplace_administration())"
    " OR (SELECT role FROM secrecy.me()) = 'machine_mail'"
)


class UnitDialogue(Row):
    """One of the two in one unit and year. Unit and administration as they were that day."""

    unit_id = models.UUIDField()
    unit_code = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=200)
    administration_id = models.UUIDField()
    event = models.CharField(max_length=10, choices=Event.choices())
    year = models.PositiveSmallIntegerField()
    planned_on = models.DateField()
    done_on = models.DateField(null=True)

    secrecy = declare.open_to_staff("workplace.answer", only_if=OWN_UNIT, seen_if=IN_REACH)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "unit_id": privacy.STAFF,
            "unit_code": privacy.STAFF,
            "unit_name": privacy.STAFF,
            "administration_id": privacy.STAFF,
            "event": privacy.STAFF,
            "year": privacy.STAFF,
            "planned_on": privacy.STAFF,
            "done_on": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_id", "event", "year"],
                name="workplace_unitdialogue_once_a_year",
                violation_error_message="Det finns redan en dag i år.",
            )
        ]
        indexes = [models.Index(fields=["administration_id", "year"], name="workplace_dialogue_of")]
