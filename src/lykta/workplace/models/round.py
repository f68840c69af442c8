"""A year's round: what is asked of which unit, what its manager answers, what the director signs.

A manager reaches the own unit; director, HR and safety committee every unit of the own
administration; the mail's machine only sees who has not answered. A manager above sees which units
below are silent, never what they said. A board's secretary sees what a director has signed.
"""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row
from lykta.workplace.terms import Done, Lens, NotedBy, Routine, SafetyPart, Who

IN_REACH = (
    "unit_id = (SELECT secrecy.workplace_own_unit())"
    " OR above_id = (SELECT secrecy.workplace_own_unit())"
    " OR administration_id = (SELECT secrecy.workplace_administration())"
)
REMINDS = "(SELECT role FROM secrecy.me()) = 'machine_mail'"
OF_ASKED = (
    "EXISTS (SELECT 1 FROM lykta.workplace_unitasked a WHERE a.id = asked_id AND"
    " (a.unit_id = (SELECT secrecy.workplace_own_unit())"
    " OR a.administration_id = (SELECT secrecy.workplace_administration())))"
)
OWN_ADMINISTRATION = "administration_id = (SELECT secrecy.workplace_administration())"
OF_THE_BOARD = "administration_id = ANY ((SELECT secrecy.workplace_board())::uuid[])"
NOTED_IN_TURN = (
    "noted_by_id = (SELECT secrecy.person()) AND authority_id = (SELECT secrecy.authority()) AND"
    " EXISTS (SELECT 1 FROM lykta.workplace_signedfollowup s WHERE s.id = signed_id AND"
    " CASE noted_for WHEN 'committee'"
    f" THEN secrecy.may('workplace', 'note') AND s.{OWN_ADMINISTRATION}"
    f" ELSE s.{OF_THE_BOARD} END)"
)
ASKED = declare.open_to_staff(
    "workplace.round",
    also_if="secrecy.may_answer_at_work(id)",
    seen_if=f"{IN_REACH} OR {REMINDS}",
)
SAID = declare.open_to_staff(
    "workplace.answer", only_if="secrecy.may_answer_at_work(asked_id)", seen_if=OF_ASKED
)
PROMISED = declare.open_to_staff(
    "workplace.answer",
    only_if="secrecy.may_answer_at_work(asked_id)",
    seen_if=OF_ASKED,
    deletes=True,
)
SIGNED = declare.open_to_staff(
    "workplace.sign",
    app_updates=False,
    only_if=f"signed_by_id = (SELECT secrecy.person()) AND {OWN_ADMINISTRATION}",
    seen_if=f"{OWN_ADMINISTRATION} OR {OF_THE_BOARD}",
)
NOTED = declare.open_to_staff("workplace.read", app_updates=False, only_if=NOTED_IN_TURN)


class YearRound(Row):
    """One year's follow-up: the regulation in force that day and a copy of the questions."""

    municipality = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    regulation = models.CharField(max_length=60)
    questions = models.JSONField(default=list)  # the texts, in order; later edits do not reach them
    due_on = models.DateField()
    board_by = models.DateField(null=True)  # board and committee, usually with the annual accounts
    opened_at = models.DateTimeField()

    secrecy = declare.open_to_staff("workplace.round", app_updates=False)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "municipality": privacy.PUBLIC,
            "year": privacy.PUBLIC,
            "regulation": privacy.PUBLIC,
            "questions": privacy.PUBLIC,
            "due_on": privacy.PUBLIC,
            "board_by": privacy.PUBLIC,
            "opened_at": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year"],
                name="workplace_one_round_a_year",
                violation_error_message="Årets runda är redan öppnad.",
            )
        ]


class UnitAsked(Row):
    """A unit with a manager, asked in a round. Unit and administration as they were that day."""

    round = models.ForeignKey(YearRound, on_delete=models.PROTECT, related_name="asked")
    unit_id = models.UUIDField()
    unit_code = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=200)
    administration_id = models.UUIDField()
    administration_code = models.CharField(max_length=40)
    administration_name = models.CharField(max_length=200)
    above_id = models.UUIDField(null=True)  # the nearest unit above where somebody leads
    answered_at = models.DateTimeField(null=True)

    secrecy = ASKED

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "round": privacy.STAFF,
            "unit_id": privacy.STAFF,
            "unit_code": privacy.STAFF,
            "unit_name": privacy.STAFF,
            "administration_id": privacy.STAFF,
            "administration_code": privacy.STAFF,
            "administration_name": privacy.STAFF,
            "above_id": privacy.STAFF,
            "answered_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "unit_id"], name="workplace_unit_asked_once")
        ]
        indexes = [
            models.Index(
                fields=["administration_id", "round", "unit_name", "id"],
                name="workplace_asked_by_name",
            ),
            models.Index(
                fields=["round", "unit_name"],
                condition=models.Q(answered_at=None),
                name="workplace_asked_silent",
            ),
            models.Index(fields=["above_id"], name="workplace_asked_below"),
            models.Index(fields=["unit_id"], name="workplace_asked_unit"),
        ]


class UnitAnswer(Row):
    """What the manager answers for the unit, in one sitting. About the work, never about anyone."""

    asked = models.OneToOneField(UnitAsked, on_delete=models.PROTECT, related_name="answer")
    done = models.CharField(max_length=10, choices=Done.choices())
    works = models.TextField(blank=True, default="")
    works_themes = models.JSONField(default=list)
    improve = models.TextField(blank=True, default="")
    improve_themes = models.JSONField(default=list)
    # What the words, and the manager, suggest the day it is answered: people decide (F45).
    works_suggested = models.JSONField(default=list)
    improve_suggested = models.JSONField(default=list)
    threats = models.CharField(max_length=10, choices=Lens.choices())
    private_violence = models.CharField(max_length=10, choices=Lens.choices())
    inclusion = models.CharField(max_length=10, choices=Lens.choices())
    routine = models.CharField(max_length=10, choices=Routine.choices())
    safety_part = models.CharField(max_length=10, choices=SafetyPart.choices())
    safety_on = models.DateField(null=True)

    secrecy = SAID

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "asked": privacy.STAFF,
            "done": privacy.STAFF,
            "works": privacy.STAFF,
            "works_themes": privacy.STAFF,
            "improve": privacy.STAFF,
            "improve_themes": privacy.STAFF,
            "works_suggested": privacy.STAFF,
            "improve_suggested": privacy.STAFF,
            "threats": privacy.STAFF,
            "private_violence": privacy.STAFF,
            "inclusion": privacy.STAFF,
            "routine": privacy.STAFF,
            "safety_part": privacy.STAFF,
            "safety_on": privacy.STAFF,
        }


class Promise(Row):
    """What the unit will do, which role does it, and by when. Next year asks what became of it."""

    asked = models.ForeignKey(UnitAsked, on_delete=models.PROTECT, related_name="promises")
    # The round of `asked`, said once more: a year's promises are counted without the other years'.
    round = models.ForeignKey(YearRound, on_delete=models.PROTECT, related_name="promises")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    who = models.CharField(max_length=20, choices=Who.choices())
    due_on = models.DateField()
    done = models.BooleanField(default=False)

    secrecy = PROMISED

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "asked": privacy.STAFF,
            "round": privacy.STAFF,
            "place": privacy.STAFF,
            "text": privacy.STAFF,
            "who": privacy.STAFF,
            "due_on": privacy.STAFF,
            "done": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asked", "place"], name="workplace_promise_place_once")
        ]


class SignedFollowUp(Row):
    """An administration's compiled follow-up as the director signed it; no edit ever reaches it."""

    round = models.ForeignKey(YearRound, on_delete=models.PROTECT, related_name="signed")
    administration_id = models.UUIDField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    signed_by_id = models.UUIDField()
    # Counted once, so that ten years are read as fast as one. Null: signed before it was counted.
    asked = models.PositiveIntegerField(null=True)
    answered = models.PositiveIntegerField(null=True)
    routine_known = models.PositiveIntegerField(null=True)

    secrecy = SIGNED

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "round": privacy.STAFF,
            "administration_id": privacy.STAFF,
            "text": privacy.STAFF,
            "digest": privacy.STAFF,
            "signed_at": privacy.STAFF,
            "signed_by_id": privacy.STAFF,
            "asked": privacy.STAFF,
            "answered": privacy.STAFF,
            "routine_known": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "administration_id"],
                name="workplace_signed_once",
                violation_error_message="Årets uppföljning är redan signerad.",
            )
        ]


class FollowUpNoted(Row):
    """The safety committee, or a board, has noted the signed follow-up: day, paragraph, number."""

    signed = models.ForeignKey(SignedFollowUp, on_delete=models.PROTECT, related_name="noted")
    noted_for = models.CharField(
        max_length=10, choices=NotedBy.choices(), default=NotedBy.COMMITTEE.value
    )
    authority_id = models.UUIDField(null=True)  # null: noted before boards noted too
    noted_on = models.DateField()
    paragraph = models.CharField(max_length=20, blank=True, default="")
    diary_number = models.CharField(max_length=40, blank=True, default="")
    noted_by_id = models.UUIDField()

    secrecy = NOTED

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "signed": privacy.STAFF,
            "noted_for": privacy.STAFF,
            "authority_id": privacy.STAFF,
            "noted_on": privacy.STAFF,
            "paragraph": privacy.STAFF,
            "diary_number": privacy.STAFF,
            "noted_by_id": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["signed", "noted_for", "authority_id"],
                name="workplace_noted_once",
                nulls_distinct=False,
                violation_error_message="Det är redan antecknat.",
            )
        ]
