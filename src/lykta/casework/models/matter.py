"""The matter: one person's whole story with one authority, and its links to other matters."""

from django.db import models

from lykta.casework.models.invariants import in_order, one_of
from lykta.casework.terms import CloseReason, FileKeptIn, LinkRelation, MatterKind, MatterState
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import MATTER_ROW_PRIVACY, MatterRow, Row


class Matter(Row):
    """A matter (ärende). Made, moved and given out only by the registrar (`secrecy/sql`).

    `queued`: nobody has it yet. `need_to_know`: only the assigned may see it.
    """

    authority_id = models.UUIDField(editable=False)
    unit_id = models.UUIDField(editable=False, db_index=True)
    need_to_know = models.BooleanField(editable=False, default=False)
    queued = models.BooleanField(editable=False, default=True)
    number = models.CharField(max_length=12)
    kind = models.CharField(max_length=12, choices=MatterKind.choices())
    state = models.CharField(
        max_length=12, choices=MatterState.choices(), default=MatterState.RECEIVED.value
    )
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    close_reason = models.CharField(max_length=16, choices=CloseReason.choices(), default="")
    file_kept_in = models.CharField(
        max_length=12, choices=FileKeptIn.choices(), default=FileKeptIn.HERE.value
    )
    file_reference = models.CharField(max_length=60, default="")

    secrecy = declare.matter(
        "matter",
        root=True,
        app_inserts=False,
        fixed=("number", "kind", "opened_on"),
    )

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "authority_id": privacy.CODE,
            "unit_id": privacy.CODE,
            "need_to_know": privacy.CODE,
            "queued": privacy.CODE,
            "number": privacy.CODE,
            "kind": privacy.CODE,
            "state": privacy.CODE,
            "opened_on": privacy.CODE,
            "closed_on": privacy.CODE,
            "close_reason": privacy.CODE_ON_PAGE,
            "file_kept_in": privacy.CODE,
            "file_reference": privacy.CODE_ON_PAGE,
        }

    class Meta:
        indexes = [
            models.Index(fields=["authority_id", "number"], name="casework_matter_number"),
            models.Index(
                fields=["unit_id", "-opened_on", "id"],
                name="casework_matter_open",
                condition=~models.Q(state="closed"),
            ),
        ]
        constraints = [
            one_of(name="casework_matter_kind", field="kind", terms=MatterKind),
            one_of(name="casework_matter_state", field="state", terms=MatterState),
            one_of(
                name="casework_matter_reason",
                field="close_reason",
                terms=CloseReason,
                empty=True,
            ),
            in_order(
                name="casework_matter_dates_in_order",
                first="opened_on",
                then="closed_on",
                message="Ärendet kan inte avslutas innan det började.",
            ),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_on__isnull=False)
                & ~models.Q(close_reason="")
                | ~models.Q(state="closed") & models.Q(closed_on__isnull=True, close_reason=""),
                name="casework_matter_closed_says_why",
                violation_error_message="Ett avslutat ärende behöver dag och orsak.",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class MatterLink(MatterRow):
    """That another matter belongs to this one. Seeing the link does not open the other matter."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    other_id = models.UUIDField(db_index=True)
    relation = models.CharField(max_length=16, choices=LinkRelation.choices())
    made_on = models.DateField()

    secrecy = declare.matter("matter", app_updates=False)

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "other_id": privacy.CODE_ON_PAGE,
            "relation": privacy.CODE_ON_PAGE,
            "made_on": privacy.CODE_ON_PAGE,
        }

    class Meta:
        constraints = [
            one_of(name="casework_matterlink_relation", field="relation", terms=LinkRelation),
            models.CheckConstraint(
                condition=~models.Q(other_id=models.F("matter_id")),
                name="casework_matterlink_other",
                violation_error_message="Ett ärende kan inte kopplas till sig självt.",
            ),
            models.UniqueConstraint(
                fields=["matter", "other_id", "relation"], name="casework_matterlink_once"
            ),
        ]
