"""Give out, move, cover, link, close a matter. The registrar in the database does the moving."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from lykta.audit import api as audit
from lykta.casework.models import (
    ChildAtHome,
    Decision,
    Inquiry,
    Matter,
    MatterLink,
    Referral,
    Service,
)
from lykta.casework.queries.matters import Opened, handlers_of, lock_matter
from lykta.casework.rules import lifecycle
from lykta.casework.rules.closing import Loose, check_may_close
from lykta.casework.terms import (
    CloseReason,
    FileKeptIn,
    InquiryState,
    LinkRelation,
    MatterKind,
    MatterState,
    ReferralResult,
)
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.secrecy import registrar

LONGEST_REFERENCE = 60


def take(*, matter_id: UUID, actor: Actor, now: datetime) -> None:
    """Take a matter from the unit's queue oneself."""
    assign(
        matter_id=matter_id,
        person_id=actor.person,
        first_day=stockholm(now).date(),
        actor=actor,
        now=now,
    )


def assign(
    *,
    matter_id: UUID,
    person_id: UUID,
    first_day: date,
    actor: Actor,
    now: datetime,
    last_day: date | None = None,
    stands_in_for: UUID | None = None,
) -> None:
    """Give the matter to a person of its unit; the first one takes it off the queue."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.MATTER_ASSIGN)
    lifecycle.check_not_closed(matter.state)
    if last_day is not None and last_day < first_day:
        raise Invalid({"last_day": "Sista dagen kan inte ligga före den första."})
    registrar.assign(
        matter=matter.id,
        person=person_id,
        first_day=first_day,
        last_day=last_day,
        stands_in_for=stands_in_for,
    )
    audit.record("matter.assigned", about=matter.id, detail={"person": str(person_id)})


def unassign(
    *, matter_id: UUID, person_id: UUID, last_day: date, actor: Actor, now: datetime
) -> None:
    """End a person's assignment; the last one out puts the matter back on the queue."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.MATTER_ASSIGN)
    registrar.unassign(matter=matter.id, person=person_id, last_day=last_day)
    audit.record("matter.unassigned", about=matter.id, detail={"person": str(person_id)})


def cover(
    *,
    absent_id: UUID,
    stand_in_id: UUID,
    first_day: date,
    last_day: date,
    actor: Actor,
    now: datetime,
) -> int:
    """Let a colleague stand in for all an absent person's matters that the actor leads.

    Returns how many. Matters where the stand-in may not be (deny list), or that the
    actor does not give out, are left out.
    """
    actor.check_may(Permission.MATTER_ASSIGN)
    if absent_id == stand_in_id:
        raise Invalid({"stand_in_id": "Välj en annan person än den som är borta."})
    count = 0
    for matter_id in _matters_of(absent_id):
        if _stood_in(matter_id, absent_id, stand_in_id, first_day, last_day):
            audit.record("matter.covered", about=matter_id, detail={"person": str(stand_in_id)})
            count += 1
    return count


def _matters_of(person_id: UUID) -> list[UUID]:
    seen = list(
        Matter.objects.exclude(state=MatterState.CLOSED.value)
        .order_by("opened_on", "id")
        .values_list("id", flat=True)
    )
    return [matter for matter, people in handlers_of(seen).items() if person_id in people]


def _stood_in(
    matter_id: UUID, absent_id: UUID, stand_in_id: UUID, first_day: date, last_day: date
) -> bool:
    try:
        registrar.assign(
            matter=matter_id,
            person=stand_in_id,
            first_day=first_day,
            last_day=last_day,
            stands_in_for=absent_id,
        )
    except (NotNow, Unknown):
        return False
    return True


def move(*, matter_id: UUID, unit_id: UUID, actor: Actor, now: datetime) -> None:
    """Move the matter with all its rows to another unit of the board, into its queue there."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.MATTER_ASSIGN)
    if unit_id == matter.facts.unit:
        raise Invalid({"unit_id": "Ärendet är redan i den enheten."})
    registrar.move_matter(matter=matter.id, unit=unit_id)
    audit.record("matter.moved", about=matter.id, detail={"unit": str(unit_id)})


def deny(*, matter_id: UUID, person_id: UUID, actor: Actor, now: datetime) -> None:
    """Put a colleague on the deny list: near, or in conflict of interest (jäv)."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.MATTER_WRITE)
    if person_id == actor.person:
        raise NotNow("Be enhetens ledning spärra dig, så att ärendet får någon annan.")
    _registered(registrar.deny, matter, person_id, "denial.made")


def undeny(*, matter_id: UUID, person_id: UUID, actor: Actor, now: datetime) -> None:
    """Take a colleague off the deny list: the unit's head, never the person."""
    actor.check_may(Permission.DENIAL_WRITE)
    matter = lock_matter(matter_id, actor=actor, permission=Permission.MATTER_WRITE)
    _registered(registrar.undeny, matter, person_id, "denial.lifted")


def _registered(change: Callable[..., None], matter: Opened, person_id: UUID, event: str) -> None:
    change(matter=matter.id, person=person_id)
    audit.record(event, about=matter.id, detail={"person": str(person_id)})


def set_need_to_know(*, matter_id: UUID, value: bool, actor: Actor, now: datetime) -> None:
    """Let only the assigned see the matter; ending that wants the unit's head."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.MATTER_WRITE)
    if value and not matter.facts.handlers:
        raise NotNow("Ge ärendet till någon först, annars kan ingen se det.")
    registrar.set_need_to_know(matter=matter.id, value=value)
    audit.record("matter.need_to_know", about=matter.id, detail={"value": int(value)})


def link(
    *, matter_id: UUID, other_id: UUID, relation: LinkRelation, actor: Actor, now: datetime
) -> MatterLink:
    """Link two matters that the actor may see. Never a victim's and a perpetrator's."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.MATTER_WRITE)
    other = lock_matter(other_id, actor=actor, permission=Permission.MATTER_READ)
    if MatterKind.PERPETRATOR in (matter.kind, other.kind):
        raise NotNow("En våldsutövares ärende kopplas aldrig till någon annans.")
    if matter.id == other.id:
        raise Invalid({"other_id": "Ett ärende kan inte kopplas till sig självt."})
    made, _ = MatterLink.objects.get_or_create(
        matter_id=matter.id,
        other_id=other.id,
        relation=relation.value,
        defaults={"made_on": stockholm(now).date()},
    )
    audit.record("matter.linked", about=matter.id, detail={"relation": relation.value})
    return made


def keep_file_elsewhere(*, matter_id: UUID, reference: str, actor: Actor, now: datetime) -> None:
    """Say that the official file is kept in another system, and under which reference."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.MATTER_WRITE)
    if len(reference) > LONGEST_REFERENCE:
        raise Invalid({"reference": "Beteckningen är för lång. Högst 60 tecken får plats."})
    place = FileKeptIn.ELSEWHERE if reference.strip() else FileKeptIn.HERE
    matter.row.file_kept_in, matter.row.file_reference = place.value, reference.strip()
    matter.row.save(update_fields=["file_kept_in", "file_reference"])
    audit.record("matter.file_kept", about=matter.id, detail={"place": place.value})


def close(*, matter_id: UUID, reason: CloseReason, actor: Actor, now: datetime) -> None:
    """Close the matter with why. Raises NotNow naming what must be done first."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.MATTER_WRITE)
    check_may_close(_loose(matter), reason=reason)
    lifecycle.check_matter_may_move(now=matter.state, to=MatterState.CLOSED)
    row = matter.row
    row.state, row.close_reason = MatterState.CLOSED.value, reason.value
    row.closed_on = stockholm(now).date()
    row.save(update_fields=["state", "close_reason", "closed_on"])
    audit.record("matter.closed", about=matter.id, detail={"reason": reason.value})


def _loose(matter: Opened) -> Loose:
    """What still hangs, in one question to the database."""
    here = {"matter_id": OuterRef("pk")}
    unserved = {"notified_on__isnull": True, "served_on__isnull": True}
    found = Matter.objects.filter(pk=matter.id).values_list(
        Exists(Inquiry.objects.filter(state=InquiryState.OPEN.value, **here)),
        Exists(Service.objects.filter(ended_on__isnull=True, **here)),
        Exists(Referral.objects.filter(result=ReferralResult.PENDING.value, **here)),
        Exists(ChildAtHome.objects.filter(raised_on__isnull=True, **here)),
        Exists(Decision.objects.filter(**unserved, **here)),
    )
    return Loose(matter.state, *found[0])
