"""The plan's measures out to Excel and in again: first tried, then taken."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import chain

from django.utils import timezone

from lykta.documents import api as documents
from lykta.follow_up import access
from lykta.follow_up.rules import measure_sheets, sheets
from lykta.follow_up.rules.sheets import Fault
from lykta.kernel import frozen
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import day_in_words
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid, NotNow
from lykta.organisation import api as organisation
from lykta.plan import api as plan

Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Tried:
    """What a file would do to the plan: rows that are new or changed, and faults.

    `read` are the file's rows as they were read, so that they can be taken as they were tried.
    """

    rows: tuple[measure_sheets.Row, ...]
    same: int
    faults: tuple[Fault, ...]
    read: Rows

    @property
    def sign(self) -> str:
        """Return a sign of what would be done; another plan or another file gives another."""
        return frozen.freeze([[asdict(row.text), row.changed] for row in self.rows]).digest


def measures_file(*, municipality: str) -> bytes:
    """Return the plan's measures as Excel."""
    told = plan.described(municipality=municipality).measures
    return documents.workbook([measure_sheets.sheet(told)])


def try_measures(*, municipality: str, data: bytes, actor: Actor) -> Tried:
    """Read a file and tell what it would do; nothing is changed.

    Raises Refused without the right to the plan, Invalid for a file that cannot be read.
    """
    access.check_may_prepare(actor=actor)
    rows = documents.read_workbook(data).get(measure_sheets.NAME)
    if rows is None:
        reason = f"Filen har inget blad som heter ”{measure_sheets.NAME}”. Hämta en ny fil här."
        raise Invalid({"file": reason})
    lacking = measure_sheets.missing(rows)
    if lacking:
        reason = f"Filen saknar en kolumn: {lacking[0]}. Då vet vi inte vad som stod där."
        raise Invalid({"file": reason})
    return try_rows(municipality=municipality, rows=rows, actor=actor)


def try_rows(*, municipality: str, rows: Rows, actor: Actor) -> Tried:
    """Tell what the rows of a file would do to the plan as it is now; nothing is changed.

    Raises Refused without the right to the plan.
    """
    access.check_may_prepare(actor=actor)
    good, faults = measure_sheets.read(rows, known=_known(municipality))
    new = tuple(row for row in good if not row.same)
    looks_like = (_about_somebody(row) for row in new)
    found = (*faults, *chain.from_iterable(looks_like))
    return Tried(new, len(good) - len(new), found, rows)


def _about_somebody(row: measure_sheets.Row) -> list[Fault]:
    text = row.text
    return sheets.about_somebody(row.row, text.title, text.why, text.what, text.effect)


def _known(municipality: str) -> measure_sheets.Known:
    have = {one.code: one for one in plan.described(municipality=municipality).measures}
    touched = plan.last_changes(municipality=municipality)
    return measure_sheets.Known(
        measures=have,
        parties=_parties(municipality, have),
        ended=plan.ended_measures(municipality=municipality),
        touched={code: f"{by} ändrade åtgärden {_day(at)}," for code, (by, at) in touched.items()},
    )


def _day(at: datetime) -> str:
    return day_in_words(timezone.localtime(at).date())


def _parties(municipality: str, have: dict[str, plan.MeasureText]) -> dict[str, Party]:
    """Return who can be named: our bodies, administrations, companies and units, by code.

    Those outside whom the plan knows are there by name.
    """
    found = organisation.structure(municipality_code=municipality)
    told = [
        *((row.code, row.name) for row in found.units),
        *((row.code, row.name) for row in found.bodies),
        *((row.code, row.name) for row, _bodies in found.administrations),
        *((row.code, row.name) for row in found.companies),
        *((row.code, row.name) for row in found.authorities),
    ]
    known = {code: Party(name, code) for code, name in told}
    for one in have.values():
        known |= {each.code or each.name: each for each in (*one.leads, *one.partners)}
    return known


def take_measures(*, municipality: str, rows: Rows, sign: str, actor: Actor, now: datetime) -> int:
    """Tell the plan what the tried rows tell, and return how many measures that is.

    Each change leaves its line in the measure's history. `sign` is the trial's: raises NotNow when
    the rows would no longer do what was shown, Refused without the right to the plan.
    """
    tried = try_rows(municipality=municipality, rows=rows, actor=actor)
    if tried.faults or tried.sign != sign:
        raise NotNow("Planen har ändrats sedan filen provades. Titta en gång till på vad den gör.")
    told_by = replace(actor, name=f"{actor.name}, genom Excel")
    for row in tried.rows:
        plan.measures.tell(
            municipality=municipality, text=row.text, before=row.before, actor=told_by, now=now
        )
    return len(tried.rows)
