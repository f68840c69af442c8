"""Named reads of who works where as what, and the actor that makes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from lykta.kernel import access_matrix
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Unknown
from lykta.organisation.models import Assignment, Person, User
from lykta.organisation.rules.roles import RECEIVER


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


def valid_assignments(today: date) -> QuerySet[Assignment]:
    """Return assignments that hold that day in units that exist, with unit and person loaded."""
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
    rows = valid_assignments(today).using(using)
    row = rows.filter(id=assignment_id, person_id=person_id).first()
    if row is None:
        raise Unknown()
    return actor_from(row)


def signed_in(*, person_id: UUID, assignment_id: UUID, today: date) -> SignedIn | None:
    """Return the actor with its assignment's name and whether the account is open. One query."""
    account = User.objects.filter(person_id=OuterRef("person_id"), is_active=True)
    rows = valid_assignments(today).filter(id=assignment_id, person_id=person_id)
    row = rows.annotate(account_open=Exists(account)).first()
    if row is None:
        return None
    name = f"{facts(row).role_name}, {row.unit.name}"
    return SignedIn(actor_from(row), name, row.account_open)


def has_open_account(person_id: UUID) -> bool:
    """Tell whether the person has an account that is not closed."""
    return User.objects.filter(person_id=person_id, is_active=True).exists()


def machine(*, authority_id: UUID, role: str, today: date, using: str = "default") -> Actor:
    """Return an authority's machine (`machine_import`, `machine_counts`) as an actor."""
    rows = valid_assignments(today).using(using)
    row = rows.filter(role=role, unit__authority_id=authority_id, person__machine=True).first()
    if row is None:
        raise Unknown()
    return actor_from(row)


def receiver(*, unit_id: UUID, today: date) -> Actor:
    """Return the machine that takes in handovers to the unit. Raises `Unknown`."""
    row = valid_assignments(today).filter(role=RECEIVER, unit_id=unit_id).first()
    if row is None:
        raise Unknown()
    return actor_from(row)


def actors_of_users(users: Collection[str], *, today: date) -> dict[str, Actor]:
    """Return the people with these user names in their first assignment that day. Two queries."""
    names = dict(User.objects.filter(username__in=users).values_list("person_id", "username"))
    rows = valid_assignments(today).filter(person_id__in=names).order_by("-valid_from", "id")
    return {names[row.person_id]: actor_from(row) for row in rows}


def actor_from(row: Assignment) -> Actor:
    """Return the person acting in the assignment, with what the matrix gives its role."""
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
    rows = valid_assignments(today).filter(person_id=person_id).order_by("valid_from", "id")
    return [facts(row) for row in rows]


def assignments_at(*, unit_ids: Collection[UUID], today: date) -> list[AssignmentFacts]:
    """Return everybody's assignments in the units that hold today, by name. One query."""
    rows = valid_assignments(today).filter(unit_id__in=unit_ids, person__machine=False)
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


def people(ids: Collection[UUID]) -> dict[UUID, str]:
    """Return each person's name. One query; unknown ids are left out."""
    if not ids:
        return {}
    return dict(Person.objects.filter(id__in=ids).values_list("id", "name"))


def works_in(*, unit_id: UUID, role: str, today: date) -> list[UUID]:
    """Return the people who hold the role in the unit today."""
    rows = valid_assignments(today).filter(unit_id=unit_id, role=role)
    return list(rows.order_by("person__name", "id").values_list("person_id", flat=True))


def units_of(*, person_id: UUID, today: date) -> set[UUID]:
    """Return the units where the person works today."""
    rows = valid_assignments(today).filter(person_id=person_id)
    return set(rows.values_list("unit_id", flat=True))
