"""Take a decision about one person, let them know it, and see that it is carried out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from lykta.audit import api as audit
from lykta.casework.actions.communications import is_protected
from lykta.casework.models import Communication, Decision, Inquiry
from lykta.casework.queries.matters import Opened, lock_matter, lock_row
from lykta.casework.rules import decisions as rules
from lykta.casework.rules import delegation, lifecycle
from lykta.casework.terms import (
    InquiryState,
    MatterKind,
    MatterState,
    Outcome,
    SentBy,
    ServiceKind,
)
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.law import api as law


@dataclass(frozen=True)
class Draft:
    """What somebody wants to decide."""

    outcome: Outcome
    service_kind: ServiceKind
    grounds: str
    official_named: bool
    hidden_because: str


def table() -> delegation.Delegation:
    """Return the municipality's delegation table."""
    return delegation.load(settings.DATA_DIR / "delegation.yaml")


def who_may(
    *, outcome: Outcome, service_kind: ServiceKind, matter_kind: MatterKind
) -> tuple[str, ...]:
    """Return the codes of the roles that may take such a decision."""
    return table().roles(outcome=outcome, service=service_kind, about=matter_kind)


def decide(
    *,
    matter_id: UUID,
    outcome: Outcome,
    service_kind: ServiceKind,
    grounds: str,
    actor: Actor,
    now: datetime,
    inquiry_id: UUID | None = None,
    official_named: bool = True,
    official_hidden_because: str = "",
) -> Decision:
    """Decide about one person (FL 31-33). An open inquiry is concluded by the decision.

    Raises Refused without delegation, NotNow when inquiry or communication is lacking, Invalid
    without grounds.
    """
    matter = lock_matter(matter_id, actor=actor, permission=Permission.DECISION_WRITE)
    lifecycle.check_not_closed(matter.state)
    point = table().point(role=actor.role, outcome=outcome, service=service_kind, about=matter.kind)
    inquiry = _inquiry(matter, inquiry_id)
    draft = Draft(outcome, service_kind, grounds, official_named, official_hidden_because)
    rules.check_may_decide(_case(matter, inquiry, draft, stockholm(now).date()))
    if inquiry is not None:
        _conclude(inquiry, actor, now)
    decision = _write(matter, inquiry, draft, point=point, actor=actor, now=now)
    _move(matter)
    audit.record(
        "decision.made", about=matter.id, detail={"outcome": outcome.value, "point": point}
    )
    return decision


def _inquiry(matter: Opened, inquiry_id: UUID | None) -> Inquiry | None:
    if inquiry_id is None:
        return None
    inquiry = Inquiry.objects.filter(pk=inquiry_id, matter_id=matter.id).first()
    if inquiry is None:
        raise Unknown()
    return inquiry


def _case(matter: Opened, inquiry: Inquiry | None, draft: Draft, today: date) -> rules.Case:
    sent = list(Communication.objects.filter(inquiry=inquiry)) if inquiry else []
    same = Decision.objects.filter(inquiry=inquiry, service_kind=draft.service_kind.value)
    return rules.Case(
        kind=matter.kind,
        outcome=draft.outcome,
        grounds=draft.grounds,
        inquiry=InquiryState(inquiry.state) if inquiry else None,
        undecided_inquiry=inquiry is None or not same.exists(),
        communicated_until=max((c.answer_by_on for c in sent), default=None),
        answered=bool(sent) and all(c.answered_on is not None for c in sent),
        official_named=draft.official_named,
        hidden_because=draft.hidden_because,
        today=today,
    )


def _conclude(inquiry: Inquiry, actor: Actor, now: datetime) -> None:
    if inquiry.state == InquiryState.OPEN.value:
        inquiry.state = InquiryState.CONCLUDED.value
        inquiry.concluded_at, inquiry.concluded_by = now, actor.person
        inquiry.save(update_fields=["state", "concluded_at", "concluded_by"])


def _write(
    matter: Opened,
    inquiry: Inquiry | None,
    draft: Draft,
    *,
    point: str,
    actor: Actor,
    now: datetime,
) -> Decision:
    return Decision.objects.create(
        matter_id=matter.id,
        inquiry=inquiry,
        outcome=draft.outcome.value,
        service_kind=draft.service_kind.value,
        grounds=draft.grounds,
        decided_at=now,
        decided_by=actor.person,
        delegation_point=point,
        appealable=rules.appealable(draft.outcome),
        appeal_text=rules.appeal_text(draft.outcome),
        official_named=draft.official_named,
        official_hidden_because=draft.hidden_because,
    )


def _move(matter: Opened) -> None:
    """A running service goes on whatever else is decided."""
    if matter.state is MatterState.SERVICE:
        return
    lifecycle.check_matter_may_move(now=matter.state, to=MatterState.DECIDED)
    matter.row.state = MatterState.DECIDED.value
    matter.row.save(update_fields=["state"])


def notify(*, decision_id: UUID, notified_on: date, actor: Actor, now: datetime) -> Decision:
    """Record that the person knows of the decision (A14)."""
    matter, decision = lock_row(
        Decision, decision_id, actor=actor, permission=Permission.DECISION_WRITE
    )
    if not decision_day(decision) <= notified_on <= stockholm(now).date():
        raise Invalid({"notified_on": "Kontrollera vilken dag personen fick veta."})
    decision.notified_on = notified_on
    decision.save(update_fields=["notified_on"])
    audit.record("decision.notified", about=matter.id)
    return decision


def decision_day(decision: Decision) -> date:
    """Return the day of the decision, in Sweden."""
    return stockholm(decision.decided_at).date()


def serve(
    *,
    decision_id: UUID,
    served_on: date,
    served_how: SentBy,
    actor: Actor,
    now: datetime,
) -> Decision:
    """Record that the person was given the decision; the time to appeal begins (FL 44)."""
    matter, decision = lock_row(
        Decision, decision_id, actor=actor, permission=Permission.DECISION_WRITE
    )
    if decision.served_on is not None:
        raise NotNow("Beslutet är redan lämnat.")
    if served_on > stockholm(now).date():
        raise Invalid({"served_on": "Dagen har inte varit än."})
    rules.check_served(
        decided_at=stockholm(decision.decided_at),
        served_on=served_on,
        how=served_how,
        protected=is_protected(matter.id),
    )
    decision.served_on, decision.served_how = served_on, served_how.value
    decision.served_by = actor.person
    decision.notified_on = decision.notified_on or served_on
    decision.appeal_by_on = rules.appeal_by(
        served_on=served_on, outcome=Outcome(decision.outcome), book=law.current()
    )
    decision.save(
        update_fields=["served_on", "served_how", "served_by", "notified_on", "appeal_by_on"]
    )
    audit.record("decision.served", about=matter.id, detail={"how": served_how.value})
    return decision


def execute(*, decision_id: UUID, executed_on: date, actor: Actor, now: datetime) -> Decision:
    """Record that what was granted has begun (A17). Starting a service does this by itself."""
    matter, decision = lock_row(
        Decision, decision_id, actor=actor, permission=Permission.DECISION_WRITE
    )
    if Outcome(decision.outcome) not in lifecycle.GIVES_SERVICE:
        raise NotNow("Beslutet ger inget att verkställa.")
    if decision.executed_on is not None:
        raise NotNow("Beslutet är redan verkställt.")
    if not decision_day(decision) <= executed_on <= stockholm(now).date():
        raise Invalid({"executed_on": "Kontrollera vilken dag det började."})
    decision.executed_on = executed_on
    decision.save(update_fields=["executed_on"])
    audit.record("decision.executed", about=matter.id)
    return decision
