"""The mandate to make the plan, its goals and its running text (F01, F05)."""

from django.db import models
from django.db.models import Q

from lykta.kernel import privacy
from lykta.kernel.period import LONGEST
from lykta.plan.models.programme import OURS, KnownParty, Plan, Programme, SubjectArea
from lykta.secrecy.models import Row


class Mandate(Row):
    """The mandate to make the action plan (framtagandedirektiv): from whom, and by when.

    Who works on it is the programme's working group. What nobody has said is empty.
    """

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="mandate")
    given_by = models.ForeignKey(KnownParty, null=True, on_delete=models.PROTECT, related_name="+")
    given = models.CharField(max_length=LONGEST, blank=True, default="")
    due = models.CharField(max_length=LONGEST, blank=True, default="")
    decision = models.ForeignKey(
        "plan.Decision", null=True, on_delete=models.PROTECT, related_name="mandates"
    )
    note = models.TextField(blank=True, default="")

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "plan": privacy.PUBLIC,
            "given_by": privacy.PUBLIC,
            "given": privacy.PUBLIC,
            "due": privacy.PUBLIC,
            "decision": privacy.PUBLIC,
            "note": privacy.PUBLIC,
        }


class GoalArea(Row):
    """An area that goals stand under. Five of them are offered as a template (law 6.1)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="goal_areas")
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
            models.UniqueConstraint(
                fields=["programme", "title"],
                name="plan_goal_area_title_once",
                violation_error_message="Området finns redan.",
            )
        ]


class Goal(Row):
    """What the programme wants to reach, under an area when one is chosen."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="goals")
    goal_area = models.ForeignKey(
        GoalArea, null=True, on_delete=models.PROTECT, related_name="goals"
    )
    subject_area = models.ForeignKey(
        SubjectArea, null=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True, default="")
    place = models.PositiveSmallIntegerField(default=0)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "programme": privacy.PUBLIC,
            "goal_area": privacy.PUBLIC,
            "subject_area": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "text": privacy.PUBLIC,
            "place": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "title"],
                name="plan_goal_title_once",
                violation_error_message="Målet finns redan.",
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="plan_goal_says_something",
                violation_error_message="Skriv vad ni vill nå.",
            ),
        ]


class Chapter(Row):
    """One piece of the action plan's running text: background, aim, how it is followed up."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="chapters")
    title = models.CharField(max_length=200)
    text = models.TextField()
    place = models.PositiveSmallIntegerField(default=0)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "plan": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "text": privacy.PUBLIC,
            "place": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "title"],
                name="plan_chapter_title_once",
                violation_error_message="Det finns redan ett avsnitt med den rubriken.",
            )
        ]


class NamedPage(Row):
    """A page outside Lykta that says who is responsible, and so can be out of date (F03)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="named_pages")
    title = models.CharField(max_length=200)
    names = models.ForeignKey(KnownParty, on_delete=models.PROTECT, related_name="+")
    says = models.TextField(blank=True, default="")
    seen = models.CharField(max_length=LONGEST, blank=True, default="")
    corrected = models.CharField(max_length=LONGEST, blank=True, default="")

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "programme": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "names": privacy.PUBLIC,
            "says": privacy.PUBLIC,
            "seen": privacy.PUBLIC,
            "corrected": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "title"],
                name="plan_named_page_title_once",
                violation_error_message="Sidan finns redan i listan.",
            )
        ]
