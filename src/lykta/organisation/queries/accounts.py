"""Named reads of accounts, recoveries and absences."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.organisation.models import Absence, Person, Recovery, User
from lykta.organisation.queries.assignments import (
    AssignmentFacts,
    facts,
    people,
    valid_assignments,
)
from lykta.organisation.rules.accounts import RECOVERY_HOLDS


@dataclass(frozen=True)
class DemoPerson:
    """One of the demo's people on the sign-in page."""

    username: str
    name: str
    title: str


def demo_people(*, today: date) -> dict[str, list[DemoPerson]]:
    """Return the people who can sign in, grouped by workplace. Two queries."""
    accounts = dict(User.objects.filter(is_active=True).values_list("person_id", "username"))
    found: dict[str, list[DemoPerson]] = {}
    rows = valid_assignments(today).filter(person_id__in=accounts)
    for row in rows.order_by("-unit__does_casework", "unit__name", "person__name", "id"):
        person = DemoPerson(accounts[row.person_id], row.person.name, row.person.title)
        found.setdefault(row.unit.name, []).append(person)
    return found


@dataclass(frozen=True)
class AccountRow:
    """An account in the list of accounts, with the person's assignments today."""

    id: UUID
    person: UUID
    username: str
    name: str
    title: str
    mail: str
    open: bool
    invited: bool  # has not yet chosen a password
    assignments: tuple[AssignmentFacts, ...]


def accounts(*, unit_id: UUID | None, today: date) -> list[AccountRow]:
    """Return the accounts of those who work in the unit (None: all), by name. Three queries."""
    rows = valid_assignments(today).filter(person__machine=False).order_by("valid_from", "id")
    by_person: dict[UUID, list[AssignmentFacts]] = {}
    for row in rows if unit_id is None else rows.filter(unit_id=unit_id):
        by_person.setdefault(row.person_id, []).append(facts(row))
    users = User.objects.all() if unit_id is None else User.objects.filter(person_id__in=by_person)
    kept = list(users)
    persons = Person.objects.in_bulk([user.person_id for user in kept])
    made = [
        AccountRow(
            id=user.id,
            person=user.person_id,
            username=user.username,
            name=persons[user.person_id].name,
            title=persons[user.person_id].title,
            mail=persons[user.person_id].mail,
            open=user.is_active,
            invited=not user.has_usable_password(),
            assignments=tuple(by_person.get(user.person_id, ())),
        )
        for user in kept
    ]
    return sorted(made, key=lambda row: row.name)


@dataclass(frozen=True)
class WaitingRecovery:
    """A recovery that waits for the second person."""

    id: UUID
    name: str
    asked_by: UUID
    asked_by_name: str


def waiting_recoveries(
    *, unit_id: UUID | None, today: date, now: datetime
) -> list[WaitingRecovery]:
    """Return recoveries that nobody has approved yet and that still hold, oldest first."""
    rows = Recovery.objects.filter(approved_at__isnull=True, asked_at__gt=now - RECOVERY_HOLDS)
    if unit_id is not None:
        here = valid_assignments(today).filter(unit_id=unit_id).values("person_id")
        rows = rows.filter(for_person_id__in=list(here.values_list("person_id", flat=True)))
    kept = list(rows.order_by("asked_at", "id"))
    names = people([key for row in kept for key in (row.for_person_id, row.asked_by_id)])
    return [
        WaitingRecovery(
            row.id,
            names.get(row.for_person_id, ""),
            row.asked_by_id,
            names.get(row.asked_by_id, ""),
        )
        for row in kept
    ]


def absences_at(*, unit_id: UUID, today: date) -> list[Absence]:
    """Return the unit's absences that are not over, first to begin first."""
    rows = Absence.objects.filter(unit_id=unit_id, last_on__gte=today)
    return list(rows.select_related("person", "stand_in").order_by("first_on", "id"))
