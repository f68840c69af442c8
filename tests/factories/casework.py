"""Matters walked to a state by the real actions: an impossible state cannot be set up."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from lykta.casework import api as casework
from lykta.casework.models import BoardOffer, Decision, Inquiry, Service
from lykta.casework.rules.contact import Contact
from lykta.casework.terms import (
    Channel,
    CloseReason,
    GoalResult,
    Heading,
    InquiryGround,
    MatterKind,
    MatterState,
    Outcome,
    ReferralKind,
    ServiceKind,
    SubjectArea,
    Wish,
)
from tests.cast import NOW, acting

VISITOR = Contact(
    channel=Channel.VISIT,
    kind=ReferralKind.APPLICATION,
    area=SubjectArea.CLOSE_RELATIONS,
    name="Påhittad Besökare",
    birth_year=1990,
    what="Påhittad: vill ha stöd.",
    wants_support=Wish.YES,
    take=True,
)
WORRY = Contact(
    channel=Channel.INTERNAL,
    kind=ReferralKind.REPORT,
    area=SubjectArea.CLOSE_RELATIONS,
    matter_kind=MatterKind.CHILD,
    name="Påhittat Barn",
    birth_year=2018,
    what="Påhittad: oro för barnet.",
    take=True,
)


@dataclass
class Walked:
    """A matter and what has been made in it so far."""

    matter_id: UUID
    referral_id: UUID
    number: str
    inquiry: Inquiry | None = None
    decision: Decision | None = None
    service: Service | None = None


def a_matter(
    *,
    at: MatterState = MatterState.RECEIVED,
    contact: Contact = VISITOR,
    by: str = "nexus.anna",
    outcome: Outcome = Outcome.GRANTED,
    service_kind: ServiceKind = ServiceKind.SUPPORT_TALKS,
    now: datetime = NOW,
    **changes: object,
) -> Walked:
    """Return a matter that has come to the state, walked by one person. Commits."""
    walked = received(contact=replace(contact, **changes), by=by, now=now)  # type: ignore[arg-type]
    path = [MatterState.INQUIRY, MatterState.DECIDED, MatterState.SERVICE, MatterState.CLOSED]
    for state in path[: path.index(at) + 1] if at in path else []:
        _STEPS[state](walked, by, outcome, service_kind, now)
    return walked


def received(*, contact: Contact = VISITOR, by: str = "nexus.anna", now: datetime = NOW) -> Walked:
    """Return a matter that was just taken down."""
    with acting(by, now=now) as actor:
        made = casework.referrals.receive(form_key=uuid4(), contact=contact, actor=actor, now=now)
    return Walked(made.matter_id, made.referral_id, made.number)


def _inquiry(walked: Walked, by: str, _o: Outcome, _k: ServiceKind, now: datetime) -> None:
    with acting(by, now=now) as actor:
        walked.inquiry = casework.inquiries.open_inquiry(
            referral_id=walked.referral_id,
            ground=InquiryGround.APPLICATION,
            consented_on=now.date(),
            actor=actor,
            now=now,
        )
        for heading in (Heading.ACUTE_NEED, Heading.VIOLENCE, Heading.OWN_VIEW):
            casework.inquiries.write_section(
                inquiry_id=walked.inquiry.id,
                heading=heading,
                text="Påhittad text.",
                base_version=0,
                actor=actor,
                now=now,
            )


def _decided(walked: Walked, by: str, outcome: Outcome, kind: ServiceKind, now: datetime) -> None:
    assert walked.inquiry
    with acting(by, now=now) as actor:
        walked.decision = casework.decisions.decide(
            matter_id=walked.matter_id,
            inquiry_id=walked.inquiry.id,
            outcome=outcome,
            service_kind=kind,
            grounds="Påhittade skäl.",
            actor=actor,
            now=now,
        )
        casework.decisions.notify(
            decision_id=walked.decision.id, notified_on=now.date(), actor=actor, now=now
        )


def _service(walked: Walked, by: str, _o: Outcome, _k: ServiceKind, now: datetime) -> None:
    assert walked.decision
    with acting(by, now=now) as actor:
        walked.service = casework.services.start_by_decision(
            decision_id=walked.decision.id,
            started_on=now.date(),
            follow_up_on=now.date() + timedelta(days=30),
            actor=actor,
            now=now,
        )


def _closed(walked: Walked, by: str, _o: Outcome, _k: ServiceKind, now: datetime) -> None:
    assert walked.service
    with acting(by, now=now) as actor:
        casework.services.end(
            service_id=walked.service.id,
            ended_on=now.date(),
            result=GoalResult.WHOLLY,
            actor=actor,
            now=now,
        )
        casework.matters.close(
            matter_id=walked.matter_id, reason=CloseReason.DONE, actor=actor, now=now
        )


_STEPS = {
    MatterState.INQUIRY: _inquiry,
    MatterState.DECIDED: _decided,
    MatterState.SERVICE: _service,
    MatterState.CLOSED: _closed,
}


def an_offer(
    *,
    by: str = "systemforvaltare",
    kind: ServiceKind = ServiceKind.SUPPORT_TALKS,
    authority: UUID | None = None,
    now: datetime = NOW,
) -> BoardOffer:
    """Return something the board has decided to give without individual assessment."""
    with acting("nexus.anna", now=now) as anna:
        of = authority or anna.authority
    with acting(by, now=now):
        return BoardOffer.objects.create(
            authority_id=of,
            kind=kind.value,
            title="Öppna stödsamtal",
            conditions="Påhittade villkor.",
            decided_on=now.date() - timedelta(days=100),
            valid_from=now.date() - timedelta(days=90),
        )
