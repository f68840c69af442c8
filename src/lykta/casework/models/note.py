"""The journal: signed notes that are never changed, only followed by corrections (A16)."""

from django.db import models

from lykta.casework.models.invariants import one_of
from lykta.casework.models.matter import Matter
from lykta.casework.terms import NoteKind
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import MATTER_ROW_PRIVACY, MatterRow
from lykta.vault.fields import SealedTextField


class Note(MatterRow):
    """A signed journal note. Unsigned text lives in `drafts` and is nobody else's.

    `happened_on` is the day it is about; `signed_at` the moment it became part of the file (FL 27).
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=NoteKind.choices())
    happened_on = models.DateField()
    text = SealedTextField(max_length=40_000)
    written_by = models.UUIDField()
    signed_at = models.DateTimeField()
    correction_of = models.ForeignKey("self", models.PROTECT, related_name="+", null=True)

    secrecy = declare.matter("note", app_updates=False, frozen_when="signed_at IS NOT NULL")

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "kind": privacy.CODE_ON_PAGE,
            "happened_on": privacy.CODE,
            "text": privacy.TEXT,
            "written_by": privacy.STAFF,
            "signed_at": privacy.CODE,
            "correction_of": privacy.CODE,
        }

    class Meta:
        constraints = [
            one_of(name="casework_note_kind", field="kind", terms=NoteKind),
            models.CheckConstraint(
                condition=models.Q(correction_of__isnull=True) & ~models.Q(kind="correction")
                | models.Q(correction_of__isnull=False, kind="correction"),
                name="casework_note_correction_says_of_what",
                violation_error_message="En rättelse måste peka på anteckningen den rättar.",
            ),
        ]
