"""Reading a municipality's file in: everything is checked first, then one transaction."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from lykta.audit import api as audit
from lykta.exchange.actions import organisation_rows, plan_rows, project_rows, register_rows
from lykta.exchange.actions.steps import Names, Step
from lykta.exchange.rules import municipality
from lykta.exchange.rules.faults import BadFile, Fault
from lykta.exchange.rules.shapes import Row
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.problems import Problem, Unknown
from lykta.organisation import api as organisation
from lykta.secrecy import context


@dataclass
class Outcome:
    """What an import did, or would have done: rows by section and change, in file order."""

    dry_run: bool
    counts: dict[str, Counter[Change]] = field(default_factory=dict)

    def add(self, section: str, change: Change) -> None:
        """Count one row."""
        self.counts.setdefault(section, Counter())[change] += 1

    def of(self, change: Change) -> int:
        """Return how many rows, in all sections, had this change."""
        return sum(counts[change] for counts in self.counts.values())

    @property
    def changed_nothing(self) -> bool:
        """Tell whether every row was there already."""
        return self.of(Change.NEW) + self.of(Change.CHANGED) == 0


def import_file(path: Path, *, dry_run: bool, actor: Actor | None, now: datetime) -> Outcome:
    """Read a file in as the import machine (or `actor`), all of it or nothing.

    Raises BadFile with every bad row before anything is changed. A dry run does all the work and
    takes it back. With `actor` None the municipality's own machine acts; it is made at first use.
    """
    file = municipality.read(path, today=now.date())
    names = Names(file)
    steps = list(_steps(file, names))
    machine = actor or _machine(file, may_found=not dry_run, now=now)
    if machine is None:
        return _all_new(steps)
    outcome = Outcome(dry_run)
    with transaction.atomic(durable=True):
        context.enter(machine, now=now)
        for step in steps:
            outcome.add(step.section, _run(step, machine, now))
        if file["programme"] is not None and not outcome.changed_nothing:
            plan_rows.publish(names, machine, now)
        transaction.set_rollback(dry_run)
    audit.seal()
    return outcome


def _steps(file: Row, names: Names) -> Iterable[Step]:
    yield from organisation_rows.steps(file, names)
    yield from plan_rows.steps(file, names)
    yield from register_rows.steps(file, names)
    yield from project_rows.steps(file, names)


def _run(step: Step, actor: Actor, now: datetime) -> Change:
    """Describe one row. Raises BadFile with its line for what only the database could see."""
    try:
        return step.run(actor, now)
    except Problem as problem:
        raise BadFile(
            [Fault(step.line, step.section, str(problem) or "Raden går inte att läsa in.")]
        ) from problem
    except IntegrityError as error:
        reason = "Raden krockar med något som redan finns."
        raise BadFile([Fault(step.line, step.section, reason)]) from error


def _machine(file: Row, *, may_found: bool, now: datetime) -> Actor | None:
    """Return the import machine, made with the municipality at first use; None when not made."""
    about: Row = file["municipality"]
    today = now.date()
    try:
        board = organisation.authority("KS", municipality_code=about["code"])
        return organisation.machine(authority_id=board.id, role="machine_import", today=today)
    except Unknown:
        if not may_found:
            return None
    return organisation.found(
        code=about["code"], name=about["name"], county=about["county"], today=today
    ).importer


def _all_new(steps: Iterable[Step]) -> Outcome:
    """Tell what a dry run against an empty installation would make."""
    outcome = Outcome(dry_run=True)
    for step in steps:
        outcome.add(step.section, Change.NEW)
    return outcome
