"""Reads of the council, for pages and export."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from lykta.council.models import Council
from lykta.council.rules.meetings import Meeting
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent


@dataclass(frozen=True)
class PrizeSeen:
    """The prize with its last days. An empty `who_nominates` is unconfirmed."""

    name: str
    nominations_close_on: date
    own_proposal_by_on: date | None
    years_inferred: bool
    honourable_mention: str
    who_nominates: str


@dataclass(frozen=True)
class CouncilSeen:
    """The council as a page and an export show it."""

    name: str
    name_inferred: bool
    meetings: tuple[Meeting, ...]
    questions: tuple[str, ...]
    prizes: tuple[PrizeSeen, ...]


def council() -> CouncilSeen | None:
    """Return the council, or None before it is described."""
    rows = Council.objects.prefetch_related("meetings", "questions", "prizes")
    row = rows.order_by("code").first()
    if row is None:
        return None
    questions = sorted(row.questions.all(), key=lambda question: question.number)
    return CouncilSeen(
        name=row.name,
        name_inferred=row.name_inferred,
        meetings=tuple(
            sorted(Meeting(each.starts_at, each.ends_at) for each in row.meetings.all())
        ),
        questions=tuple(question.text for question in questions),
        prizes=_prizes(row),
    )


def _prizes(row: Council) -> tuple[PrizeSeen, ...]:
    found = sorted(row.prizes.all(), key=lambda prize: (prize.nominations_close_on, prize.name))
    return tuple(
        PrizeSeen(
            name=prize.name,
            nominations_close_on=prize.nominations_close_on,
            own_proposal_by_on=prize.own_proposal_by_on,
            years_inferred=prize.years_inferred,
            honourable_mention=prize.honourable_mention,
            who_nominates=prize.who_nominates,
        )
        for prize in found
    )


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return the council's meetings and the prize's last days. Four queries."""
    found = council()
    if found is None:
        return []
    needs, path = Permission.COUNCIL_READ, reverse("council:council")
    days = [
        ("Möte", f"Möte: {found.name}", stockholm(each.starts_at).date()) for each in found.meetings
    ]
    for prize in found.prizes:
        days.append(("Pris", f"Sista dag att nominera: {prize.name}", prize.nominations_close_on))
        if prize.own_proposal_by_on:
            days.append(("Pris", f"Rådets eget förslag: {prize.name}", prize.own_proposal_by_on))
    return [
        YearEvent(on=on, title=title, kind=kind, path=path, needs=needs)
        for kind, title, on in days
        if first <= on <= last
    ]
