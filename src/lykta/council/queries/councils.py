"""Reads of the council, for pages and export."""

from dataclasses import dataclass
from datetime import date

from lykta.council.models import Council
from lykta.council.rules.meetings import Meeting


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
