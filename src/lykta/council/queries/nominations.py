"""Nominations as the secretary, the jury and the archive see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from lykta.council.models import Juror, JurorConflict, JuryNote, Nomination, Prize
from lykta.council.queries.prizes import rules_of
from lykta.council.rules import prizes as rules
from lykta.council.terms import Checked, NominatedFor
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import Unknown


@dataclass(frozen=True)
class ConflictSeen:
    """A juror's conflict of interest."""

    juror_id: UUID
    name: str
    why: str


@dataclass(frozen=True)
class NoteSeen:
    """A juror's note, once the jury has met."""

    name: str
    text: str
    wants: bool


@dataclass(frozen=True)
class NominationSeen:
    """A nomination with what it meets of the rules. `tally` is None until the jury has met."""

    row: Nomination
    kind: NominatedFor
    state: Checked
    findings: tuple[rules.Finding, ...]
    conflicts: tuple[ConflictSeen, ...]
    notes: tuple[NoteSeen, ...]
    tally: rules.Tally | None

    @property
    def lacks(self) -> int:
        """Return how many rules it does not meet."""
        return sum(not one.met for one in self.findings)

    @property
    def hindered(self) -> bool:
        """Tell whether a confirmed rule keeps it from the jury."""
        return any(one.hinders for one in self.findings)


def findings_of(row: Nomination, *, prize: Prize | None = None) -> tuple[rules.Finding, ...]:
    """Return what the nomination meets and lacks."""
    said = rules.Nominated(
        kind=NominatedFor(row.kind),
        came_at=row.came_at,
        nominee=row.nominee,
        effort=row.effort,
        why=row.why,
        changed=row.changed,
        nominator=row.nominator,
        manager=row.manager,
        contact=row.contact,
        external=row.external,
    )
    return rules.check(rules_of(prize or row.prize), said)


def nominations(prize: Prize) -> list[NominationSeen]:
    """Return a year's nominations in the order they came. Constant number of queries.

    The notes are those the database lets the reader see.
    """
    rows = Nomination.objects.filter(prize=prize).order_by("came_at", "id")
    return _seen(prize, rows)


def nomination(nomination_id: UUID) -> tuple[Prize, NominationSeen]:
    """Return one nomination with its year. Raises Unknown."""
    rows = Nomination.objects.filter(id=nomination_id).select_related("prize")
    row = rows.first()
    if row is None:
        raise Unknown()
    return row.prize, _seen(row.prize, [row])[0]


def _seen(prize: Prize, rows: Iterable[Nomination]) -> list[NominationSeen]:
    jurors = jurors_of(prize)
    names = {one.id: one.member.name for one in jurors}
    told = JurorConflict.objects.filter(juror__prize=prize, juror__left_at=None)
    conflicts = list(told.order_by("told_at", "id"))
    notes = (
        list(JuryNote.objects.filter(juror__prize=prize, juror__left_at=None))
        if prize.met_at
        else []
    )
    return [_one(prize, row, names, conflicts, notes) for row in rows]


def _one(
    prize: Prize,
    row: Nomination,
    names: dict[UUID, str],
    conflicts: list[JurorConflict],
    notes: list[JuryNote],
) -> NominationSeen:
    told = [one for one in conflicts if one.nomination_id == row.id]
    written = [one for one in notes if one.nomination_id == row.id]
    said = [NoteSeen(names[one.juror_id], one.text, one.wants) for one in written]
    wished = None
    if prize.met_at is not None and prize.result_published_at is None:
        wished = rules.tally(
            jury={str(one) for one in names},
            conflicted={str(one.juror_id) for one in told},
            wanted={str(one.juror_id) for one in written if one.wants},
        )
    return NominationSeen(
        row=row,
        kind=NominatedFor(row.kind),
        state=Checked(row.state),
        findings=findings_of(row, prize=prize),
        conflicts=tuple(ConflictSeen(c.juror_id, names[c.juror_id], c.why) for c in told),
        notes=tuple(sorted(said, key=lambda one: one.name)),
        tally=wished,
    )


def jurors_of(prize: Prize) -> list[Juror]:
    """Return the year's jury with their seats, by name. One query."""
    rows = Juror.objects.filter(prize=prize, left_at=None).select_related("member")
    return list(rows.order_by("member__name", "id"))


HEAD = (
    "Kod",
    "Kom in",
    "Gäller",
    "Nominerad",
    "Tillhör",
    "Insats",
    "Varför",
    "Vad som förändrats",
    "Nominerad av",
    "Genom chef",
    "Kontakt",
    "Läge",
    "Skäl",
    "Finalist",
)


def for_archive(seen: Iterable[NominationSeen]) -> list[tuple[str, ...]]:
    """Return the nominations as rows of a sheet; the jury's notes are not among them."""
    return [
        (
            one.row.receipt,
            stockholm(one.row.came_at).strftime("%Y-%m-%d %H:%M"),
            one.kind.swedish,
            one.row.nominee,
            one.row.belongs_to,
            one.row.effort,
            one.row.why,
            one.row.changed,
            one.row.nominator,
            one.row.manager,
            one.row.contact,
            one.state.swedish,
            one.row.reason,
            "Ja" if one.row.finalist else "",
        )
        for one in seen
    ]
