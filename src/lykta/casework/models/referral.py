"""The referral (aktualisering), and anonymous advice that stays a mere count."""

from django.db import models

from lykta.casework.models.invariants import in_order, one_of, together
from lykta.casework.models.matter import Matter
from lykta.casework.terms import (
    AdviceKind,
    Channel,
    ReferralKind,
    ReferralResult,
    SubjectArea,
    Wish,
)
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import MATTER_ROW_PRIVACY, MatterRow, Row
from lykta.vault.fields import SealedTextField


class Referral(MatterRow):
    """A contact that reached the board: when, how, from whom, about what (A1).

    `protection_*`: the assessment of a child's need of immediate protection (A3).
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    received_by = models.UUIDField()
    channel = models.CharField(max_length=16, choices=Channel.choices())
    kind = models.CharField(max_length=12, choices=ReferralKind.choices())
    area = models.CharField(max_length=16, choices=SubjectArea.choices())
    reporter = SealedTextField(max_length=300, default="")
    what = SealedTextField(max_length=20_000, default="")
    wants_support = models.CharField(
        max_length=16, choices=Wish.choices(), default=Wish.NOT_ASKED_YET.value
    )
    asked_at = models.DateTimeField(null=True)
    asked_by = models.UUIDField(null=True)
    protection_needed = models.BooleanField(null=True)
    protection_text = SealedTextField(max_length=20_000, default="")
    protection_assessed_at = models.DateTimeField(null=True)
    protection_assessed_by = models.UUIDField(null=True)
    result = models.CharField(
        max_length=12, choices=ReferralResult.choices(), default=ReferralResult.PENDING.value
    )
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    forwarded_to = SealedTextField(max_length=200, default="")

    secrecy = declare.matter("referral", fixed=("received_at", "received_by"))

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "received_at": privacy.CODE,
            "received_by": privacy.STAFF,
            "channel": privacy.CODE,
            "kind": privacy.CODE,
            "area": privacy.CODE_ON_PAGE,
            "reporter": privacy.PROTECTED,
            "what": privacy.TEXT,
            "wants_support": privacy.CODE,
            "asked_at": privacy.CODE,
            "asked_by": privacy.STAFF,
            "protection_needed": privacy.CODE_ON_PAGE,
            "protection_text": privacy.TEXT,
            "protection_assessed_at": privacy.CODE,
            "protection_assessed_by": privacy.STAFF,
            "result": privacy.CODE,
            "decided_at": privacy.CODE,
            "decided_by": privacy.STAFF,
            "forwarded_to": privacy.TEXT,
        }

    class Meta:
        indexes = [
            models.Index(fields=["unit_id", "received_at"], name="casework_referral_received")
        ]
        constraints = [
            one_of(name="casework_referral_channel", field="channel", terms=Channel),
            one_of(name="casework_referral_kind", field="kind", terms=ReferralKind),
            one_of(name="casework_referral_area", field="area", terms=SubjectArea),
            one_of(name="casework_referral_wish", field="wants_support", terms=Wish),
            one_of(name="casework_referral_result", field="result", terms=ReferralResult),
            together(
                name="casework_referral_asked_by_someone",
                fields=("asked_at", "asked_by"),
                message="Skriv både när och vem som frågade.",
            ),
            together(
                name="casework_referral_assessed_by_someone",
                fields=(
                    "protection_assessed_at",
                    "protection_assessed_by",
                    "protection_needed",
                ),
                message="En skyddsbedömning har tid, svar och den som bedömde.",
            ),
            together(
                name="casework_referral_decided_by_someone",
                fields=("decided_at", "decided_by"),
                message="Skriv både när och vem som bestämde.",
            ),
            in_order(
                name="casework_referral_assessed_in_order",
                first="received_at",
                then="protection_assessed_at",
                message="Skyddsbedömningen kan inte ligga före aktualiseringen.",
            ),
            in_order(
                name="casework_referral_decided_in_order",
                first="received_at",
                then="decided_at",
                message="Bedömningen kan inte ligga före aktualiseringen.",
            ),
        ]


class Advice(Row):
    """Anonymous advice: a unit, a day, a way, a kind. There is nobody in it (A20, F27)."""

    unit_id = models.UUIDField(db_index=True)
    given_on = models.DateField()
    channel = models.CharField(max_length=16, choices=Channel.choices())
    kind = models.CharField(max_length=16, choices=AdviceKind.choices())

    secrecy = declare.open_to_staff("advice")

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "unit_id": privacy.STAFF,
            "given_on": privacy.CODE,
            "channel": privacy.CODE,
            "kind": privacy.CODE,
        }

    class Meta:
        constraints = [
            one_of(name="casework_advice_channel", field="channel", terms=Channel),
            one_of(name="casework_advice_kind", field="kind", terms=AdviceKind),
        ]
