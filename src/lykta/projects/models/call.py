"""A call for applications, its criteria, and the copy that everybody may read (F14)."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row

SHORT = 200


class Call(Row):
    """An invitation to associations to apply for money until a day. Sums are whole kronor."""

    title = models.CharField(max_length=SHORT)
    about = models.TextField()
    who = models.TextField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    frame = models.PositiveIntegerField()
    most = models.PositiveIntegerField(null=True)  # null: no limit for one application
    decides = models.CharField(max_length=SHORT)
    report_by = models.DateField()
    published_at = models.DateTimeField(null=True)

    secrecy = declare.open_to_staff("grants")

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "about": privacy.PUBLIC,
            "who": privacy.PUBLIC,
            "opens_on": privacy.PUBLIC,
            "closes_on": privacy.PUBLIC,
            "frame": privacy.PUBLIC,
            "most": privacy.PUBLIC,
            "decides": privacy.PUBLIC,
            "report_by": privacy.PUBLIC,
            "published_at": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on"))
                & models.Q(report_by__gt=models.F("closes_on")),
                name="projects_call_days_in_order",
                violation_error_message="Dagarna ska komma i ordning: öppnar, stänger, rapport.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Criterion(Row):
    """What an application is weighed against. Fixed when the call is published."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="criteria")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=SHORT)

    secrecy = declare.open_to_staff("grants", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "call": privacy.PUBLIC,
            "place": privacy.PUBLIC,
            "text": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "place"], name="projects_criterion_one_a_place")
        ]


class PublishedCall(Row):
    """A call as the public reads it. Written by `published.publish_call` only (sql/)."""

    closes_on = models.DateField()
    document = models.JSONField()
    made_at = models.DateTimeField()

    secrecy = declare.PUBLISHED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "closes_on": privacy.PUBLIC,
            "document": privacy.PUBLIC,
            "made_at": privacy.PUBLIC,
        }
