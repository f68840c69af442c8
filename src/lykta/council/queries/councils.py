"""Reads of the council, for pages and export."""

from dataclasses import dataclass

from lykta.council.models import Council
from lykta.council.queries.prizes import PrizeSeen, prize_seen
from lykta.council.rules.meetings import Meeting


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
    rows = Council.objects.prefetch_related("meetings", "questions", "prizes__rules")
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
    return tuple(prize_seen(prize) for prize in found)
