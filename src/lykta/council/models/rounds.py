"""A discussion round: what the council asks organisations before a meeting, and their answers."""

from django.db import models

from lykta.council.models.meetings import Meeting
from lykta.council.terms import UsedBy
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row

# Only the open link that was made for the organisation adds its written answers; what was said at
# a meeting is typed by whoever prepares the council, and is always marked so.
BY_LINK = (
    "NOT at_meeting AND (SELECT role FROM secrecy.me()) = 'machine_link' AND EXISTS (SELECT 1"
    " FROM accounts.organisation_link l WHERE l.target_id = asked_id"
    " AND l.purpose = 'council.answer' AND l.used_at IS NULL AND l.closed_at IS NULL)"
)
AT_MEETING = "at_meeting AND (SELECT secrecy.may('council', 'write'))"


class DiscussionRound(Row):
    """The questions of a meeting, as they were sent (F46). `questions` is a list of texts."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="round")
    questions = models.JSONField()
    answer_by = models.DateField()

    secrecy = declare.open_to_staff("council", app_updates=False)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "meeting": privacy.STAFF,
            "questions": privacy.STAFF,
            "answer_by": privacy.STAFF,
        }


class AskedOrganisation(Row):
    """An organisation that has been given a link to a round's questions."""

    round = models.ForeignKey(DiscussionRound, on_delete=models.PROTECT, related_name="asked")
    organisation = models.CharField(max_length=200)
    asked_at = models.DateTimeField()

    secrecy = declare.open_to_staff("council", app_updates=False)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "round": privacy.STAFF,
            "organisation": privacy.STAFF,
            "asked_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation"],
                name="council_askedorganisation_once",
                violation_error_message="Organisationen har redan fått frågorna.",
            )
        ]


class RoundAnswer(Row):
    """An organisation's answer to one of the round's questions, in its own words. Never changed.

    `at_meeting`: said there and typed by the secretary; otherwise written through the link.
    """

    asked = models.ForeignKey(AskedOrganisation, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    told_at = models.DateTimeField()
    at_meeting = models.BooleanField(default=False)

    secrecy = declare.open_to_staff(
        "council.answer", app_updates=False, only_if=BY_LINK, also_if=AT_MEETING
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "asked": privacy.STAFF,
            "number": privacy.STAFF,
            "text": privacy.STAFF,
            "told_at": privacy.STAFF,
            "at_meeting": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asked", "number", "at_meeting"],
                name="council_roundanswer_once",
                violation_error_message="Frågan är redan besvarad.",
            )
        ]


class AnswerCorrection(Row):
    """A typed answer put right: what it says from now on, by whom and when. The latest holds.

    Only of what the secretary typed at the meeting: an organisation's own words are never edited.
    """

    answer = models.ForeignKey(RoundAnswer, on_delete=models.PROTECT, related_name="corrections")
    text = models.TextField()
    corrected_by = models.CharField(max_length=200)
    corrected_at = models.DateTimeField()

    secrecy = declare.open_to_staff(
        "council", app_updates=False, only_if="secrecy.council_answer_was_typed(answer_id)"
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "answer": privacy.STAFF,
            "text": privacy.STAFF,
            "corrected_by": privacy.STAFF,
            "corrected_at": privacy.STAFF,
        }


class AnswerTheme(Row):
    """The theme that somebody has put an answer under."""

    answer = models.OneToOneField(RoundAnswer, on_delete=models.PROTECT, related_name="grouped")
    theme = models.CharField(max_length=80)

    secrecy = declare.open_to_staff("council", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "answer": privacy.STAFF,
            "theme": privacy.STAFF,
        }


class Lesson(Row):
    """An answer that the council keeps as a lesson for others to point to."""

    answer = models.OneToOneField(RoundAnswer, on_delete=models.PROTECT, related_name="lesson")
    kept_at = models.DateTimeField()

    secrecy = declare.open_to_staff("council", app_updates=False)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "answer": privacy.STAFF,
            "kept_at": privacy.STAFF,
        }


class LessonUse(Row):
    """A measure or a network that points to a lesson. `about_id` is its own row, in its own app."""

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="uses")
    kind = models.CharField(max_length=10, choices=UsedBy.choices())
    about_id = models.UUIDField()
    pointed_at = models.DateTimeField()

    secrecy = declare.open_to_staff("council", app_updates=False, deletes=True)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "lesson": privacy.STAFF,
            "kind": privacy.STAFF,
            "about_id": privacy.STAFF,
            "pointed_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "about_id"],
                name="council_lessonuse_once",
                violation_error_message="Lärdomen står redan där.",
            )
        ]
