"""The programme, its history, who holds what, and the plan as a document (F01-F06)."""

from django.db import models
from django.db.models import Q

from lykta.kernel import privacy
from lykta.kernel.period import LONGEST
from lykta.plan.terms import Duty, EventKind, PlanStatus, Verdict
from lykta.secrecy import declare
from lykta.secrecy.models import Row

OURS = declare.open_to_staff("plan", deletes=True)


class KnownParty(Row):
    """A body, administration, company, unit or association that takes part.

    `code` is the organisation's own code ("KLK"); "" for one outside it, known by name only.
    """

    code = models.CharField(max_length=40, blank=True, default="")
    name = models.CharField(max_length=200)

    secrecy = OURS

    class Privacy:
        fields = {"id": privacy.PUBLIC, "code": privacy.PUBLIC, "name": privacy.PUBLIC}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="plan_knownparty_code_once",
                violation_error_message="Koden används redan.",
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(code=""),
                name="plan_knownparty_outside_name_once",
                violation_error_message="Namnet finns redan.",
            ),
        ]


class Programme(Row):
    """A municipality's politically adopted programme. One for each municipality."""

    municipality = models.CharField(max_length=4, unique=True)
    title = models.CharField(max_length=300)
    reference_group = models.CharField(max_length=300, blank=True, default="")
    # The municipality's own setting; no law gives an interval. None: nobody has set one.
    review_every_months = models.PositiveSmallIntegerField(null=True)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "municipality": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "reference_group": privacy.PUBLIC,
            "review_every_months": privacy.PUBLIC,
        }


class SubjectArea(Row):
    """One of the areas that the programme covers (F01)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="areas")
    title = models.CharField(max_length=200)
    place = models.PositiveSmallIntegerField(default=0)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "programme": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "place": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "title"], name="plan_area_title_once")
        ]


class GroupMember(Row):
    """A party in the working group that makes the plan (F05)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="group")
    party = models.ForeignKey(KnownParty, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "programme": privacy.PUBLIC,
            "party": privacy.PUBLIC,
            "place": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "party"], name="plan_group_party_once")
        ]


class ProgrammeEvent(Row):
    """Something that happened to the programme, in the period that the source gives.

    `first_on` is the period's earliest day and serves to order; it is never shown as a date.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=30, choices=EventKind.choices())
    period = models.CharField(max_length=LONGEST)
    first_on = models.DateField()
    note = models.TextField(blank=True, default="")
    decided_by = models.ForeignKey(
        KnownParty, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decision_expected = models.CharField(max_length=LONGEST, blank=True, default="")
    decided = models.CharField(max_length=LONGEST, blank=True, default="")
    # What a relevance review came to; "" where it is none, or nobody has said.
    verdict = models.CharField(max_length=20, blank=True, default="", choices=Verdict.choices())
    decision = models.ForeignKey(
        "plan.Decision", null=True, on_delete=models.PROTECT, related_name="events"
    )

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "programme": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "period": privacy.PUBLIC,
            "first_on": privacy.PUBLIC,
            "note": privacy.PUBLIC,
            "decided_by": privacy.PUBLIC,
            "decision_expected": privacy.PUBLIC,
            "decided": privacy.PUBLIC,
            "verdict": privacy.PUBLIC,
            "decision": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "kind", "period"], name="plan_event_once")
        ]


class Responsibility(Row):
    """Who holds a subject area, or a duty, from when and until when (F03, F07).

    An open row (`until` is "") is who holds it now. Exactly one of `area` and `duty` is set.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="responsibilities"
    )
    area = models.ForeignKey(SubjectArea, null=True, on_delete=models.CASCADE, related_name="+")
    duty = models.CharField(max_length=40, blank=True, default="", choices=Duty.choices())
    holder = models.ForeignKey(KnownParty, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(KnownParty, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.CharField(max_length=LONGEST, blank=True, default="")
    until = models.CharField(max_length=LONGEST, blank=True, default="")
    begun_by = models.ForeignKey(
        ProgrammeEvent, null=True, on_delete=models.CASCADE, related_name="began"
    )
    ended_by = models.ForeignKey(
        ProgrammeEvent, null=True, on_delete=models.CASCADE, related_name="ended"
    )

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "programme": privacy.PUBLIC,
            "area": privacy.PUBLIC,
            "duty": privacy.PUBLIC,
            "holder": privacy.PUBLIC,
            "unit": privacy.PUBLIC,
            "since": privacy.PUBLIC,
            "until": privacy.PUBLIC,
            "begun_by": privacy.PUBLIC,
            "ended_by": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(area__isnull=False, duty="") | (Q(area__isnull=True) & ~Q(duty="")),
                name="plan_responsibility_for_one_thing",
                violation_error_message="Ansvaret gäller antingen ett område eller ett uppdrag.",
            ),
            models.UniqueConstraint(
                fields=["area"],
                condition=Q(until="", area__isnull=False),
                name="plan_responsibility_one_holder_of_an_area",
                violation_error_message="Området har redan en ansvarig.",
            ),
            models.UniqueConstraint(
                fields=["programme", "duty"],
                condition=Q(until="") & ~Q(duty=""),
                name="plan_responsibility_one_holder_of_a_duty",
                violation_error_message="Uppdraget har redan en ansvarig.",
            ),
        ]


class Plan(Row):
    """The action plan of the programme, as a document. Under way until a body adopts it (F01)."""

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, related_name="plan")
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=20, choices=PlanStatus.choices())
    lead = models.ForeignKey(KnownParty, null=True, on_delete=models.PROTECT, related_name="+")

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "programme": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "status": privacy.PUBLIC,
            "lead": privacy.PUBLIC,
        }
