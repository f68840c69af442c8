"""Completions of nominations: what waits, what stood before, and what a nominator is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.council.models import Completion, EarlierWording, Nomination, Prize
from lykta.council.terms import NominatedFor
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import Unknown

WORDS = {
    "nominee": "Nominerad",
    "belongs_to": "Tillhör",
    "effort": "Insats",
    "why": "Varför",
    "changed": "Vad som förändrats",
    "nominator": "Nominerad av",
    "manager": "Genom chef",
    "contact": "Kontakt",
}


@dataclass(frozen=True)
class Change:
    """One text of a nomination: what it is, as it stood, and as it was added."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class WaitingCompletion:
    """A completion that has come by link and is not taken in."""

    id: UUID
    came_at: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Earlier:
    """How a nomination stood until a completion took its place: only what was changed."""

    replaced_by: str
    replaced_at: datetime
    by_link: bool
    changes: tuple[Change, ...]


def waiting_completion(row: Nomination) -> WaitingCompletion | None:
    """Return the completion that waits for the secretary, or None. One query."""
    found = Completion.objects.filter(nomination=row, replaced__isnull=True).first()
    if found is None:
        return None
    now = {name: getattr(row, name) for name in WORDS}
    return WaitingCompletion(found.id, found.came_at, _changes(now, found.texts))


def earlier(row: Nomination) -> list[Earlier]:
    """Return how the nomination stood before, the latest first. One query."""
    rows = EarlierWording.objects.filter(nomination=row).select_related("completion")
    return [
        Earlier(
            replaced_by=one.replaced_by,
            replaced_at=one.replaced_at,
            by_link=one.completion.by_link,
            changes=_changes(one.texts, one.completion.texts),
        )
        for one in rows.order_by("-replaced_at", "id")
    ]


def _changes(before: dict[str, str], after: dict[str, str]) -> tuple[Change, ...]:
    pairs = ((words, before.get(name, ""), after.get(name, "")) for name, words in WORDS.items())
    return tuple(Change(*one) for one in pairs if one[1] != one[2])


def nomination_of(completion_id: UUID) -> UUID:
    """Return the key of the nomination a completion is of. Raises Unknown."""
    row = Completion.objects.filter(id=completion_id).first()
    if row is None:
        raise Unknown()
    return UUID(str(row.nomination_id))


def waiting_since() -> dict[UUID, datetime]:
    """Return when the completion of each nomination that has one waiting came. One query."""
    rows = Completion.objects.filter(replaced__isnull=True).order_by("-came_at")
    return dict(rows.values_list("nomination_id", "came_at"))


@dataclass(frozen=True)
class ToComplete:
    """What a nominator is asked to add to, and until when."""

    row: Nomination
    prize: Prize
    last_day: date


def to_complete(nomination_id: UUID) -> ToComplete:
    """Return the nomination of a link. Raises Unknown. The link must have been told first."""
    row = Nomination.objects.select_related("prize").filter(id=nomination_id).first()
    if row is None or row.answer_by_on is None:
        raise Unknown()
    return ToComplete(row, row.prize, row.answer_by_on)


def for_archive(prize: Prize) -> Iterable[tuple[str, ...]]:
    """Return earlier wordings as rows of the nominations' sheet (`nominations.HEAD`). One query."""
    rows = EarlierWording.objects.filter(nomination__prize=prize).select_related("nomination")
    for one in rows.order_by("replaced_at", "id"):
        texts = {name: one.texts.get(name, "") for name in WORDS}
        yield (
            one.nomination.receipt,
            stockholm(one.nomination.came_at).strftime("%Y-%m-%d %H:%M"),
            NominatedFor(one.nomination.kind).swedish,
            *texts.values(),
            "Tidigare lydelse",
            f"Ersatt {stockholm(one.replaced_at):%Y-%m-%d} av {one.replaced_by}",
            "",
        )
