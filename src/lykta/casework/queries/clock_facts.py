"""What the clocks of many matters hang on, read with a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from lykta.casework.models import ChildAtHome, Decision, Inquiry, Matter, Referral
from lykta.casework.rules.clocks import (
    ClockFacts,
    DecisionFacts,
    InquiryFacts,
    ReferralFacts,
    clocks_of,
)
from lykta.casework.terms import (
    InquiryGround,
    InquiryState,
    MatterKind,
    MatterState,
    Outcome,
    ReferralKind,
    ReferralResult,
    Wish,
)
from lykta.kernel.calendar import stockholm
from lykta.law import api as law


@dataclass(frozen=True)
class RunningClock:
    """A clock that runs in a matter, and how near it is."""

    clock: law.Clock
    state: law.ClockState


def facts_of(matters: Iterable[Matter]) -> dict[UUID, ClockFacts]:
    """Return the clock facts of each matter. Four queries, whatever the number."""
    found = {
        matter.id: ClockFacts(kind=MatterKind(matter.kind), state=MatterState(matter.state))
        for matter in matters
    }
    keys = list(found)
    referrals, inquiries = _referrals(keys), _inquiries(keys)
    decisions, children = _decisions(keys), _children(keys)
    return {
        key: replace(
            facts,
            referrals=tuple(referrals[key]),
            inquiries=tuple(inquiries[key]),
            decisions=tuple(decisions[key]),
            children_known_on=tuple(children[key]),
        )
        for key, facts in found.items()
    }


def running(facts: ClockFacts, *, now: datetime) -> tuple[RunningClock, ...]:
    """Return the clocks that run in the matter now, soonest first."""
    clocks = clocks_of(facts=facts, book=law.current(), today=stockholm(now).date())
    return tuple(RunningClock(clock, law.state(clock, now=now)) for clock in clocks)


def _referrals(keys: list[UUID]) -> dict[UUID, list[ReferralFacts]]:
    found: dict[UUID, list[ReferralFacts]] = defaultdict(list)
    rows = Referral.objects.filter(matter_id__in=keys).order_by("received_at", "id")
    for matter, received_at, kind, wish, result, assessed_at in rows.values_list(
        "matter_id", "received_at", "kind", "wants_support", "result", "protection_assessed_at"
    ):
        found[matter].append(
            ReferralFacts(
                received_at=received_at,
                kind=ReferralKind(kind),
                wish=Wish(wish),
                result=ReferralResult(result),
                assessed=assessed_at is not None,
            )
        )
    return found


def _inquiries(keys: list[UUID]) -> dict[UUID, list[InquiryFacts]]:
    found: dict[UUID, list[InquiryFacts]] = defaultdict(list)
    rows = Inquiry.objects.filter(matter_id__in=keys).order_by("opened_on", "id")
    for matter, opened_on, state, extended_to, fl12, ground in rows.values_list(
        "matter_id", "opened_on", "state", "extended_to", "fl12_requested_on", "ground"
    ):
        found[matter].append(
            InquiryFacts(
                opened_on=opened_on,
                state=InquiryState(state),
                extended_to=extended_to,
                fl12_requested_on=fl12,
                decided=state != InquiryState.OPEN.value,
                on_application=ground == InquiryGround.APPLICATION.value,
            )
        )
    return found


def _decisions(keys: list[UUID]) -> dict[UUID, list[DecisionFacts]]:
    found: dict[UUID, list[DecisionFacts]] = defaultdict(list)
    rows = Decision.objects.filter(matter_id__in=keys).order_by("decided_at", "id")
    for matter, decided_at, outcome, notified_on, served_on, executed_on in rows.values_list(
        "matter_id", "decided_at", "outcome", "notified_on", "served_on", "executed_on"
    ):
        found[matter].append(
            DecisionFacts(
                decided_at=decided_at,
                outcome=Outcome(outcome),
                notified=notified_on is not None,
                served_on=served_on,
                executed_on=executed_on,
            )
        )
    return found


def _children(keys: list[UUID]) -> dict[UUID, list[date]]:
    found: dict[UUID, list[date]] = defaultdict(list)
    rows = ChildAtHome.objects.filter(matter_id__in=keys, raised_on__isnull=True)
    for matter, known_on in rows.order_by("known_on", "id").values_list("matter_id", "known_on"):
        found[matter].append(known_on)
    return found
