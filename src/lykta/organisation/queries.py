"""Named reads of the organisation: assignments, actors, people, units."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from lykta.kernel import access_matrix
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Unknown
from lykta.organisation.models import (
    Absence,
    Administration,
    AdministrationBody,
    Assignment,
    Authority,
    Company,
    Municipality,
    Person,
    Recovery,
    Unit,
    User,
)
from lykta.organisation.rules.accounts import RECOVERY_HOLDS


@dataclass(frozen=True)
class AssignmentFacts:
    """One assignment as pages show it. `role_name` is Swedish."""

    id: UUID
    person: UUID
    person_name: str
    unit: UUID
    unit_name: str
    authority: UUID
    role: str
    role_name: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class SignedIn:
    """Who a session belongs to, as the middleware needs it."""

    actor: Actor
    assignment_name: str
    account_open: bool


def matrix() -> access_matrix.Matrix:
    """Return the shipped access matrix."""
    return access_matrix.load(settings.DATA_DIR / "access.yaml")


def valid_on(day: date) -> Q:
    """Return the condition that a row with `valid_from` and `valid_to` holds on the day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def _valid_assignments(today: date) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(valid_on(today)).filter(
        Q(unit__valid_to__isnull=True) | Q(unit__valid_to__gte=today)
    )
    return rows.select_related("unit", "person")


def actor_for(
    *, person_id: UUID, assignment_id: UUID, today: date, using: str = "default"
) -> Actor:
    """Return the person acting in the assignment. One query.

    Raises `Unknown` unless the assignment is that person's own and holds today.
    """
    rows = _valid_assignments(today).using(using)
    row = rows.filter(id=assignment_id, person_id=person_id).first()
    if row is None:
        raise Unknown()
    return _actor(row)


def signed_in(*, person_id: UUID, assignment_id: UUID, today: date) -> SignedIn | None:
    """Return the actor with its assignment's name and whether the account is open. One query."""
    account = User.objects.filter(person_id=OuterRef("person_id"), is_active=True)
    rows = _valid_assignments(today).filter(id=assignment_id, person_id=person_id)
    row = rows.annotate(account_open=Exists(account)).first()
    if row is None:
        return None
    name = f"{facts(row).role_name}, {row.unit.name}"
    return SignedIn(_actor(row), name, row.account_open)


def has_open_account(person_id: UUID) -> bool:
    """Tell whether the person has an account that is not closed."""
    return User.objects.filter(person_id=person_id, is_active=True).exists()


def machine(*, authority_id: UUID, role: str, today: date, using: str = "default") -> Actor:
    """Return an authority's machine (`machine_import`, `machine_counts`) as an actor."""
    rows = _valid_assignments(today).using(using)
    row = rows.filter(role=role, unit__authority_id=authority_id, person__machine=True).first()
    if row is None:
        raise Unknown()
    return _actor(row)


def _actor(row: Assignment) -> Actor:
    role = matrix().roles.get(row.role)
    return Actor(
        person=row.person_id,
        name=row.person.name,
        assignment=row.id,
        authority=row.unit.authority_id,
        unit=row.unit_id,
        role=row.role,
        grants=role.grants if role else {},
    )


def assignments_of(*, person_id: UUID, today: date) -> list[AssignmentFacts]:
    """Return the person's assignments that hold today, oldest first. One query."""
    rows = _valid_assignments(today).filter(person_id=person_id).order_by("valid_from", "id")
    return [facts(row) for row in rows]


def assignments_at(*, unit_ids: Collection[UUID], today: date) -> list[AssignmentFacts]:
    """Return everybody's assignments in the units that hold today, by name. One query."""
    rows = _valid_assignments(today).filter(unit_id__in=unit_ids, person__machine=False)
    return [facts(row) for row in rows.order_by("person__name", "id")]


def facts(row: Assignment) -> AssignmentFacts:
    """Return an assignment (with unit and person loaded) as pages show it."""
    role = matrix().roles.get(row.role)
    return AssignmentFacts(
        id=row.id,
        person=row.person_id,
        person_name=row.person.name,
        unit=row.unit_id,
        unit_name=row.unit.name,
        authority=row.unit.authority_id,
        role=row.role,
        role_name=role.swedish if role else row.role,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


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
    rows = _valid_assignments(today).filter(person_id__in=accounts)
    for row in rows.order_by("unit__name", "person__name", "id"):
        person = DemoPerson(accounts[row.person_id], row.person.name, row.person.title)
        found.setdefault(row.unit.name, []).append(person)
    return found


def people(ids: Collection[UUID]) -> dict[UUID, str]:
    """Return each person's name. One query; unknown ids are left out."""
    if not ids:
        return {}
    return dict(Person.objects.filter(id__in=ids).values_list("id", "name"))


def works_in(*, unit_id: UUID, role: str, today: date) -> list[UUID]:
    """Return the people who hold the role in the unit today."""
    rows = _valid_assignments(today).filter(unit_id=unit_id, role=role)
    return list(rows.order_by("person__name", "id").values_list("person_id", flat=True))


def units(*, today: date | None = None) -> QuerySet[Unit]:
    """Return units by name; with `today` only those that exist that day."""
    rows = Unit.objects.select_related("authority", "administration").order_by("name", "id")
    return rows if today is None else rows.filter(valid_on(today))


def municipality(code: str) -> Municipality:
    """Return the municipality with the code. Raises `Unknown`."""
    row = Municipality.objects.filter(code=code).first()
    if row is None:
        raise Unknown()
    return row


def authority(code: str, *, municipality_code: str | None) -> Authority:
    """Return the body with the code; `municipality_code` None: one outside. Raises `Unknown`."""
    where = (
        Q(municipality__isnull=True)
        if municipality_code is None
        else Q(municipality__code=municipality_code)
    )
    row = Authority.objects.filter(where, code=code).first()
    if row is None:
        raise Unknown()
    return row


def unit(code: str, *, municipality_code: str | None) -> Unit:
    """Return the unit with the code in the municipality (None: outside). Raises `Unknown`."""
    where = (
        Q(authority__municipality__isnull=True)
        if municipality_code is None
        else Q(authority__municipality__code=municipality_code)
    )
    row = Unit.objects.select_related("authority").filter(where, code=code).first()
    if row is None:
        raise Unknown()
    return row


def units_of(*, person_id: UUID, today: date) -> set[UUID]:
    """Return the units where the person works today."""
    rows = _valid_assignments(today).filter(person_id=person_id)
    return set(rows.values_list("unit_id", flat=True))


def administration(code: str, *, municipality_code: str) -> Administration:
    """Return the administration with the code. Raises `Unknown`."""
    row = Administration.objects.filter(municipality__code=municipality_code, code=code).first()
    if row is None:
        raise Unknown()
    return row


@dataclass(frozen=True)
class Structure:
    """Who is who in a municipality and around it, each list by code; machines are left out."""

    municipality: Municipality
    bodies: list[Authority]
    authorities: list[Authority]
    administrations: list[tuple[Administration, list[str]]]
    companies: list[Company]
    units: list[Unit]


def structure(*, municipality_code: str) -> Structure:
    """Return everything but people, for an export. Raises `Unknown`."""
    ours = Q(municipality__code=municipality_code)
    links = AdministrationBody.objects.select_related("body").order_by("body__code")
    bodies: dict[UUID, list[str]] = {}
    for link in links:
        bodies.setdefault(link.administration_id, []).append(link.body.code)
    administrations = Administration.objects.filter(ours).order_by("code")
    units_of = Q(authority__municipality__code=municipality_code)
    units_of |= Q(authority__municipality__isnull=True)
    return Structure(
        municipality=municipality(municipality_code),
        bodies=list(Authority.objects.filter(ours).order_by("code")),
        authorities=list(Authority.objects.filter(municipality__isnull=True).order_by("code")),
        administrations=[(row, bodies.get(row.id, [])) for row in administrations],
        companies=list(Company.objects.filter(ours).select_related("body").order_by("code")),
        units=list(
            Unit.objects.filter(units_of)
            .exclude(code="MASKIN")
            .select_related("authority", "administration", "parent")
            .order_by("code", "id")
        ),
    )


@dataclass(frozen=True)
class AccountRow:
    """An account in the list of accounts, with the person's assignments today."""

    id: UUID
    person: UUID
    username: str
    name: str
    title: str
    open: bool
    invited: bool  # has not yet chosen a password
    assignments: tuple[AssignmentFacts, ...]


def accounts(*, unit_id: UUID | None, today: date) -> list[AccountRow]:
    """Return the accounts of those who work in the unit (None: all), by name. Three queries."""
    rows = _valid_assignments(today).filter(person__machine=False).order_by("valid_from", "id")
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
        here = _valid_assignments(today).filter(unit_id=unit_id).values("person_id")
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
