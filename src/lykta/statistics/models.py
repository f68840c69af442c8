"""Released numbers: what anybody may read."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class Release(Row):
    """One release of a closed year's numbers. A new one takes its place; none is changed."""

    municipality = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    released_at = models.DateTimeField()
    document = models.JSONField()

    secrecy = declare.PUBLISHED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "municipality": privacy.PUBLIC,
            "year": privacy.PUBLIC,
            "number": privacy.PUBLIC,
            "released_at": privacy.PUBLIC,
            "document": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "number"],
                name="statistics_release_number_once",
                violation_error_message="Någon annan släppte siffrorna samtidigt. Försök igen.",
            )
        ]
