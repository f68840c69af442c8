"""The service (insats) a person gets, and what came of it."""

from django.db import models

from lykta.casework.models.decision import BoardOffer, Decision
from lykta.casework.models.invariants import in_order, one_of
from lykta.casework.models.matter import Matter
from lykta.casework.terms import GoalResult, ServiceKind
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import MATTER_ROW_PRIVACY, MatterRow
from lykta.vault.fields import SealedTextField


class Service(MatterRow):
    """A service: by a decision (SoL 11:1) or by the board's offer (11:5), exactly one of them."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=ServiceKind.choices())
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+", null=True)
    board_offer = models.ForeignKey(BoardOffer, models.PROTECT, related_name="+", null=True)
    goal = SealedTextField(max_length=4_000, default="")
    started_on = models.DateField()
    started_by = models.UUIDField()
    ended_on = models.DateField(null=True)
    result = models.CharField(max_length=12, choices=GoalResult.choices(), default="")
    follow_up_on = models.DateField(null=True)

    secrecy = declare.matter(
        "service",
        fixed=("kind", "decision_id", "board_offer_id", "started_on", "started_by"),
    )

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "kind": privacy.CODE_ON_PAGE,
            "decision": privacy.CODE,
            "board_offer": privacy.CODE,
            "goal": privacy.TEXT,
            "started_on": privacy.CODE,
            "started_by": privacy.STAFF,
            "ended_on": privacy.CODE,
            "result": privacy.CODE_ON_PAGE,
            "follow_up_on": privacy.CODE,
        }

    class Meta:
        indexes = [models.Index(fields=["unit_id", "started_on"], name="casework_service_started")]
        constraints = [
            one_of(name="casework_service_kind", field="kind", terms=ServiceKind),
            one_of(name="casework_service_result", field="result", terms=GoalResult, empty=True),
            models.CheckConstraint(
                condition=models.Q(decision__isnull=False, board_offer__isnull=True)
                | models.Q(decision__isnull=True, board_offer__isnull=False),
                name="casework_service_one_ground",
                violation_error_message=(
                    "En insats vilar på ett beslut eller på nämndens erbjudande, aldrig båda."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True, result="")
                | models.Q(ended_on__isnull=False) & ~models.Q(result=""),
                name="casework_service_end_says_result",
                violation_error_message="En avslutad insats behöver dag och resultat.",
            ),
            in_order(
                name="casework_service_dates_in_order",
                first="started_on",
                then="ended_on",
                message="Insatsen kan inte sluta innan den började.",
            ),
        ]


class FollowUp(MatterRow):
    """What changed for the person, written when a service is followed up."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, models.PROTECT, related_name="+")
    made_on = models.DateField()
    made_by = models.UUIDField()
    goal_so_far = models.CharField(max_length=12, choices=GoalResult.choices())
    text = SealedTextField(max_length=20_000, default="")
    next_on = models.DateField(null=True)

    secrecy = declare.matter("service", app_updates=False)

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "service": privacy.CODE,
            "made_on": privacy.CODE,
            "made_by": privacy.STAFF,
            "goal_so_far": privacy.CODE_ON_PAGE,
            "text": privacy.TEXT,
            "next_on": privacy.CODE,
        }

    class Meta:
        constraints = [
            one_of(name="casework_followup_goal", field="goal_so_far", terms=GoalResult),
            in_order(
                name="casework_followup_dates_in_order",
                first="made_on",
                then="next_on",
                message="Nästa uppföljning kan inte ligga före den här.",
            ),
        ]
