"""An association's application and what becomes of it (F14).

An application is a public record, but who to ring at the association is shown only to those who
handle it: the table is read with `grants.read`.
"""

from django.db import models

from lykta.kernel import privacy
from lykta.kernel.privacy import Field, Kind, Where
from lykta.projects.models.call import Call, Criterion
from lykta.projects.terms import GrantOutcome, Points
from lykta.secrecy import declare
from lykta.secrecy.models import Row

HANDLED = declare.open_to_staff("grants", read_needs_permission=True)
ONCE = declare.open_to_staff("grants", read_needs_permission=True, app_updates=False)
OUTSIDER = Field(Kind.STAFF, Where.PAGE)  # whom to ring at an association
SHORT = 200


class Application(Row):
    """What an association asks for, as it came through the public form. Never rewritten."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="applications")
    handed_id = models.UUIDField(unique=True)
    receipt = models.CharField(max_length=40, blank=True, default="")
    came_at = models.DateTimeField()
    association = models.CharField(max_length=SHORT)
    number = models.CharField(max_length=20)
    contact = models.CharField(max_length=SHORT)
    mail = models.CharField(max_length=SHORT)
    phone = models.CharField(max_length=40, blank=True, default="")
    title = models.CharField(max_length=SHORT)
    aim = models.TextField()
    groups = models.TextField()
    how = models.TextField()
    amount = models.PositiveIntegerField()
    other_money = models.TextField(blank=True, default="")

    secrecy = ONCE

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "call": privacy.STAFF,
            "handed_id": privacy.STAFF,
            "receipt": OUTSIDER,
            "came_at": privacy.STAFF,
            "association": privacy.STAFF,
            "number": privacy.STAFF,
            "contact": OUTSIDER,
            "mail": OUTSIDER,
            "phone": OUTSIDER,
            "title": privacy.STAFF,
            "aim": privacy.STAFF,
            "groups": privacy.STAFF,
            "how": privacy.STAFF,
            "amount": privacy.STAFF,
            "other_money": privacy.STAFF,
        }


class ConflictOfInterest(Row):
    """Somebody who handles grants says that they have ties to an applicant (FL 16-18 §)."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="conflicts")
    person_id = models.UUIDField()
    name = models.CharField(max_length=SHORT)
    why = models.TextField()
    told_at = models.DateTimeField()

    secrecy = ONCE

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "application": privacy.STAFF,
            "person_id": privacy.STAFF,
            "name": privacy.STAFF,
            "why": privacy.STAFF,
            "told_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "person_id"], name="projects_conflict_told_once"
            )
        ]


class Assessment(Row):
    """How well an application meets one criterion, and why. May be changed until the decision."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="assessments")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    points = models.CharField(max_length=1, choices=Points.choices())
    why = models.TextField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=SHORT)
    made_at = models.DateTimeField()

    secrecy = HANDLED

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "application": privacy.STAFF,
            "criterion": privacy.STAFF,
            "points": privacy.STAFF,
            "why": privacy.STAFF,
            "by_id": privacy.STAFF,
            "by_name": privacy.STAFF,
            "made_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "criterion"], name="projects_assessment_once_a_criterion"
            )
        ]


class GrantDecision(Row):
    """What was decided about an application, by whom and why. Public; never rewritten."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=20, choices=GrantOutcome.choices())
    amount = models.PositiveIntegerField()
    grounds = models.TextField()
    decided_by = models.CharField(max_length=SHORT)
    decided_on = models.DateField()
    diary_number = models.CharField(max_length=60, blank=True, default="")
    written_by_id = models.UUIDField()

    secrecy = declare.open_to_staff("grants", app_updates=False)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "application": privacy.STAFF,
            "outcome": privacy.STAFF,
            "amount": privacy.STAFF,
            "grounds": privacy.STAFF,
            "decided_by": privacy.STAFF,
            "decided_on": privacy.STAFF,
            "diary_number": privacy.STAFF,
            "written_by_id": privacy.STAFF,
        }


class GrantAgreement(Row):
    """What the municipality and the association have agreed: the sum, the terms, the report.

    Readable without `grants.read`: the association's own link must show what it is about.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="agreement")
    association = models.CharField(max_length=SHORT)
    title = models.CharField(max_length=SHORT)
    amount = models.PositiveIntegerField()
    terms = models.TextField()
    agreed_on = models.DateField()
    report_by = models.DateField()

    secrecy = declare.open_to_staff("grants", app_updates=False)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "application": privacy.STAFF,
            "association": privacy.STAFF,
            "title": privacy.STAFF,
            "amount": privacy.STAFF,
            "terms": privacy.STAFF,
            "agreed_on": privacy.STAFF,
            "report_by": privacy.STAFF,
        }


class Payment(Row):
    """A sum that was paid out under an agreement."""

    agreement = models.ForeignKey(GrantAgreement, models.PROTECT, related_name="payments")
    amount = models.PositiveIntegerField()
    paid_on = models.DateField()
    reference = models.CharField(max_length=60)

    secrecy = ONCE

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "agreement": privacy.STAFF,
            "amount": privacy.STAFF,
            "paid_on": privacy.STAFF,
            "reference": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gte=1),
                name="projects_payment_of_something",
                violation_error_message="Ange minst en krona.",
            )
        ]


class ReportBack(Row):
    """What the association tells afterwards, through its one-time link. Counts, no names."""

    agreement = models.OneToOneField(GrantAgreement, models.PROTECT, related_name="report")
    link_id = models.UUIDField(unique=True)
    told_at = models.DateTimeField()
    done = models.TextField()
    reached = models.PositiveIntegerField(null=True)
    used = models.PositiveIntegerField()
    learned = models.TextField(blank=True, default="")

    secrecy = declare.open_to_staff("grants.report", app_updates=False)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "agreement": privacy.STAFF,
            "link_id": privacy.HIDDEN,
            "told_at": privacy.STAFF,
            "done": privacy.STAFF,
            "reached": privacy.STAFF,
            "used": privacy.STAFF,
            "learned": privacy.STAFF,
        }
