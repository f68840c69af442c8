"""The one thing that comes next in a matter, by law and by what has been done."""

from dataclasses import dataclass

from lykta.casework.rules.clocks import ClockFacts
from lykta.casework.rules.lifecycle import GIVES_SERVICE
from lykta.casework.terms import InquiryState, MatterKind, MatterState, ReferralResult, Wish
from lykta.kernel.terms import Term


class Step(Term):
    """What to do next; the code is also the name of the page that does it."""

    RAISE_CHILDREN = "raise_children", "Gör orosanmälan för barnen"
    ASSESS_PROTECTION = "assess_protection", "Bedöm om barnet behöver skydd genast"
    ASK = "ask", "Fråga vad personen vill"
    OPEN_INQUIRY = "open_inquiry", "Inled utredning"
    SETTLE = "settle", "Avgör aktualiseringen"
    WRITE_INQUIRY = "write_inquiry", "Skriv i utredningen"
    DECIDE = "decide", "Fatta beslut"
    NOTIFY = "notify", "Underrätta om beslutet"
    START_SERVICE = "start_service", "Starta insatsen"
    FOLLOW_UP = "follow_up", "Följ upp insatsen"
    CLOSE = "close", "Avsluta ärendet"
    NOTHING = "nothing", "Inget mer att göra"


@dataclass(frozen=True)
class Written:
    """How much of the open inquiry is written, and whether a service runs."""

    sections: int
    running_services: int


def next_step(facts: ClockFacts, written: Written) -> Step:
    """Return what comes next. A child's safety is before everything else (A3, A7)."""
    if facts.state is MatterState.CLOSED:
        return Step.NOTHING
    for step in (_of_children(facts), _of_referral(facts), _of_inquiry(facts, written)):
        if step is not None:
            return step
    return _of_decisions(facts) or _of_services(written)


def _of_children(facts: ClockFacts) -> Step | None:
    if facts.children_known_on:
        return Step.RAISE_CHILDREN
    if facts.kind is MatterKind.CHILD and any(not r.assessed for r in facts.referrals):
        return Step.ASSESS_PROTECTION
    return None


def _of_referral(facts: ClockFacts) -> Step | None:
    pending = [r for r in facts.referrals if r.result is ReferralResult.PENDING]
    if not pending:
        return None
    if facts.kind is MatterKind.CHILD or any(r.wish is Wish.YES for r in pending):
        return Step.OPEN_INQUIRY
    asked_all = all(r.wish is Wish.NO for r in pending)
    return Step.SETTLE if asked_all else Step.ASK


def _of_inquiry(facts: ClockFacts, written: Written) -> Step | None:
    if any(i.state is InquiryState.OPEN for i in facts.inquiries):
        return Step.DECIDE if written.sections >= 3 else Step.WRITE_INQUIRY
    return None


def _of_decisions(facts: ClockFacts) -> Step | None:
    for decision in facts.decisions:
        if not decision.notified and decision.served_on is None:
            return Step.NOTIFY
        if decision.outcome in GIVES_SERVICE and decision.executed_on is None:
            return Step.START_SERVICE
    return None


def _of_services(written: Written) -> Step:
    return Step.FOLLOW_UP if written.running_services else Step.CLOSE
