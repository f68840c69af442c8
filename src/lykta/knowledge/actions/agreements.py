"""Registering agreements and routines, and following them up."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.knowledge import access
from lykta.knowledge.actions import ground
from lykta.knowledge.models import Agreement, AgreementFollowUp, Routine, RoutineVersion
from lykta.knowledge.queries.demanded import demanded
from lykta.knowledge.terms import Counterpart, Field

NOT_YET = "Dagen har inte varit än."


@dataclass(frozen=True)
class Deal:
    """What an agreement says of itself. Days are None when nobody has said them."""

    counterpart: str
    kind: Counterpart
    about: str
    owner: Party
    by_management: bool
    decided_by: str = ""
    decided_on: date | None = None
    diary_number: str = ""
    ends_on: date | None = None


def register(
    *, deal: Deal, actor: Actor, now: datetime, agreement_id: UUID | None = None
) -> Agreement:
    """Register an agreement, or put one right. Raises Refused, Unknown, Invalid.

    That management decided it is told with who and when: otherwise it does not count (law §8).
    """
    access.check_may_keep(actor=actor)
    if deal.by_management and not (deal.decided_by and deal.decided_on):
        raise Invalid({"decided_by": "Skriv vem i ledningen som beslutade, och vilken dag."})
    if deal.decided_on and deal.decided_on > now.date():
        raise Invalid({"decided_on": NOT_YET})
    if deal.decided_on and deal.ends_on and deal.ends_on < deal.decided_on:
        raise Invalid({"ends_on": "Avtalet kan inte sluta gälla innan det beslutades."})
    row = ground.locked(Agreement, agreement_id) if agreement_id else Agreement()
    row.counterpart, row.kind, row.about = deal.counterpart, deal.kind.value, deal.about
    row.owner_code, row.owner_name = deal.owner.code, deal.owner.name
    row.by_management, row.decided_by = deal.by_management, deal.decided_by
    row.decided_on, row.diary_number, row.ends_on = (
        deal.decided_on,
        deal.diary_number,
        deal.ends_on,
    )
    row.save()
    ground.logged("knowledge.agreement", about=row.id, what=deal.kind.value)
    return row


def follow_up(
    *, agreement_id: UUID, followed_on: date, found: str, actor: Actor, now: datetime
) -> AgreementFollowUp:
    """Write down that an agreement was followed up. Raises Unknown, Refused, Invalid, NotNow."""
    agreement = ground.locked(Agreement, agreement_id)
    access.check_may_keep(actor=actor)
    if agreement.ended_on is not None:
        raise NotNow("Avtalet är avslutat.")
    if followed_on > now.date():
        raise Invalid({"followed_on": NOT_YET})
    if agreement.decided_on and followed_on < agreement.decided_on:
        raise Invalid({"followed_on": "Dagen ligger före beslutet om avtalet."})
    row = AgreementFollowUp(
        agreement=agreement,
        followed_on=followed_on,
        found=found,
        by_id=actor.person,
        by_name=actor.name,
    )
    row.save()
    ground.logged("knowledge.followed_up", about=agreement.id)
    return row


def end(*, agreement_id: UUID, ended_on: date, actor: Actor, now: datetime) -> Agreement:
    """Tell that an agreement no longer holds. Raises Unknown, Refused, Invalid, NotNow.

    An end that is still to come is the agreement's own last day (`Deal.ends_on`).
    """
    row = ground.locked(Agreement, agreement_id)
    access.check_may_keep(actor=actor)
    if row.ended_on is not None:
        raise NotNow("Avtalet är redan avslutat.")
    if ended_on > now.date():
        raise Invalid({"ended_on": f"{NOT_YET} Skriv sista dagen under Ändra i stället."})
    if row.decided_on and ended_on < row.decided_on:
        raise Invalid({"ended_on": "Dagen ligger före beslutet om avtalet."})
    row.ended_on = ended_on
    row.save(update_fields=["ended_on"])
    ground.logged("knowledge.agreement", about=row.id, what="ended")
    return row


@dataclass(frozen=True)
class Adopted:
    """One adopted version of a routine."""

    adopted_by: str
    adopted_on: date
    review_on: date
    evidence: str
    changed: str = ""


def adopt(
    *, code: str, owner: Party, version: Adopted, actor: Actor, now: datetime
) -> RoutineVersion:
    """Register that a demanded routine is there, or a new version of it. Raises Unknown, Invalid.

    `code` is one of the demanded routines, or of the municipality's own.
    """
    access.check_may_keep(actor=actor)
    _check(version, now)
    demand = next((one for one in demanded() if one.code == code), None)
    row = Routine.objects.select_for_update().filter(code=code).first()
    if row is None:
        if demand is None:
            raise Unknown()
        row = Routine(code=code, title=demand.title, field=demand.field.value)
    return _with_version(row, owner, version)


def adopt_own(
    *, title: str, field: Field, owner: Party, version: Adopted, actor: Actor, now: datetime
) -> RoutineVersion:
    """Register a routine that no rule demands. Raises Refused, Invalid."""
    access.check_may_keep(actor=actor)
    _check(version, now)
    row = Routine(code=f"egen-{uuid4().hex[:12]}", title=title, field=field.value)
    return _with_version(row, owner, version)


def _with_version(row: Routine, owner: Party, version: Adopted) -> RoutineVersion:
    row.owner_code, row.owner_name = owner.code, owner.name
    row.save()
    made = RoutineVersion(routine=row, number=row.versions.count() + 1, **vars(version))
    made.save()
    ground.logged("knowledge.routine", about=row.id, what="adopted")
    return made


def _check(version: Adopted, now: datetime) -> None:
    if version.adopted_on > now.date():
        raise Invalid({"adopted_on": NOT_YET})
    if version.review_on <= version.adopted_on:
        raise Invalid({"review_on": "Översynen kommer efter att rutinen antagits."})
