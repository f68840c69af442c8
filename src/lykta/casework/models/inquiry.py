"""The inquiry (utredning) and its structured, versioned sections."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from lykta.casework.models.invariants import in_order, one_of, some_of, together
from lykta.casework.models.matter import Matter
from lykta.casework.models.referral import Referral
from lykta.casework.terms import Consequence, Heading, InquiryGround, InquiryState
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import MATTER_ROW_PRIVACY, MatterRow
from lykta.vault.fields import SealedTextField


class Inquiry(MatterRow):
    """An inquiry into one person's need. Never against an adult's will (A2).

    `due_on`: a child's last day by law (A8), moved only by a decided extension; an adult has none.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="+")
    opened_on = models.DateField()
    opened_by = models.UUIDField()
    ground = models.CharField(max_length=16, choices=InquiryGround.choices())
    consented_on = models.DateField(null=True)  # the adult's own yes
    state = models.CharField(
        max_length=14, choices=InquiryState.choices(), default=InquiryState.OPEN.value
    )
    due_on = models.DateField(null=True)
    extended_to = models.DateField(null=True)
    extended_at = models.DateTimeField(null=True)
    extended_by = models.UUIDField(null=True)
    extension_grounds = SealedTextField(max_length=4_000, default="")
    delay_told_on = models.DateField(null=True)  # FL 11
    fl12_requested_on = models.DateField(null=True)
    concluded_at = models.DateTimeField(null=True)
    concluded_by = models.UUIDField(null=True)
    conclusion = SealedTextField(max_length=20_000, default="")

    secrecy = declare.matter("inquiry", fixed=("opened_on", "opened_by"))

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "referral": privacy.CODE,
            "opened_on": privacy.CODE,
            "opened_by": privacy.STAFF,
            "ground": privacy.CODE,
            "consented_on": privacy.CODE,
            "state": privacy.CODE,
            "due_on": privacy.CODE,
            "extended_to": privacy.CODE,
            "extended_at": privacy.CODE,
            "extended_by": privacy.STAFF,
            "extension_grounds": privacy.TEXT,
            "delay_told_on": privacy.CODE,
            "fl12_requested_on": privacy.CODE,
            "concluded_at": privacy.CODE,
            "concluded_by": privacy.STAFF,
            "conclusion": privacy.TEXT,
        }

    class Meta:
        indexes = [models.Index(fields=["unit_id", "opened_on"], name="casework_inquiry_opened")]
        constraints = [
            one_of(name="casework_inquiry_ground", field="ground", terms=InquiryGround),
            one_of(name="casework_inquiry_state", field="state", terms=InquiryState),
            models.UniqueConstraint(
                fields=["matter"],
                condition=models.Q(state="open"),
                name="casework_inquiry_one_open",
            ),
            together(
                name="casework_inquiry_extended_by_someone",
                fields=("extended_to", "extended_at", "extended_by"),
                message="En förlängning har ny dag, tid och den som bestämde.",
            ),
            together(
                name="casework_inquiry_concluded_by_someone",
                fields=("concluded_at", "concluded_by"),
                message="En avslutad utredning har tid och den som avslutade.",
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", concluded_at__isnull=True)
                | ~models.Q(state="open") & models.Q(concluded_at__isnull=False),
                name="casework_inquiry_ended_when_not_open",
                violation_error_message="En utredning som inte pågår måste ha ett slut.",
            ),
            in_order(
                name="casework_inquiry_due_in_order",
                first="opened_on",
                then="due_on",
                message="Sista dagen kan inte ligga före utredningens början.",
            ),
            in_order(
                name="casework_inquiry_extension_in_order",
                first="due_on",
                then="extended_to",
                message="Förlängningen måste gå till en senare dag.",
            ),
        ]


class InquirySection(MatterRow):
    """What is written under one heading. Saved against the version it was read in."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="+")
    heading = models.CharField(max_length=16, choices=Heading.choices())
    text = SealedTextField(max_length=40_000, default="")
    codes = ArrayField(models.CharField(max_length=16, choices=Consequence.choices()), default=list)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.UUIDField()

    secrecy = declare.matter("inquiry", fixed=("inquiry_id", "heading"))

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "inquiry": privacy.CODE,
            "heading": privacy.CODE_ON_PAGE,
            "text": privacy.TEXT,
            "codes": privacy.CODE_ON_PAGE,
            "version": privacy.CODE_ON_PAGE,
            "written_at": privacy.CODE_ON_PAGE,
            "written_by": privacy.STAFF,
        }

    class Meta:
        constraints = [
            one_of(name="casework_inquirysection_heading", field="heading", terms=Heading),
            some_of(name="casework_inquirysection_codes", field="codes", terms=Consequence),
            models.UniqueConstraint(
                fields=["inquiry", "heading"], name="casework_inquirysection_once"
            ),
        ]
