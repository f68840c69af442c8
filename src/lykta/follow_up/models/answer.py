"""What the responsible answer, and the office's questions on it. What was said stays said."""

from django.db import models
from django.db.models import Q

from lykta.follow_up.models.round import RoundMeasure
from lykta.follow_up.terms import AnsweredBy, Goes
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row

# A one-time link reaches the answerer it was made for, in an open round, until it is used.
BY_LINK = (
    "(SELECT role FROM secrecy.me()) = 'machine_link' AND EXISTS (SELECT 1"
    " FROM lykta.follow_up_roundmeasure m JOIN lykta.follow_up_round r ON r.id = m.round_id"
    " JOIN accounts.organisation_link l ON l.target_id = m.answerer_id"
    " WHERE m.id = {asked} AND r.state = 'open' AND l.purpose = 'follow_up.answer'"
    " AND l.used_at IS NULL AND l.closed_at IS NULL)"
)
SAID = declare.open_to_staff(
    "plan.report",
    app_updates=False,
    only_if="answered_by_id = (SELECT secrecy.person())"
    f" AND (secrecy.may_answer_in_round(asked_id) OR {BY_LINK.format(asked='asked_id')})",
)
ASKED = declare.open_to_staff(
    "dialogue",
    app_updates=False,
    read_needs_permission=True,
    only_if="asked_by_id = (SELECT secrecy.person()) AND (SELECT secrecy.may('plan', 'write'))",
)
REPLIED = declare.open_to_staff(
    "dialogue",
    app_updates=False,
    read_needs_permission=True,
    only_if="replied_by_id = (SELECT secrecy.person()) AND EXISTS (SELECT 1"
    " FROM lykta.follow_up_answerquestion q WHERE q.id = question_id"
    f" AND (secrecy.may_answer_in_round(q.asked_id) OR {BY_LINK.format(asked='q.asked_id')}))",
)


class Answer(Row):
    """An answer about one measure in one round. A later one takes its place; none is changed."""

    asked = models.ForeignKey(RoundMeasure, on_delete=models.PROTECT, related_name="answers")
    goes = models.CharField(max_length=20, choices=Goes.choices())
    happened = models.TextField(blank=True, default="")
    effect = models.TextField(blank=True, default="")
    own_answer = models.TextField(blank=True, default="")
    number = models.PositiveIntegerField(null=True)
    indicator_id = models.UUIDField(null=True)
    way = models.CharField(max_length=20, choices=AnsweredBy.choices())
    answered_at = models.DateTimeField()
    answered_by_id = models.UUIDField()
    answered_by_name = models.CharField(max_length=200)

    secrecy = SAID

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "asked": privacy.PUBLIC,
            "goes": privacy.PUBLIC,
            "happened": privacy.STAFF,
            "effect": privacy.STAFF,
            "own_answer": privacy.STAFF,
            "number": privacy.PUBLIC,
            "indicator_id": privacy.PUBLIC,
            "way": privacy.STAFF,
            "answered_at": privacy.STAFF,
            "answered_by_id": privacy.STAFF,
            "answered_by_name": privacy.STAFF,
        }

    class Meta:
        indexes = [models.Index(fields=["asked", "-answered_at"], name="follow_up_answer_latest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(goes=Goes.SILENT.value),
                name="follow_up_answer_says_something",
                violation_error_message="Tystnad är inget svar.",
            )
        ]


class AnswerQuestion(Row):
    """What the executive office asks about an answer. It asks; it never edits the answer."""

    asked = models.ForeignKey(RoundMeasure, on_delete=models.PROTECT, related_name="questions")
    text = models.TextField()
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField()
    asked_by_name = models.CharField(max_length=200)

    secrecy = ASKED

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "asked": privacy.STAFF,
            "text": privacy.STAFF,
            "asked_at": privacy.STAFF,
            "asked_by_id": privacy.STAFF,
            "asked_by_name": privacy.STAFF,
        }


class QuestionReply(Row):
    """What the responsible replies to the office's question."""

    question = models.OneToOneField(AnswerQuestion, on_delete=models.PROTECT, related_name="reply")
    text = models.TextField()
    replied_at = models.DateTimeField()
    replied_by_id = models.UUIDField()
    replied_by_name = models.CharField(max_length=200)

    secrecy = REPLIED

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "question": privacy.STAFF,
            "text": privacy.STAFF,
            "replied_at": privacy.STAFF,
            "replied_by_id": privacy.STAFF,
            "replied_by_name": privacy.STAFF,
        }
