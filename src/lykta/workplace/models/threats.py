"""How many notes of threat or violence were made: a number for each administration and year."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class ThreatCount(Row):
    """A year's number. Only `secrecy.count_threat` raises it; only bands of closed years leave."""

    administration_id = models.UUIDField()
    administration_name = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()

    secrecy = declare.INTERNAL

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "administration_id": privacy.STAFF,
            "administration_name": privacy.STAFF,
            "year": privacy.STAFF,
            "number": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration_id", "year"], name="workplace_threatcount_once"
            )
        ]
