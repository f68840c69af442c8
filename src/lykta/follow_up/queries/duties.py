"""What people should do in follow-up, for everybody at once, and what stands in the year."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse

from lykta.follow_up.models import Answer, AnswerQuestion, BoardReport, Round, RoundMeasure
from lykta.follow_up.terms import RoundState, Step
from lykta.kernel.duty import DUE, REVIEW, Duty
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent
from lykta.pages import put_once

ROUND, MEETING = "Runda", "Möte"


@dataclass(frozen=True)
class Left:
    """How much somebody answers for in a round, and how much of it is left."""

    asked: int
    left: int


@dataclass(frozen=True)
class Of:
    """The round that a duty is about."""

    id: UUID
    title: str
    due_on: date


def left_for(*, round_id: UUID, codes: Collection[str]) -> Left:
    """Tell how much those who work under these codes answer for, and what is left. Two queries."""
    mine = RoundMeasure.objects.filter(round_id=round_id, answerer__code__in=codes)
    keys = list(mine.exclude(answerer__code="").values_list("id", flat=True).order_by("id"))
    done = Answer.objects.filter(asked_id__in=keys).values("asked_id").distinct().count()
    return Left(len(keys), len(keys) - done)


def duties(*, today: date) -> list[Duty]:
    """Return what is to be done in open rounds and with reports on their way. Five queries."""
    return [*_answering(), *_replying(), *_freezing(today), *_carrying()]


def _answering() -> Iterator[Duty]:
    """Each who answers: their measures that are not answered yet, and the office all of them."""
    left: dict[Of, dict[str, int]] = defaultdict(dict)
    for key, title, due_on, code, number in put_once.rows(_silent, settings.MUNICIPALITY):
        of = Of(key, title, due_on)
        left[of][code or ""] = left[of].get(code or "", 0) + number
    for of, by_code in left.items():
        for code, number in by_code.items():
            if code:
                yield _to_answer(of, code, number)
        yield _still_silent(of, sum(by_code.values()))


def _silent(municipality: str) -> QuerySet[Any, Any]:
    """Ask how many are silent in each open round, counted by who answers."""
    rows = RoundMeasure.objects.filter(
        ~Exists(Answer.objects.filter(asked=OuterRef("pk"))),
        round__state=RoundState.OPEN.value,
        round__municipality=municipality,
    )
    of = ("round_id", "round__title", "round__due_on", "answerer__code")
    counted = rows.values_list(*of).annotate(number=Count("id"))
    return counted.order_by("round__due_on", "round_id", "answerer__code")


def _to_answer(of: Of, code: str, number: int) -> Duty:
    return Duty(
        title=f"Rapportera: {number} {_measures(number)} till {of.title}",
        due_on=of.due_on,
        path=reverse("follow_up:mine", args=[of.id]),
        needs=Permission.PLAN_REPORT,
        why="Det tar ett par minuter och går bra i telefonen.",
        codes=frozenset({code}),
    )


def _still_silent(of: Of, number: int) -> Duty:
    return Duty(
        title=f"{number} {_measures(number)} är inte {_reported(number)} i {of.title}",
        due_on=of.due_on,
        path=reverse("follow_up:round", args=[of.id]),
        needs=Permission.PLAN_WRITE,
        why="Påminn, eller frys rundan: det som ingen har sagt syns som tystnad.",
        kind=REVIEW,
    )


def _measures(number: int) -> str:
    return "åtgärd" if number == 1 else "åtgärder"


def _reported(number: int) -> str:
    return "rapporterad" if number == 1 else "rapporterade"


def _replying() -> Iterator[Duty]:
    """A question to whom it is put, and to the office while nobody has replied."""
    rows = AnswerQuestion.objects.filter(
        reply__isnull=True,
        asked__round__state=RoundState.OPEN.value,
        asked__round__municipality=settings.MUNICIPALITY,
    ).select_related("asked__round", "asked__answerer")
    for row in rows.order_by("asked_at", "id"):
        of, answerer = row.asked.round, row.asked.answerer
        if answerer is None:
            continue
        if answerer.code:
            yield Duty(
                title=f"Svara på en fråga om ert svar i {of.title}",
                due_on=of.due_on,
                path=reverse("follow_up:reply", args=[row.id]),
                needs=Permission.DIALOGUE_WRITE,
                codes=frozenset({answerer.code}),
            )
        yield Duty(
            title=f"{answerer.name} har inte svarat på din fråga i {of.title}",
            due_on=of.due_on,
            path=reverse("follow_up:asked", args=[row.asked_id]),
            needs=Permission.PLAN_WRITE,
            kind=REVIEW,
        )


def _freezing(today: date) -> Iterator[Duty]:
    """A round whose last day has been is to be frozen; a prepared one is to be opened."""
    rows = Round.objects.filter(municipality=settings.MUNICIPALITY).exclude(
        state=RoundState.FROZEN.value
    )
    for row in rows.order_by("due_on", "id"):
        if row.state == RoundState.PREPARED.value:
            yield _office(f"Öppna rundan {row.title}", row, "follow_up:open")
        elif row.due_on < today:
            yield _office(f"Frys rundan {row.title}", row, "follow_up:freeze")


def _office(title: str, row: Round, view: str) -> Duty:
    return Duty(
        title=title,
        due_on=row.due_on,
        path=reverse(view, args=[row.id]),
        needs=Permission.PLAN_WRITE,
    )


def _carrying() -> Iterator[Duty]:
    """A report that waits for its meeting, a draft to hand on, a decision to register."""
    rows = BoardReport.objects.filter(decision_id__isnull=True).order_by("meeting_on", "id")
    for row in rows:
        path = reverse("follow_up:report", args=[row.id])
        if row.decided_on is not None:
            title = f"För in beslutet om {row.title} i beslutsregistret"
            yield Duty(title=title, due_on=None, path=path, needs=Permission.PLAN_WRITE)
        elif row.step == Step.DRAFT.value:
            title = f"Lämna vidare: {row.title}"
            yield Duty(title=title, due_on=None, path=path, needs=Permission.PLAN_WRITE)
        else:
            yield _waiting(row, path)


def _waiting(row: BoardReport, path: str) -> Duty:
    return Duty(
        title=f"{row.title} väntar på sitt möte",
        due_on=row.meeting_on,
        path=path,
        needs=Permission.LETTER_WRITE,
        about=f"{Step(row.step).swedish}, till {row.body_name}",
        codes=frozenset({row.body_code}),
        kind=DUE,
    )


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return the rounds' last days and the meetings that treat reports, between two days."""
    rows = Round.objects.filter(municipality=settings.MUNICIPALITY, due_on__range=(first, last))
    found = [
        YearEvent(
            on=row.due_on,
            title=f"Sista dag: {row.title}",
            kind=ROUND,
            path=reverse("follow_up:round", args=[row.id]),
            needs=Permission.PLAN_READ,
        )
        for row in rows.order_by("due_on", "id")
    ]
    return found + _meetings(first, last)


def _meetings(first: date, last: date) -> list[YearEvent]:
    rows = BoardReport.objects.filter(meeting_on__range=(first, last), decided_on__isnull=True)
    return [
        YearEvent(
            on=row.meeting_on,
            title=f"{Step(row.step).swedish} tar upp {row.title}",
            kind=MEETING,
            path=reverse("follow_up:report", args=[row.id]),
            needs=Permission.LETTER_READ,
        )
        for row in rows.order_by("meeting_on", "id")
        if row.meeting_on is not None
    ]
