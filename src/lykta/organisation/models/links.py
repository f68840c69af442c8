"""One-time links: how somebody without an account answers one thing they were asked."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class Link(Row):
    """A link to one thing (`purpose`, `target_id`), sent to an organisation (`holder`).

    Only the token's SHA-256 is kept. Whoever comes by the link acts as the machine `machine_link`
    of the authority that sent it, and reaches the one thing alone.
    """

    token_hash = models.BinaryField(max_length=32, unique=True)
    purpose = models.CharField(max_length=40)
    target_id = models.UUIDField()
    holder = models.CharField(max_length=200)
    authority_id = models.UUIDField()
    made_by_id = models.UUIDField()
    made_at = models.DateTimeField()
    until = models.DateField()
    used_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    secrecy = declare.ACCOUNTS

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "token_hash": privacy.HIDDEN,
            "purpose": privacy.STAFF,
            "target_id": privacy.STAFF,
            "holder": privacy.STAFF,
            "authority_id": privacy.STAFF,
            "made_by_id": privacy.STAFF,
            "made_at": privacy.STAFF,
            "until": privacy.STAFF,
            "used_at": privacy.STAFF,
            "closed_at": privacy.STAFF,
        }

    class Meta:
        indexes = [models.Index(fields=["target_id"], name="organisation_link_target")]
