"""Violence ombuds, units that need none of their own, and members of the other networks (F11, F12).

Names here are staff data: shown to those signed in, never on a public page or to a machine.
"""

from django.db import models

from lykta.kernel import privacy
from lykta.networks.models.networks import Network
from lykta.networks.terms import Ending
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class Ombud(Row):
    """An employee who is a unit's violence ombud, from the first to the last day (F11).

    `person_id` is the organisation's person when there is one; `number` is the stable id of the
    list it was read in from. A unit may have several; one who ends is kept.
    """

    number = models.CharField(max_length=40, blank=True, default="")
    name = models.CharField(max_length=200)
    person_id = models.UUIDField(null=True)
    unit_id = models.UUIDField(db_index=True)
    trained = models.CharField(max_length=24, blank=True, default="")  # a period; empty: unknown
    refreshed_on = models.DateField(null=True)
    appointed_on = models.DateField(null=True)  # null: the list did not say
    appointed_by = models.CharField(max_length=200, blank=True, default="")
    succeeds = models.ForeignKey("self", on_delete=models.PROTECT, null=True)
    ended_on = models.DateField(null=True)  # last day; null: still ombud
    ended_why = models.CharField(max_length=20, choices=Ending.choices(), blank=True, default="")

    secrecy = declare.open_to_staff("networks.appoint")

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "number": privacy.STAFF,
            "name": privacy.STAFF,
            "person_id": privacy.STAFF,
            "unit_id": privacy.STAFF,
            "trained": privacy.STAFF,
            "refreshed_on": privacy.STAFF,
            "appointed_on": privacy.STAFF,
            "appointed_by": privacy.STAFF,
            "succeeds": privacy.STAFF,
            "ended_on": privacy.STAFF,
            "ended_why": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=~models.Q(number=""),
                name="networks_ombud_number_once",
                violation_error_message="Det finns redan ett ombud med det numret.",
            ),
            models.UniqueConstraint(
                fields=["person_id", "unit_id"],
                condition=models.Q(ended_on__isnull=True, person_id__isnull=False),
                name="networks_ombud_once_in_a_unit",
                violation_error_message="Personen är redan ombud i enheten.",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(appointed_on__isnull=True)
                | models.Q(ended_on__gte=models.F("appointed_on")),
                name="networks_ombud_dates_in_order",
                violation_error_message="Sista dagen kan inte ligga före den första.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Exemption(Row):
    """That a unit needs no ombud of its own: why, and who said so. Lifted, not removed."""

    unit_id = models.UUIDField(db_index=True)
    why = models.CharField(max_length=500)
    made_by = models.CharField(max_length=200)
    made_on = models.DateField()
    lifted_on = models.DateField(null=True)

    secrecy = declare.open_to_staff("networks.appoint")

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "unit_id": privacy.STAFF,
            "why": privacy.STAFF,
            "made_by": privacy.STAFF,
            "made_on": privacy.STAFF,
            "lifted_on": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_id"],
                condition=models.Q(lifted_on__isnull=True),
                name="networks_exemption_once",
                violation_error_message="Enheten är redan undantagen.",
            )
        ]


class Member(Row):
    """Somebody in a network, from an organisation that may stand outside the municipality (F12)."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="members")
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200)
    outside = models.BooleanField(default=False)  # another authority, or an association
    leads = models.BooleanField(default=False)
    person_id = models.UUIDField(null=True)
    joined_on = models.DateField(null=True)
    left_on = models.DateField(null=True)

    secrecy = declare.open_to_staff("networks")

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "network": privacy.STAFF,
            "name": privacy.STAFF,
            "organisation": privacy.STAFF,
            "outside": privacy.STAFF,
            "leads": privacy.STAFF,
            "person_id": privacy.STAFF,
            "joined_on": privacy.STAFF,
            "left_on": privacy.STAFF,
        }

    def __str__(self) -> str:
        return self.name
