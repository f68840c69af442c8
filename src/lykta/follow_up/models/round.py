"""Rounds: what is asked, by whom it is answered, and the frozen values that no edit reaches."""

from django.db import models

from lykta.follow_up.terms import RoundKind, RoundState
from lykta.kernel import privacy
from lykta.kernel.period import LONGEST
from lykta.secrecy import declare
from lykta.secrecy.models import Row

KEPT = declare.open_to_staff("plan", deletes=False)  # the one who keeps the plan keeps the rounds
FROZEN = declare.open_to_staff("plan", app_updates=False)


class Template(Row):
    """What a kind of round asks for. A round takes a copy: later changes do not reach it."""

    title = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=RoundKind.choices())
    intro = models.TextField(blank=True, default="")
    asks_number = models.BooleanField(default=True)
    asks_effect = models.BooleanField(default=False)
    own_question = models.CharField(max_length=300, blank=True, default="")

    secrecy = KEPT

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "intro": privacy.PUBLIC,
            "asks_number": privacy.PUBLIC,
            "asks_effect": privacy.PUBLIC,
            "own_question": privacy.PUBLIC,
        }


class Round(Row):
    """One follow-up of the whole plan: a period, what is asked, and the last day to answer."""

    municipality = models.CharField(max_length=4)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=RoundKind.choices())
    period = models.CharField(max_length=LONGEST)
    due_on = models.DateField()
    state = models.CharField(
        max_length=20, choices=RoundState.choices(), default=RoundState.PREPARED.value
    )
    intro = models.TextField(blank=True, default="")
    asks_number = models.BooleanField(default=True)
    asks_effect = models.BooleanField(default=False)
    own_question = models.CharField(max_length=300, blank=True, default="")
    opened_at = models.DateTimeField(null=True)

    secrecy = KEPT

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "municipality": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "period": privacy.PUBLIC,
            "due_on": privacy.PUBLIC,
            "state": privacy.PUBLIC,
            "intro": privacy.PUBLIC,
            "asks_number": privacy.PUBLIC,
            "asks_effect": privacy.PUBLIC,
            "own_question": privacy.PUBLIC,
            "opened_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "title"],
                name="follow_up_round_title_once",
                violation_error_message="Det finns redan en runda med det namnet.",
            )
        ]


class Answerer(Row):
    """Who answers in a round: one of ours by code, or one outside, by a one-time link.

    `contact` and `mail` are the person the link goes to; shown to the executive office only.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="answerers")
    code = models.CharField(max_length=40, blank=True, default="")
    name = models.CharField(max_length=200)
    contact = models.CharField(max_length=200, blank=True, default="")
    mail = models.EmailField(blank=True, default="")
    link_made_at = models.DateTimeField(null=True)

    secrecy = KEPT

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "round": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "contact": privacy.STAFF,
            "mail": privacy.STAFF,
            "link_made_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "code", "name"], name="follow_up_answerer_once"
            )
        ]


class RoundMeasure(Row):
    """A measure as a round asks about it. `answerer` is null when nobody leads the measure.

    The key is the stable id of its row in the round's Excel file.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="measures")
    answerer = models.ForeignKey(
        Answerer, null=True, on_delete=models.PROTECT, related_name="measures"
    )
    measure_id = models.UUIDField()  # the plan's key; the plan is read through its api
    place = models.PositiveIntegerField(default=0)

    secrecy = KEPT

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "round": privacy.PUBLIC,
            "answerer": privacy.PUBLIC,
            "measure_id": privacy.PUBLIC,
            "place": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "measure_id"], name="follow_up_measure_once_a_round"
            )
        ]


class FrozenRound(Row):
    """The round as it was when it was frozen: self-contained text with its digest.

    Never changed by anybody: the database has no policy for it.
    """

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="frozen")
    text = models.TextField()
    digest = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by_id = models.UUIDField()

    secrecy = FROZEN

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "round": privacy.PUBLIC,
            "text": privacy.STAFF,
            "digest": privacy.PUBLIC,
            "frozen_at": privacy.PUBLIC,
            "frozen_by_id": privacy.STAFF,
        }
