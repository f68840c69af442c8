"""What was handed in by a public form."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class Handed(Row):
    """One sent form of a `kind`: its answers as typed, and the receipt its sender was given.

    `taken_at` says that staff have made it into what it asked for.
    """

    kind = models.CharField(max_length=40)
    answers = models.JSONField(default=dict)
    receipt = models.CharField(max_length=20, unique=True)
    handed_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    taken_by_id = models.UUIDField(null=True)

    secrecy = declare.open_to_staff("inbox", app_inserts=False, read_needs_permission=True)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "kind": privacy.STAFF,
            "answers": privacy.STAFF,
            "receipt": privacy.STAFF,
            "handed_at": privacy.STAFF,
            "taken_at": privacy.STAFF,
            "taken_by_id": privacy.STAFF,
        }

    class Meta:
        verbose_name_plural = "handed"
        indexes = [models.Index(fields=["kind", "handed_at"], name="inbox_handed_by_age")]
