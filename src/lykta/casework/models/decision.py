"""Communication before a decision, the decision, and what the board offers without one."""

from django.db import models

from lykta.casework.models.inquiry import Inquiry
from lykta.casework.models.invariants import in_order, one_of, together
from lykta.casework.models.matter import Matter
from lykta.casework.terms import Outcome, SentBy, ServiceKind
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import MATTER_ROW_PRIVACY, MatterRow, Row
from lykta.vault.fields import SealedTextField


class Communication(MatterRow):
    """What the person was shown before the decision, and what they said (FL 25)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="+")
    what = SealedTextField(max_length=20_000)
    sent_on = models.DateField()
    sent_how = models.CharField(max_length=12, choices=SentBy.choices())
    sent_by = models.UUIDField()
    answer_by_on = models.DateField()
    answered_on = models.DateField(null=True)
    answer = SealedTextField(max_length=20_000, default="")

    secrecy = declare.matter("inquiry", fixed=("what", "sent_on", "sent_by", "inquiry_id"))

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "inquiry": privacy.CODE,
            "what": privacy.TEXT,
            "sent_on": privacy.CODE,
            "sent_how": privacy.CODE_ON_PAGE,
            "sent_by": privacy.STAFF,
            "answer_by_on": privacy.CODE,
            "answered_on": privacy.CODE,
            "answer": privacy.TEXT,
        }

    class Meta:
        constraints = [
            one_of(name="casework_communication_how", field="sent_how", terms=SentBy),
            in_order(
                name="casework_communication_answer_by_in_order",
                first="sent_on",
                then="answer_by_on",
                message="Svarsdagen kan inte ligga före dagen det skickades.",
            ),
            in_order(
                name="casework_communication_answered_in_order",
                first="sent_on",
                then="answered_on",
                message="Svaret kan inte ha kommit innan det skickades.",
            ),
        ]


class Decision(MatterRow):
    """A decision about one person (FL 31-33). What was decided is never changed afterwards."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="+", null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices())
    service_kind = models.CharField(max_length=20, choices=ServiceKind.choices())
    grounds = SealedTextField(max_length=20_000)
    decided_at = models.DateTimeField()
    decided_by = models.UUIDField()
    delegation_point = models.CharField(max_length=20)
    appealable = models.BooleanField()
    appeal_text = models.TextField(default="")
    official_named = models.BooleanField(default=True)  # FL 33: a notice need not name the official
    official_hidden_because = SealedTextField(max_length=1_000, default="")
    notified_on = models.DateField(null=True)
    served_on = models.DateField(null=True)
    served_how = models.CharField(max_length=12, choices=SentBy.choices(), default="")
    served_by = models.UUIDField(null=True)
    appeal_by_on = models.DateField(null=True)
    executed_on = models.DateField(null=True)

    secrecy = declare.matter(
        "decision",
        fixed=(
            "inquiry_id",
            "outcome",
            "service_kind",
            "grounds",
            "decided_at",
            "decided_by",
            "delegation_point",
            "appealable",
            "appeal_text",
            "official_named",
            "official_hidden_because",
        ),
    )

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "inquiry": privacy.CODE,
            "outcome": privacy.CODE_ON_PAGE,
            "service_kind": privacy.CODE_ON_PAGE,
            "grounds": privacy.TEXT,
            "decided_at": privacy.CODE,
            "decided_by": privacy.STAFF,
            "delegation_point": privacy.CODE_ON_PAGE,
            "appealable": privacy.CODE_ON_PAGE,
            "appeal_text": privacy.CODE_ON_PAGE,
            "official_named": privacy.CODE_ON_PAGE,
            "official_hidden_because": privacy.TEXT,
            "notified_on": privacy.CODE,
            "served_on": privacy.CODE,
            "served_how": privacy.CODE_ON_PAGE,
            "served_by": privacy.STAFF,
            "appeal_by_on": privacy.CODE,
            "executed_on": privacy.CODE,
        }

    class Meta:
        constraints = [
            one_of(name="casework_decision_outcome", field="outcome", terms=Outcome),
            one_of(name="casework_decision_service_kind", field="service_kind", terms=ServiceKind),
            one_of(
                name="casework_decision_served_how", field="served_how", terms=SentBy, empty=True
            ),
            together(
                name="casework_decision_served_by_someone",
                fields=("served_on", "served_by"),
                message="Skriv både när och vem som gav beslutet.",
            ),
            models.CheckConstraint(
                condition=models.Q(inquiry__isnull=False)
                | models.Q(outcome__in=[Outcome.DISMISSED.value, Outcome.WRITTEN_OFF.value]),
                name="casework_decision_after_an_inquiry",
                violation_error_message="Ett beslut i sak behöver en utredning.",
            ),
            models.CheckConstraint(
                condition=models.Q(appeal_by_on__isnull=True) | models.Q(appealable=True),
                name="casework_decision_appeal_only_when_appealable",
                violation_error_message="Bara ett beslut som kan överklagas har en sista dag.",
            ),
            models.CheckConstraint(
                condition=models.Q(executed_on__isnull=True)
                | models.Q(outcome__in=[Outcome.GRANTED.value, Outcome.PARTLY.value]),
                name="casework_decision_executed_only_when_granted",
                violation_error_message="Bara det som beviljats kan verkställas.",
            ),
            in_order(
                name="casework_decision_appeal_in_order", first="served_on", then="appeal_by_on"
            ),
        ]


class BoardOffer(Row):
    """A service the board gives without individual assessment, and its conditions (SoL 11:5, A18).

    `not_documented`: the board decided that data that can reveal identity is not kept (A19).
    """

    authority_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=ServiceKind.choices())
    title = models.CharField(max_length=120)
    conditions = models.TextField()
    decided_on = models.DateField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    not_documented = models.BooleanField(default=False)

    secrecy = declare.open_to_staff("organisation")

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "authority_id": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "conditions": privacy.PUBLIC,
            "decided_on": privacy.PUBLIC,
            "valid_from": privacy.PUBLIC,
            "valid_to": privacy.PUBLIC,
            "not_documented": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            one_of(name="casework_boardoffer_kind", field="kind", terms=ServiceKind),
            in_order(
                name="casework_boardoffer_dates_in_order", first="valid_from", then="valid_to"
            ),
            in_order(
                name="casework_boardoffer_decided_first",
                first="decided_on",
                then="valid_from",
                message="Nämnden måste besluta innan insatsen får ges.",
            ),
        ]
