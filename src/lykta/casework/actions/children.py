"""The children of an adult's matter: noted, and raised as matters of their own (A7)."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection, models

from lykta.audit import api as audit
from lykta.casework.actions import subjects
from lykta.casework.models import ChildAtHome, Referral, Subject
from lykta.casework.queries.matters import Opened, lock_matter, lock_row
from lykta.casework.rules import lifecycle
from lykta.casework.rules.contact import Contact
from lykta.casework.terms import (
    Channel,
    MatterKind,
    Protection,
    ReferralKind,
    SubjectArea,
)
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, NotNow
from lykta.secrecy import registrar
from lykta.vault import api as vault


@dataclass(frozen=True)
class RaisedChild:
    """The child's own matter, as far as the one who raised it may know."""

    number: str


def add(
    *,
    matter_id: UUID,
    actor: Actor,
    now: datetime,
    name: str = "",
    birth_year: int | None = None,
) -> ChildAtHome:
    """Note a child in the adult's home. It is to be raised at once (A7)."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.IDENTITY_WRITE)
    lifecycle.check_not_closed(matter.state)
    if matter.kind is MatterKind.CHILD:
        raise NotNow("Ett barns syskon får egna ärenden.")
    if birth_year is not None and not now.year - 19 < birth_year <= now.year:
        raise Invalid({"birth_year": "Barn är under 18 år. Kontrollera födelseåret."})
    child = ChildAtHome.objects.create(
        matter_id=matter.id,
        name=name,
        birth_year=birth_year,
        known_on=stockholm(now).date(),
    )
    audit.record("child.noted", about=matter.id)
    return child


def raise_matter(
    *, child_id: UUID, unit_id: UUID, actor: Actor, now: datetime, what: str = ""
) -> RaisedChild:
    """File the child's own matter at a child unit; the files are never merged (A7).

    Raises NotNow when it is done already, Unknown for a unit that does not serve children.
    """
    matter, child = lock_row(
        ChildAtHome, child_id, actor=actor, permission=Permission.IDENTITY_WRITE
    )
    if child.raised_on is not None:
        raise NotNow("Barnets ärende är redan lyft.")
    raised_id, today = uuid4(), stockholm(now).date()
    vault.create_key(raised_id)
    number = registrar.file_child_matter(
        matter=raised_id,
        link=uuid4(),
        raised_from=matter.id,
        unit=unit_id,
        need_to_know=matter.facts.need_to_know,
        opened_on=today,
    )
    contact = _contact(matter, child, what)
    _fill(matter.id, raised_id, contact, actor, now)
    _mark(child, raised_id, actor, today)
    audit.record("child.raised", about=matter.id)
    audit.record("matter.received", about=raised_id, detail={"channel": "internal"})
    return RaisedChild(number)


def _contact(matter: Opened, child: ChildAtHome, what: str) -> Contact:
    parent = Subject.objects.filter(matter_id=matter.id).values_list("protection", flat=True)
    areas = Referral.objects.filter(matter_id=matter.id).order_by("-received_at", "id")
    area = areas.values_list("area", flat=True).first()
    return Contact(
        channel=Channel.INTERNAL,
        kind=ReferralKind.REPORT,
        area=SubjectArea(area or SubjectArea.CLOSE_RELATIONS.value),
        matter_kind=MatterKind.CHILD,
        name=vault.open_text(child, "name"),
        birth_year=child.birth_year,
        protection=Protection(parent.first() or Protection.NONE.value),
        what=what,
    )


def _fill(from_id: UUID, raised_id: UUID, contact: Contact, actor: Actor, now: datetime) -> None:
    """Write the first rows through the database's own door: the caller may not see them."""
    subject = subjects.new(raised_id, contact)
    referral = Referral(
        matter_id=raised_id,
        received_at=now,
        received_by=actor.person,
        channel=contact.channel.value,
        kind=contact.kind.value,
        area=contact.area.value,
        what=contact.what,
    )
    tokens = subjects.tokens(name=contact.name, personal_number="")
    with registrar.refusals(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT secrecy.casework_fill_child(%s, %s, %s::jsonb, %s::jsonb, %s::bytea[])",
            [from_id, raised_id, _row(subject), _row(referral), tokens],
        )


def _row(instance: models.Model) -> str:
    """Return the row as the database's JSON, sealed fields sealed for their place."""
    return json.dumps(
        {
            str(field.column): _plain(field.pre_save(instance, True))
            for field in instance._meta.local_concrete_fields
        }
    )


def _plain(value: object) -> object:
    if isinstance(value, vault.Sealed):
        return "\\x" + value.envelope.hex()
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _mark(child: ChildAtHome, raised_id: UUID, actor: Actor, today: date) -> None:
    child.raised_on, child.raised_by, child.raised_matter_id = today, actor.person, raised_id
    child.save(update_fields=["raised_on", "raised_by", "raised_matter_id"])
