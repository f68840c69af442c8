"""The plan as the public reads it: a document made when somebody published it."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class PublishedPlan(Row):
    """One published version of a municipality's plan; the newest is the one shown.

    Written by `published.publish_plan` only (sql/40_publish_plan.sql), read by the public login.
    """

    municipality = models.CharField(max_length=4)
    version = models.PositiveIntegerField()
    document = models.JSONField()
    made_at = models.DateTimeField()

    secrecy = declare.PUBLISHED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "municipality": privacy.PUBLIC,
            "version": privacy.PUBLIC,
            "document": privacy.PUBLIC,
            "made_at": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "version"], name="plan_published_version_once"
            )
        ]
