"""What the prize asks of the council's secretary, and what of it stands in the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import reverse

from lykta.council.models import Juror, Nomination, Prize
from lykta.council.queries.completions import waiting_since
from lykta.council.queries.jury import progress
from lykta.council.queries.prizes import stage_of
from lykta.council.terms import Checked, Stage
from lykta.inbox import api as inbox
from lykta.kernel.calendar import stockholm
from lykta.kernel.duty import COMING, DUE, REVIEW, Duty
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent

KIND = "council.nomination"
ANSWER = timedelta(days=7)  # our own: who nominates hears from us within a week
BEFORE = timedelta(days=14)  # our own: two weeks to prepare an opening, or to read
NEEDS = Permission.COUNCIL_WRITE


def prize_duties(*, today: date) -> list[Duty]:
    """Return what the prize asks for, for everybody. Constant number of queries."""
    rows = Prize.objects.filter(kept_here=True, result_published_at__isnull=True)
    found = list(rows.prefetch_related("rules", "nominations", "jurors", "decision"))
    if not found:
        return []
    noted, added = progress(), waiting_since()
    return [*_waiting(), *(duty for row in found for duty in _of_year(row, noted, added, today))]


def _waiting() -> Iterator[Duty]:
    number, since = inbox.oldest_waiting(kinds={KIND}).get(KIND, (0, None))
    if since is not None:
        yield Duty(
            title=f"Ta in nomineringar till priset ({number} väntar)",
            due_on=stockholm(since).date() + ANSWER,
            path=reverse("council:prizes"),
            needs=NEEDS,
            kind=DUE,
        )


def _of_year(
    row: Prize, noted: dict[UUID, int], added: dict[UUID, datetime], today: date
) -> Iterator[Duty]:
    stage = stage_of(row, row.nominations.all(), today=today)
    path = reverse("council:prize", args=[row.id])
    yield from _checks(list(row.nominations.all()), row, added)
    step = _STEPS.get(stage)
    if stage is Stage.DRAFT and row.opens_on and row.opens_on - BEFORE > today:
        step = None
    if step is not None:
        title, kind = step
        due = row.opens_on if stage is Stage.DRAFT else row.decide_by_on
        yield Duty(title=f"{title}: {row.name}", due_on=due, path=path, needs=NEEDS, kind=kind)
    if stage is Stage.READING and row.published_at is not None:
        yield from _reading(row, noted, path)


_STEPS = {
    Stage.DRAFT: ("Öppna nomineringen", DUE),
    Stage.MEETING: ("Skriv in juryns finalister", DUE),
    Stage.DECIDING: ("Skriv in juryns beslut", DUE),
    Stage.TO_PUBLISH: ("Publicera vem som fick priset", DUE),
}


def _checks(found: list[Nomination], row: Prize, added: dict[UUID, datetime]) -> Iterator[Duty]:
    if row.met_at is not None:
        return
    for one in found:
        if one.state in (Checked.TO_CHECK.value, Checked.COMPLETION.value):
            title, due, kind = _check(one, added.get(one.id))
            yield Duty(
                title=title,
                due_on=due,
                path=reverse("council:nomination", args=[one.id]),
                needs=NEEDS,
                about=row.name,
                kind=kind,
            )


def _check(one: Nomination, added: datetime | None) -> tuple[str, date | None, str]:
    """Return what a nomination asks for: (title, by when, how it is marked)."""
    if added is not None:
        words = f"Ta in kompletteringen: {one.nominee}"
        return words, stockholm(added).date() + ANSWER, DUE
    if one.state == Checked.COMPLETION.value:
        return f"Komplettering väntas: {one.nominee}", one.answer_by_on, COMING
    due = stockholm(one.came_at).date() + ANSWER
    return f"Kontrollera nomineringen av {one.nominee}", due, DUE


def _reading(row: Prize, noted: dict[UUID, int], path: str) -> Iterator[Duty]:
    jury: list[Juror] = [one for one in row.jurors.all() if one.left_at is None]
    if not jury:
        title, why = f"Utse juryn: {row.name}", "Nomineringen har stängt."
    elif quiet := [one for one in jury if not noted.get(one.id)]:
        title = f"Påminn juryn ({len(quiet)} av {len(jury)} har inte börjat läsa)"
        why = "Ge den som tappat sin länk en ny."
    else:
        title, why = f"Öppna anteckningarna när juryn möts: {row.name}", "Alla har läst."
    due = row.decide_by_on - BEFORE if row.decide_by_on else None
    yield Duty(title=title, due_on=due, path=f"{path}#jury", needs=NEEDS, why=why, kind=REVIEW)


def prize_events(*, first: date, last: date) -> list[YearEvent]:
    """Return the prize's days between two days. One query."""
    found = [
        YearEvent(
            on=on,
            title=f"{words}: {row.name}",
            kind="Pris",
            path=reverse("council:prize", args=[row.id]),
            needs=Permission.COUNCIL_READ,
        )
        for row in Prize.objects.order_by("nominations_close_on", "name")
        for words, on in _days(row)
        if on is not None and first <= on <= last
    ]
    return sorted(found, key=lambda event: (event.on, event.title))


def _days(row: Prize) -> tuple[tuple[str, date | None], ...]:
    return (
        ("Nomineringen öppnar", row.opens_on),
        ("Sista dag att nominera", row.nominations_close_on),
        ("Rådets eget förslag", row.own_proposal_by_on),
        ("Beslut", row.decide_by_on),
    )
