"""Take down a contact, ask what the adult wants, assess a child's need of protection."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import IntegrityError

from lykta.audit import api as audit
from lykta.casework.actions import subjects
from lykta.casework.models import ChildAtHome, Matter, Referral
from lykta.casework.queries.matters import Opened, lock_matter, lock_row
from lykta.casework.rules import lifecycle
from lykta.casework.rules.contact import Contact, check_contact
from lykta.casework.terms import (
    MatterKind,
    MatterState,
    ReferralResult,
    Wish,
)
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, NotNow
from lykta.organisation import api as organisation
from lykta.secrecy import registrar
from lykta.vault import api as vault


@dataclass(frozen=True)
class Received:
    """What registering gave. `already`: the same form had been sent before."""

    matter_id: UUID
    referral_id: UUID
    number: str
    already: bool = False


def receive(*, form_key: UUID, contact: Contact, actor: Actor, now: datetime) -> Received:
    """Take down a contact as a new matter in the actor's unit (A1).

    The matter's key follows from the form's, so the same form sent twice makes one matter. Whether
    the person is known elsewhere does not show. Raises Invalid, NotNow, Refused.
    """
    actor.check_may(Permission.MATTER_RECEIVE)
    matter_id = uuid5(form_key, f"matter {actor.person}")
    if already := _already(matter_id):
        return already
    contact = subjects.with_birth_year(contact, today=stockholm(now).date())
    check_contact(contact, now=now)
    _check_unit(contact, actor)
    vault.create_key(matter_id)
    try:
        number = _register(matter_id, contact, actor, now)
    except IntegrityError:  # the same form in another request; undone by the registrar's savepoint
        return _already(matter_id) or _stop()
    referral = _write(matter_id, contact, actor, now)
    subjects.write(matter_id, contact)
    _add_children(matter_id, contact, now)
    audit.record(
        "matter.received",
        about=matter_id,
        detail={"channel": contact.channel.value, "kind": contact.kind.value},
    )
    return Received(matter_id, referral.id, number)


def _check_unit(contact: Contact, actor: Actor) -> None:
    """A child's matter is kept by a unit for children, apart from the adult's (A7)."""
    if contact.matter_kind is not MatterKind.CHILD:
        return
    if not organisation.units().filter(pk=actor.unit, serves_children=True).exists():
        raise NotNow(
            "Din enhet tar inte emot barnärenden. Lyft barnet från den vuxnas ärende, "
            "eller lämna uppgiften till mottagningen för barn."
        )


def _already(matter_id: UUID) -> Received | None:
    matter = Matter.objects.filter(pk=matter_id).first()
    if matter is None:
        return None
    referral = Referral.objects.filter(matter_id=matter_id).order_by("received_at", "id").first()
    return Received(matter_id, referral.id, matter.number, already=True) if referral else None


def _stop() -> Received:
    raise NotNow("Det du skickade är redan registrerat, men ärendet har flyttats från dig.")


def _register(matter_id: UUID, contact: Contact, actor: Actor, now: datetime) -> str:
    return registrar.register_matter(
        matter=matter_id,
        unit=actor.unit,
        kind=contact.matter_kind.value,
        need_to_know=contact.need_to_know,
        opened_on=stockholm(contact.received_at or now).date(),
        assign=contact.take,
    )


def _write(matter_id: UUID, contact: Contact, actor: Actor, now: datetime) -> Referral:
    asked = contact.wants_support is not Wish.NOT_ASKED_YET
    return Referral.objects.create(
        matter_id=matter_id,
        received_at=contact.received_at or now,
        received_by=actor.person,
        channel=contact.channel.value,
        kind=contact.kind.value,
        area=contact.area.value,
        reporter=contact.reporter,
        what=contact.what,
        wants_support=contact.wants_support.value,
        asked_at=now if asked else None,
        asked_by=actor.person if asked else None,
    )


def _add_children(matter_id: UUID, contact: Contact, now: datetime) -> None:
    for child in contact.children:
        ChildAtHome.objects.create(
            matter_id=matter_id,
            name=child.name,
            birth_year=child.birth_year,
            known_on=stockholm(now).date(),
        )


def add(*, matter_id: UUID, contact: Contact, actor: Actor, now: datetime) -> Referral:
    """Take down another contact about the same person; a closed matter opens again (A1)."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.REFERRAL_WRITE)
    check_contact(contact, now=now)
    if matter.state is MatterState.CLOSED:
        _reopen(matter)
    referral = _write(matter.id, contact, actor, now)
    audit.record("referral.added", about=matter.id, detail={"channel": contact.channel.value})
    return referral


def _reopen(matter: Opened) -> None:
    lifecycle.check_matter_may_move(now=matter.state, to=MatterState.RECEIVED)
    row = matter.row
    row.state, row.closed_on, row.close_reason = MatterState.RECEIVED.value, None, ""
    row.save(update_fields=["state", "closed_on", "close_reason"])


def ask(*, referral_id: UUID, wants_support: Wish, actor: Actor, now: datetime) -> Referral:
    """Record that the person was asked in a safe way, and what they want (A2)."""
    matter, referral = lock_row(
        Referral, referral_id, actor=actor, permission=Permission.REFERRAL_WRITE
    )
    lifecycle.check_not_closed(matter.state)
    if wants_support is Wish.NOT_ASKED_YET:
        raise Invalid({"wants_support": "Välj ja eller nej."})
    referral.wants_support = wants_support.value
    referral.asked_at, referral.asked_by = now, actor.person
    referral.save(update_fields=["wants_support", "asked_at", "asked_by"])
    audit.record("referral.asked", about=matter.id, detail={"wants": wants_support.value})
    return referral


def assess_protection(
    *, referral_id: UUID, needed: bool, text: str, actor: Actor, now: datetime
) -> Referral:
    """Assess a child's need of immediate protection: the same day, or the day after (A3)."""
    matter, referral = lock_row(
        Referral, referral_id, actor=actor, permission=Permission.REFERRAL_WRITE
    )
    if matter.kind is not MatterKind.CHILD:
        raise NotNow("Omedelbar skyddsbedömning görs för barn.")
    if referral.protection_assessed_at is not None:
        raise NotNow("Skyddsbedömningen är redan gjord. Skriv det nya i journalen.")
    if not text.strip():
        raise Invalid({"text": "Skriv vad bedömningen bygger på."})
    referral.protection_needed, referral.protection_text = needed, text
    referral.protection_assessed_at, referral.protection_assessed_by = now, actor.person
    referral.save(
        update_fields=[
            "protection_needed",
            "protection_text",
            "protection_assessed_at",
            "protection_assessed_by",
        ]
    )
    audit.record("referral.protection_assessed", about=matter.id, detail={"needed": int(needed)})
    return referral


def settle(
    *,
    referral_id: UUID,
    result: ReferralResult,
    actor: Actor,
    now: datetime,
    forwarded_to: str = "",
) -> Referral:
    """Decide what becomes of a contact that gives no inquiry of its own (A4)."""
    matter, referral = lock_row(
        Referral, referral_id, actor=actor, permission=Permission.REFERRAL_WRITE
    )
    _check_may_settle(referral, result, matter.kind)
    if result is ReferralResult.FORWARDED and not forwarded_to.strip():
        raise Invalid({"forwarded_to": "Skriv vart den lämnades."})
    referral.result, referral.forwarded_to = result.value, forwarded_to
    referral.decided_at, referral.decided_by = now, actor.person
    referral.save(update_fields=["result", "forwarded_to", "decided_at", "decided_by"])
    audit.record("referral.settled", about=matter.id, detail={"result": result.value})
    return referral


def _check_may_settle(referral: Referral, result: ReferralResult, kind: MatterKind) -> None:
    if result in (ReferralResult.PENDING, ReferralResult.INQUIRY):
        raise Invalid({"result": "Välj vad som händer med aktualiseringen."})
    if referral.result != ReferralResult.PENDING.value:
        raise NotNow("Aktualiseringen är redan avgjord.")
    if kind is MatterKind.CHILD and referral.protection_assessed_at is None:
        raise NotNow("Bedöm först om barnet behöver skydd genast.")
