"""Where a colleague is written to at work: the weekly mail goes there."""

from datetime import date
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import access, queries
from lykta.organisation.models import Person


def set_mail(*, person_id: UUID, mail: str, actor: Actor, today: date) -> None:
    """Note the person's mail address at work; an empty one means that no mail is sent.

    Raises `Unknown` for somebody who works outside the actor's reach.
    """
    person = Person.objects.select_for_update().filter(id=person_id, machine=False).first()
    units = queries.units_of(person_id=person_id, today=today)
    access.check_within_reach(actor=actor, permission=Permission.ACCOUNT_ISSUE, units=units)
    if person is None:
        raise Unknown()
    person.mail = mail
    person.save(update_fields=["mail"])
    audit.record("account.addressed", about=person.id)
