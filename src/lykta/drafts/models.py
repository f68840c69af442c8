"""A draft: one person's unsent text about one thing."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row
from lykta.vault.fields import SealedTextField


class Draft(Row):
    """What a person has typed in one form about one thing, sealed under `key_scope`.

    `about` is what it concerns (a matter, or the form's own key before the matter exists);
    `base_version` is the version of the text that the writer started from.
    """

    person_id = models.UUIDField()
    form = models.CharField(max_length=40)
    about = models.UUIDField()
    key_scope = models.UUIDField()
    text = SealedTextField(max_length=200_000, default="", scope="key_scope")
    saved_at = models.DateTimeField()
    base_version = models.PositiveIntegerField(default=0)

    secrecy = declare.person()

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "person_id": privacy.STAFF,
            "form": privacy.CODE,
            "about": privacy.CODE,
            "key_scope": privacy.CODE,
            "text": privacy.TEXT,
            "saved_at": privacy.CODE,
            "base_version": privacy.CODE,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "form", "about"], name="drafts_draft_one_a_form"
            )
        ]
        indexes = [models.Index(fields=["about", "form"], name="drafts_draft_about")]
