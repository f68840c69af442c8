"""A report's way to a decision: drafts, meetings, and what was issued. F04, KL 5:1, 6:1."""

from django.db import models

from lykta.follow_up.models.round import KEPT, Round
from lykta.follow_up.terms import Outcome, Step, Way
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row

LETTER = declare.open_to_staff("letter", read_needs_permission=True)
WRITTEN = declare.open_to_staff("letter", app_updates=False, read_needs_permission=True)
ISSUED = declare.open_to_staff("letter", app_updates=False)


class BoardReport(Row):
    """A report made from a frozen round, to one body. Drafts are the office's own until issued."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reports")
    body_code = models.CharField(max_length=40)
    body_name = models.CharField(max_length=200)
    way = models.CharField(max_length=20, choices=Way.choices())
    title = models.CharField(max_length=200)
    diary_number = models.CharField(max_length=60, blank=True, default="")
    step = models.CharField(max_length=20, choices=Step.choices(), default=Step.DRAFT.value)
    handed_on = models.DateField(null=True)  # when the draft was last handed to its meeting
    meeting_on = models.DateField(null=True)  # when the body it lies with meets
    decided_on = models.DateField(null=True)
    decision_id = models.UUIDField(null=True)  # its row in the plan's register of decisions
    made_at = models.DateTimeField()
    made_by_id = models.UUIDField()

    secrecy = LETTER

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "round": privacy.PUBLIC,
            "body_code": privacy.PUBLIC,
            "body_name": privacy.PUBLIC,
            "way": privacy.PUBLIC,
            "title": privacy.STAFF,
            "diary_number": privacy.PUBLIC,
            "step": privacy.PUBLIC,
            "handed_on": privacy.PUBLIC,
            "meeting_on": privacy.STAFF,
            "decided_on": privacy.PUBLIC,
            "decision_id": privacy.PUBLIC,
            "made_at": privacy.STAFF,
            "made_by_id": privacy.STAFF,
        }


class ReportText(Row):
    """A version of the report's own words. Each stays, so that what was changed where is seen."""

    report = models.ForeignKey(BoardReport, on_delete=models.PROTECT, related_name="texts")
    version = models.PositiveIntegerField()
    step = models.CharField(max_length=20, choices=Step.choices())
    summary = models.TextField()
    late_because = models.TextField(blank=True, default="")
    proposal = models.TextField()
    written_at = models.DateTimeField()
    written_by_id = models.UUIDField()
    written_by_name = models.CharField(max_length=200)

    secrecy = WRITTEN

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "report": privacy.STAFF,
            "version": privacy.STAFF,
            "step": privacy.STAFF,
            "summary": privacy.STAFF,
            "late_because": privacy.STAFF,
            "proposal": privacy.STAFF,
            "written_at": privacy.STAFF,
            "written_by_id": privacy.STAFF,
            "written_by_name": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "version"], name="follow_up_text_version_once"
            )
        ]


class ReportStep(Row):
    """A meeting that treated the report: which, when, the paragraph, and what it did."""

    report = models.ForeignKey(BoardReport, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=20, choices=Step.choices())
    held_on = models.DateField()
    paragraph = models.CharField(max_length=20, blank=True, default="")
    outcome = models.CharField(max_length=20, choices=Outcome.choices())
    note = models.TextField(blank=True, default="")
    noted_at = models.DateTimeField()
    noted_by_id = models.UUIDField()

    secrecy = WRITTEN

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "report": privacy.STAFF,
            "step": privacy.STAFF,
            "held_on": privacy.STAFF,
            "paragraph": privacy.STAFF,
            "outcome": privacy.STAFF,
            "note": privacy.STAFF,
            "noted_at": privacy.STAFF,
            "noted_by_id": privacy.STAFF,
        }


class IssuedReport(Row):
    """A report as it left the office: frozen with its digest, read by every signed-in person."""

    report = models.ForeignKey(BoardReport, on_delete=models.PROTECT, related_name="issues")
    version = models.PositiveIntegerField()
    body_code = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by_id = models.UUIDField()

    secrecy = ISSUED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "report": privacy.PUBLIC,
            "version": privacy.PUBLIC,
            "body_code": privacy.PUBLIC,
            "title": privacy.STAFF,
            "text": privacy.STAFF,
            "digest": privacy.PUBLIC,
            "issued_at": privacy.STAFF,
            "issued_by_id": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "version"], name="follow_up_issue_version_once"
            )
        ]


class WordTemplate(Row):
    """The office's own Word template, tried with a report before it is kept. The newest is used."""

    name = models.CharField(max_length=200)
    data = models.BinaryField()
    uploaded_at = models.DateTimeField()
    uploaded_by_id = models.UUIDField()

    secrecy = KEPT

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "name": privacy.STAFF,
            "data": privacy.STAFF,
            "uploaded_at": privacy.STAFF,
            "uploaded_by_id": privacy.STAFF,
        }
