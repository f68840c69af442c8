"""Giving a municipality back as a file that reads in to the same state."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from lykta.exchange import queries
from lykta.exchange.rules import writing
from lykta.exchange.rules.faults import BadFile, Fault
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.secrecy import context


def export_file(path: Path, *, municipality_code: str, now: datetime) -> None:
    """Write the municipality's file, whole or not at all.

    Raises BadFile when nothing has been read in, or when the file cannot be written.
    """
    text = exported(municipality_code=municipality_code, now=now)
    try:
        unfinished = path.with_name(f".{path.name}.unfinished")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError:
        raise BadFile([Fault(0, "", f"Filen går inte att skriva: {path}")]) from None


def exported(*, municipality_code: str, now: datetime) -> str:
    """Return the municipality's file as text. Raises BadFile when nothing has been read in."""
    with transaction.atomic():
        try:
            board = organisation.authority("KS", municipality_code=municipality_code)
            machine = organisation.machine(
                authority_id=board.id, role="machine_import", today=now.date()
            )
            context.enter(machine, now=now)
            found = queries.sections(municipality_code=municipality_code)
        except Unknown:
            raise BadFile([Fault(0, "", "Ingen kommun är inläst än.")]) from None
    return writing.text_of(found["municipality"]["name"], found)
