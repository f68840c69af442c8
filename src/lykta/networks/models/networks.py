"""A network and the organisations in it."""

from django.db import models

from lykta.kernel import privacy
from lykta.networks.terms import Part
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class Network(Row):
    """People from several organisations who meet a number of times a year (F11, F12)."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    number = models.PositiveSmallIntegerField()
    fewest_meetings = models.PositiveSmallIntegerField()
    most_meetings = models.PositiveSmallIntegerField()
    members_count = models.PositiveIntegerField(null=True)  # null: the source does not say
    training = models.CharField(max_length=200, blank=True)
    crosses_authorities = models.BooleanField(default=False)
    refresher_months = models.PositiveSmallIntegerField(null=True)  # null: nobody has decided

    secrecy = declare.open_to_staff("networks")

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "number": privacy.PUBLIC,
            "fewest_meetings": privacy.PUBLIC,
            "most_meetings": privacy.PUBLIC,
            "members_count": privacy.PUBLIC,
            "training": privacy.PUBLIC,
            "crosses_authorities": privacy.PUBLIC,
            "refresher_months": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(most_meetings__gte=models.F("fewest_meetings")),
                name="networks_network_meetings_in_order",
                violation_error_message="Flest möten kan inte vara färre än minst antal möten.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Participant(Row):
    """An organisation that leads a network or has people in it."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="participants")
    code = models.CharField(max_length=40, blank=True)  # empty: outside the municipality
    name = models.CharField(max_length=200)
    part = models.CharField(max_length=10, choices=Part.choices())
    number = models.PositiveSmallIntegerField()

    secrecy = declare.open_to_staff("networks", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "network": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "part": privacy.PUBLIC,
            "number": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network", "part", "code", "name"],
                name="networks_participant_once",
                violation_error_message="Organisationen är redan med i nätverket.",
            )
        ]
