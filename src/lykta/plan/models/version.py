"""Versions of the programme and the plan: what stood there on a day, and can be compared."""

from django.db import models

from lykta.kernel import privacy
from lykta.plan.models.programme import Programme
from lykta.plan.terms import PlanStatus, VersionOf
from lykta.secrecy import declare
from lykta.secrecy.models import Row

KEPT = declare.open_to_staff("plan", app_updates=False)  # what stood there stood there


class Version(Row):
    """The programme or the plan as it stood when somebody kept it, whole and with its digest.

    Nothing in it refers to rows: later edits do not reach it.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="versions")
    of = models.CharField(max_length=20, choices=VersionOf.choices())
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=20, blank=True, default="", choices=PlanStatus.choices())
    note = models.TextField(blank=True, default="")
    content = models.TextField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    secrecy = KEPT

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "programme": privacy.PUBLIC,
            "of": privacy.PUBLIC,
            "number": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "status": privacy.PUBLIC,
            "note": privacy.PUBLIC,
            "content": privacy.PUBLIC,
            "digest": privacy.PUBLIC,
            "made_at": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "of", "number"],
                name="plan_version_number_once",
                violation_error_message="Numret finns redan.",
            )
        ]
