"""What has been done to the person, how great the risk is, and the plan to be safe."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Least, Left, Length
from django.db.models.lookups import LessThanOrEqual

from lykta.casework.models.invariants import in_order, one_of, some_of
from lykta.casework.models.matter import Matter
from lykta.casework.terms import (
    ChildrenSaw,
    OwnEstimate,
    RiskLevel,
    SubjectArea,
    ViolenceKind,
    ViolentPerson,
)
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import MATTER_ROW_PRIVACY, MatterRow
from lykta.vault.fields import SealedTextField

PERIOD = r"^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"


def _period(end: str) -> Left:
    """Return the period cut to the precision that both ends have."""
    shorter = Least(Length("from_period"), Length("to_period"))
    return Left(end, shorter)


class Violence(MatterRow):
    """Violence as told: kinds (F32), period, who in relation (never a name), children who saw.

    A period is kept as exact as it was told: 2021, 2021-05 or 2021-05-17, or empty.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    kinds = ArrayField(models.CharField(max_length=16, choices=ViolenceKind.choices()))
    areas = ArrayField(models.CharField(max_length=16, choices=SubjectArea.choices()), default=list)
    from_period = models.CharField(max_length=10, default="")
    to_period = models.CharField(max_length=10, default="")
    still_going_on = models.BooleanField(null=True)
    done_by_relation = models.CharField(max_length=20, choices=ViolentPerson.choices())
    children_saw = models.CharField(max_length=12, choices=ChildrenSaw.choices())
    description = SealedTextField(max_length=20_000, default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    secrecy = declare.matter("inquiry", fixed=("recorded_at", "recorded_by"))

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "kinds": privacy.CODE_ON_PAGE,
            "areas": privacy.CODE_ON_PAGE,
            "from_period": privacy.CODE_ON_PAGE,
            "to_period": privacy.CODE_ON_PAGE,
            "still_going_on": privacy.CODE_ON_PAGE,
            "done_by_relation": privacy.CODE_ON_PAGE,
            "children_saw": privacy.CODE_ON_PAGE,
            "description": privacy.TEXT,
            "recorded_at": privacy.CODE_ON_PAGE,
            "recorded_by": privacy.STAFF,
        }

    class Meta:
        constraints = [
            one_of(
                name="casework_violence_relation",
                field="done_by_relation",
                terms=ViolentPerson,
            ),
            one_of(name="casework_violence_children_saw", field="children_saw", terms=ChildrenSaw),
            some_of(name="casework_violence_kinds", field="kinds", terms=ViolenceKind),
            some_of(name="casework_violence_areas", field="areas", terms=SubjectArea),
            models.CheckConstraint(
                condition=models.Q(kinds__len__gte=1),
                name="casework_violence_some_kind",
                violation_error_message="Välj minst en sorts våld.",
            ),
            models.CheckConstraint(
                condition=models.Q(from_period__regex=PERIOD, to_period__regex=PERIOD),
                name="casework_violence_period_shape",
                violation_error_message="Skriv år, år-månad eller hela dagen.",
            ),
            models.CheckConstraint(
                condition=models.Q(from_period="")
                | models.Q(to_period="")
                | models.Q(LessThanOrEqual(_period("from_period"), _period("to_period"))),
                name="casework_violence_period_in_order",
                violation_error_message="Slutet kan inte ligga före början.",
            ),
        ]


class RiskAssessment(MatterRow):
    """The result of a risk assessment: never the instrument's own texts (R1)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=32)
    instrument_version = models.CharField(max_length=32, default="")
    level = models.CharField(max_length=8, choices=RiskLevel.choices())
    own_estimate = models.CharField(max_length=16, choices=OwnEstimate.choices())
    made_on = models.DateField()
    made_by = models.UUIDField()
    next_on = models.DateField(null=True)
    text = SealedTextField(max_length=20_000, default="")

    secrecy = declare.matter("inquiry", app_updates=False)

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "instrument": privacy.CODE_ON_PAGE,
            "instrument_version": privacy.CODE_ON_PAGE,
            "level": privacy.CODE_ON_PAGE,
            "own_estimate": privacy.CODE_ON_PAGE,
            "made_on": privacy.CODE,
            "made_by": privacy.STAFF,
            "next_on": privacy.CODE,
            "text": privacy.TEXT,
        }

    class Meta:
        constraints = [
            one_of(name="casework_riskassessment_level", field="level", terms=RiskLevel),
            one_of(name="casework_riskassessment_own", field="own_estimate", terms=OwnEstimate),
            in_order(
                name="casework_riskassessment_dates_in_order",
                first="made_on",
                then="next_on",
                message="Nästa bedömning kan inte ligga före den här.",
            ),
        ]


class SafetyPlan(MatterRow):
    """What the person does to be safe. A new plan is a new row; the newest one holds."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    text = SealedTextField(max_length=20_000)
    written_at = models.DateTimeField()
    written_by = models.UUIDField()

    secrecy = declare.matter("inquiry", app_updates=False)

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "text": privacy.TEXT,
            "written_at": privacy.CODE_ON_PAGE,
            "written_by": privacy.STAFF,
        }
