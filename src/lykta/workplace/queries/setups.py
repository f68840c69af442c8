"""Reads of the set-up, for pages and export."""

from dataclasses import dataclass

from lykta.workplace.models import Regulation as RegulationRow
from lykta.workplace.models import Setup
from lykta.workplace.rules.regulations import Regulation


@dataclass(frozen=True)
class SetupSeen:
    """The set-up as a page and an export show it."""

    usually_at: str
    flow: tuple[str, ...]
    questions: tuple[str, ...]
    tools: tuple[str, ...]
    support_to_managers: tuple[str, ...]
    caring_talk_at: tuple[str, ...]


def regulations() -> list[Regulation]:
    """Return every regulation, the oldest first."""
    rows = RegulationRow.objects.order_by("valid_to", "name")
    return [Regulation(row.name, row.valid_from, row.valid_to, row.named_by_source) for row in rows]


def setup() -> SetupSeen | None:
    """Return the set-up, or None before it is described."""
    row = Setup.objects.prefetch_related("questions").order_by("code").first()
    if row is None:
        return None
    questions = sorted(row.questions.all(), key=lambda question: question.number)
    return SetupSeen(
        usually_at=row.usually_at,
        flow=tuple(row.flow),
        questions=tuple(question.text for question in questions),
        tools=tuple(row.tools),
        support_to_managers=tuple(row.support_to_managers),
        caring_talk_at=tuple(row.caring_talk_at),
    )
