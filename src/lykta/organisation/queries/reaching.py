"""Where to write to people, and where those who have left used to sit."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from lykta.kernel.actor import Actor
from lykta.kernel.duty import Desk
from lykta.organisation.models import Absence, Assignment, Person, User
from lykta.organisation.queries.assignments import actor_from, valid_assignments
from lykta.organisation.queries.desks import codes_of, places


def mail_addresses() -> dict[UUID, str]:
    """Return the mail address at work of everybody who has one. One query."""
    rows = Person.objects.filter(machine=False).exclude(mail="")
    return dict(rows.values_list("id", "mail"))


def last_desks(people: Collection[UUID], *, today: date) -> dict[UUID, Desk]:
    """Return where each of these people sat last, for those who have left. Two queries."""
    if not people:
        return {}
    known = places()
    rows = Assignment.objects.filter(person_id__in=people, valid_to__lt=today)
    found: dict[UUID, Desk] = {}
    for row in rows.select_related("unit", "person").order_by("valid_to", "id"):
        found[row.person_id] = Desk(actor_from(row), codes_of(row.unit_id, known))
    return found


def stand_ins(*, today: date) -> dict[UUID, UUID]:
    """Return who stands in for each person who is away today. One query."""
    rows = Absence.objects.filter(first_on__lte=today, last_on__gte=today)
    return dict(rows.order_by("first_on", "id").values_list("person_id", "stand_in_id"))


def actor_in(*, assignment_id: UUID, today: date) -> Actor | None:
    """Return whoever holds the assignment today with an open account; None otherwise. One query."""
    account = User.objects.filter(person_id=OuterRef("person_id"), is_active=True)
    row = valid_assignments(today).filter(Exists(account), id=assignment_id).first()
    return actor_from(row) if row is not None else None
