"""Describing the council."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.council import access
from lykta.council.actions.prizes_of_file import describe_prizes
from lykta.council.models import Council, DiscussionQuestion
from lykta.council.models import Meeting as MeetingRow
from lykta.council.queries.prizes import PrizeSeen
from lykta.council.rules.meetings import Meeting
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.pages import registers

THE_COUNCIL = "radet"


def describe(
    *,
    name: str,
    name_inferred: bool,
    meetings: Sequence[Meeting],
    questions: Sequence[str],
    prizes: Sequence[PrizeSeen],
    actor: Actor,
    now: datetime,
) -> Change:
    """Describe the council: its meetings, what it asks, the prize's last days (F46-F48).

    Raises Refused without the right to the council.
    """
    access.check_may_describe(actor=actor)
    row, own = registers.describe(
        Council, key={"code": THE_COUNCIL}, values={"name": name, "name_inferred": name_inferred}
    )
    owner = {"council_id": row.id}
    change = registers.together(
        own,
        _meetings(owner, meetings),
        registers.describe_all(
            DiscussionQuestion,
            owner=owner,
            rows=[({"number": number}, {"text": text}) for number, text in enumerate(questions, 1)],
        ),
        describe_prizes(council_id=row.id, prizes=prizes),
    )
    return _logged(row.id, change)


def _meetings(owner: dict[str, UUID], meetings: Sequence[Meeting]) -> Change:
    """Describe the file's meetings. What people plan or work with here is never touched."""
    kept = set(
        MeetingRow.objects.filter(**owner, kept_here=True).values_list("starts_at", flat=True)
    )
    told = [each for each in meetings if each.starts_at not in kept]
    return registers.describe_all(
        MeetingRow,
        owner={**owner, "kept_here": False},
        rows=[({"starts_at": each.starts_at}, {"ends_at": each.ends_at}) for each in told],
    )


def _logged(about: UUID, change: Change) -> Change:
    if change is not Change.SAME:
        audit.record("council.described", about=about, detail={"change": change.value})
    return change
