"""A discussion round: what the council asks organisations before a meeting, and their answers."""

from django.db import models

from lykta.council.models.meetings import Meeting
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row

# Only the open link that was made for the organisation adds its answers.
BY_LINK = (
    "(SELECT role FROM secrecy.me()) = 'machine_link' AND EXISTS (SELECT 1"
    " FROM accounts.organisation_link l WHERE l.target_id = asked_id"
    " AND l.purpose = 'council.answer' AND l.used_at IS NULL AND l.closed_at IS NULL)"
)


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
    """An organisation's answer to one of the round's questions, in its own words. Never changed."""

    asked = models.ForeignKey(AskedOrganisation, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    told_at = models.DateTimeField()

    secrecy = declare.open_to_staff("council.answer", app_updates=False, only_if=BY_LINK)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "asked": privacy.STAFF,
            "number": privacy.STAFF,
            "text": privacy.STAFF,
            "told_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asked", "number"],
                name="council_roundanswer_once",
                violation_error_message="Frågan är redan besvarad.",
            )
        ]


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
