"""The plan's measures out to Excel and in again: first tried, then taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from lykta.documents import api as documents
from lykta.follow_up import access
from lykta.follow_up.rules import measure_sheets, sheets
from lykta.follow_up.rules.sheets import Fault
from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid
from lykta.organisation import api as organisation
from lykta.plan import api as plan


@dataclass(frozen=True)
class Tried:
    """What a file would do to the plan: rows that are new or changed, and faults."""

    rows: tuple[measure_sheets.Row, ...]
    same: int
    faults: tuple[Fault, ...]


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
    have = {one.code: one for one in plan.described(municipality=municipality).measures}
    good, faults = measure_sheets.read(rows, have=have, parties=_parties(municipality, have))
    new = tuple(row for row in good if not row.same)
    looks_like = (_about_somebody(row) for row in new)
    return Tried(new, len(good) - len(new), (*faults, *chain.from_iterable(looks_like)))


def _about_somebody(row: measure_sheets.Row) -> list[Fault]:
    text = row.text
    return sheets.about_somebody(row.row, text.title, text.why, text.what, text.effect)


def _parties(municipality: str, have: dict[str, plan.MeasureText]) -> dict[str, Party]:
    """Return who can be named by code: our bodies, administrations, companies and units."""
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
        known |= {each.code: each for each in (*one.leads, *one.partners) if each.code}
    return known


def take_measures(
    *, municipality: str, data: bytes, actor: Actor, now: datetime
) -> Sequence[measure_sheets.Row]:
    """Tell the plan what the file tells. Raises as `try_measures`; Invalid while it has faults."""
    tried = try_measures(municipality=municipality, data=data, actor=actor)
    if tried.faults:
        raise Invalid({"file": "Filen har rader som behöver rättas. Prova den först."})
    for row in tried.rows:
        plan.propose_measure(municipality=municipality, text=row.text, actor=actor, now=now)
    return tried.rows
