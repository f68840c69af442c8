"""Bringing a municipality and its people in with one call: the demo's and the tests' start."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from lykta.exchange.actions import importing
from lykta.exchange.rules import municipality
from lykta.organisation import api as organisation
from lykta.secrecy import context


def load_municipality(path: Path, *, people: Path, password: str, now: datetime) -> None:
    """Found the municipality, read its file in, and employ the invented people of `people`.

    Outside production only. Safe to run again. Raises BadFile when the file has a bad row.
    """
    file = municipality.read(path, today=now.date())
    importing.import_file(path, dry_run=False, actor=None, now=now)
    board = organisation.authority("KS", municipality_code=file["municipality"]["code"])
    machine = organisation.machine(authority_id=board.id, role="machine_import", today=now.date())
    with transaction.atomic(durable=True):
        context.enter(machine, now=now)
        organisation.load_people(path=people, password=password, actor=machine, now=now)
