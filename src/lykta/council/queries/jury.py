"""What a juror reads by the own link, and how far the jury has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from lykta.council.models import Juror, JurorConflict, JuryNote, Nomination, Prize
from lykta.council.queries.nominations import NoteSeen, jurors_of
from lykta.council.terms import Checked, NominatedFor
from lykta.kernel.problems import Unknown


@dataclass(frozen=True)
class JurorSeen:
    """A juror as the secretary sees: how many of the nominations are noted, never what."""

    id: UUID
    member_id: UUID
    name: str
    stands_for: str
    linked_at: datetime | None
    noted: int


@dataclass(frozen=True)
class ToRead:
    """A nomination as a juror meets it. With a conflict nothing more than its name is shown."""

    id: UUID
    kind: NominatedFor
    nominee: str
    belongs_to: str
    effort: str
    why: str
    changed: str
    conflicted: bool
    written: bool
    text: str
    wants: bool
    others: tuple[NoteSeen, ...]


@dataclass(frozen=True)
class Reading:
    """All that a juror has to read."""

    juror_id: UUID
    name: str
    prize: Prize
    nominations: tuple[ToRead, ...]

    @property
    def left(self) -> int:
        """Return how many nominations the juror has neither noted nor told a conflict about."""
        return sum(not (one.written or one.conflicted) for one in self.nominations)


def jury(prize: Prize) -> list[JurorSeen]:
    """Return the year's jury and how far each has read. Two queries."""
    noted = progress()
    return [
        JurorSeen(
            one.id,
            one.member_id,
            one.member.name,
            one.member.stands_for,
            one.linked_at,
            noted.get(one.id, 0),
        )
        for one in jurors_of(prize)
    ]


def left(prize: Prize) -> list[tuple[str, datetime, str]]:
    """Return who has left the year's jury: (name, when, why). One query."""
    rows = Juror.objects.filter(prize=prize, left_at__isnull=False).order_by("left_at", "id")
    return [
        (name, at, why)
        for name, at, why in rows.values_list("member__name", "left_at", "left_why")
        if at is not None
    ]


def jury_keys(prize_id: UUID) -> list[UUID]:
    """Return the keys of a year's jurors, in the order they were seated by name."""
    rows = Juror.objects.filter(prize_id=prize_id, left_at=None).order_by("member__name", "id")
    return list(rows.values_list("id", flat=True))


def progress() -> dict[UUID, int]:
    """Return how many notes each juror has written: the database tells the number, not the text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT juror, noted FROM secrecy.jury_progress()")
        return dict(cursor.fetchall())


def reading(juror_id: UUID) -> Reading:
    """Return what the juror has to read. Raises Unknown. The link must have been told first.

    The database shows the juror's own notes, and the others' when the jury has met.
    """
    juror = (
        Juror.objects.select_related("prize", "member").filter(id=juror_id, left_at=None).first()
    )
    if juror is None:
        raise Unknown()
    prize = juror.prize
    told = JurorConflict.objects.filter(juror=juror).values_list("nomination_id", flat=True)
    conflicted = set(told)
    notes = list(JuryNote.objects.filter(nomination__prize=prize).exclude(nomination__in=told))
    names = {one.id: one.member.name for one in jurors_of(prize)} if notes else {}
    rows = Nomination.objects.filter(prize=prize, state=Checked.ACCEPTED.value)
    found = [
        _to_read(row, juror, row.id in conflicted, notes, names)
        for row in rows.order_by("kind", "came_at", "id")
    ]
    return Reading(juror.id, juror.member.name, prize, tuple(found))


def _to_read(
    row: Nomination,
    juror: Juror,
    conflicted: bool,
    notes: list[JuryNote],
    names: dict[UUID, str],
) -> ToRead:
    here = [one for one in notes if one.nomination_id == row.id]
    own = next((one for one in here if one.juror_id == juror.id), None)
    others = [NoteSeen(names[o.juror_id], o.text, o.wants) for o in here if o is not own]
    return ToRead(
        id=row.id,
        kind=NominatedFor(row.kind),
        nominee=row.nominee,
        belongs_to=row.belongs_to,
        effort=row.effort,
        why="" if conflicted else row.why,
        changed="" if conflicted else row.changed,
        conflicted=conflicted,
        written=own is not None,
        text=own.text if own else "",
        wants=own.wants if own else False,
        others=tuple(sorted(others, key=lambda one: one.name)),
    )
