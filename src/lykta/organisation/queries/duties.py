"""What those who keep the accounts have to do: old invitations, accounts whose work has ended."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q
from django.urls import reverse

from lykta.kernel.calendar import start_of_day
from lykta.kernel.duty import Duty
from lykta.kernel.permissions import Permission
from lykta.organisation.models import Invitation, Person, User
from lykta.organisation.queries.assignments import valid_assignments

KEEPS = Permission.ORGANISATION_WRITE  # whoever keeps the organisation keeps its accounts


def duties(*, today: date) -> list[Duty]:
    """Return what the accounts ask for. Four queries."""
    return [*_expired(today), *_left(today)]


def _expired(today: date) -> Iterator[Duty]:
    """An invitation that nobody used: the person cannot begin to work."""
    late = Invitation.objects.filter(used_at__isnull=True, expires_at__lt=start_of_day(today))
    unused = Q(user__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    found = late.filter(unused, user__is_active=True)
    names = _names(found.values_list("user__person_id", flat=True))
    for invitation in found.select_related("user").order_by("expires_at"):
        yield Duty(
            title="Skicka en ny inbjudan",
            about=names.get(invitation.user.person_id, ""),
            due_on=invitation.expires_at.date(),
            path=reverse("organisation:accounts"),
            needs=KEEPS,
            why="Länken gick ut innan den användes.",
        )


def _left(today: date) -> Iterator[Duty]:
    """An open account of somebody who no longer works here."""
    working = set(valid_assignments(today).values_list("person_id", flat=True))
    open_now = set(User.objects.filter(is_active=True).values_list("person_id", flat=True))
    for name in sorted(_names(open_now - working).values()):
        yield Duty(
            title="Stäng kontot",
            about=name,
            due_on=today,
            path=reverse("organisation:accounts"),
            needs=KEEPS,
            why="Uppdraget har tagit slut men kontot är öppet.",
        )


def _names(people: Iterable[UUID]) -> dict[UUID, str]:
    rows = Person.objects.filter(id__in=people, machine=False)
    return dict(rows.values_list("id", "name"))
