"""Which legal clocks run in a matter: put together from what has happened and what is done."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from lykta.casework.rules.lifecycle import GIVES_SERVICE
from lykta.casework.terms import (
    InquiryState,
    MatterKind,
    MatterState,
    Outcome,
    ReferralKind,
    ReferralResult,
    Wish,
)
from lykta.kernel.calendar import end_of_day
from lykta.law.rules.clock import Clock
from lykta.law.rules.law_book import LawBook
from lykta.law.terms import Event


@dataclass(frozen=True)
class ReferralFacts:
    """A contact, and how far it has come."""

    received_at: datetime
    kind: ReferralKind
    wish: Wish
    result: ReferralResult
    assessed: bool


@dataclass(frozen=True)
class InquiryFacts:
    """An inquiry, and its extension."""

    opened_on: date
    state: InquiryState
    extended_to: date | None
    fl12_requested_on: date | None
    decided: bool
    on_application: bool


@dataclass(frozen=True)
class DecisionFacts:
    """A decision, and whether the person has it and has got what was decided."""

    decided_at: datetime
    outcome: Outcome
    notified: bool
    served_on: date | None
    executed_on: date | None


@dataclass(frozen=True)
class ClockFacts:
    """Everything in a matter that a clock may hang on."""

    kind: MatterKind
    state: MatterState
    referrals: tuple[ReferralFacts, ...] = ()
    inquiries: tuple[InquiryFacts, ...] = ()
    decisions: tuple[DecisionFacts, ...] = ()
    children_known_on: tuple[date, ...] = ()  # of children that are not raised yet


def clocks_of(*, facts: ClockFacts, book: LawBook, today: date) -> list[Clock]:
    """The clocks that run in the matter on the day, soonest first. A closed matter has none."""
    if facts.state is MatterState.CLOSED:
        return []
    found = [
        *_of_referrals(facts, book),
        *_of_inquiries(facts, book),
        *_of_decisions(facts, book, today),
        *_of_children(facts, book),
    ]
    return sorted(found, key=lambda clock: (clock.due_at, clock.rule_id))


def _of_referrals(facts: ClockFacts, book: LawBook) -> Iterator[Clock]:
    for referral in facts.referrals:
        if facts.kind is MatterKind.CHILD:
            yield from _of_child_report(referral, book)
        elif referral.result is ReferralResult.PENDING:
            yield from _of_adult_contact(referral, book)


def _of_adult_contact(referral: ReferralFacts, book: LawBook) -> Iterator[Clock]:
    """A1 for one who comes, A2 for one somebody else has told about."""
    event = _adult_event(referral)
    for clock in book.clocks(event=event, at=referral.received_at):
        if clock.rule_id != "A9-6m":  # hangs on the inquiry, below
            yield clock


def _adult_event(referral: ReferralFacts) -> Event:
    if referral.kind is ReferralKind.REPORT and referral.wish is not Wish.YES:
        return Event.REPORT_ABOUT_ADULT
    if referral.kind is ReferralKind.APPLICATION:
        return Event.APPLICATION_RECEIVED
    return Event.CONTACT_RECEIVED_ADULT


def _of_child_report(referral: ReferralFacts, book: LawBook) -> Iterator[Clock]:
    """A3 until assessed; A4 and A5 until it is decided to open or not."""
    pending = referral.result is ReferralResult.PENDING
    for clock in book.clocks(event=Event.CHILD_REPORT_RECEIVED, at=referral.received_at):
        if (clock.rule_id == "A3" and not referral.assessed) or (clock.rule_id == "A4" and pending):
            yield clock
    if pending:
        yield from book.clocks(event=Event.CHILD_EXPOSED_TO_VIOLENCE_KNOWN, at=referral.received_at)


def _of_inquiries(facts: ClockFacts, book: LawBook) -> Iterator[Clock]:
    for inquiry in facts.inquiries:
        if inquiry.state is InquiryState.OPEN:
            yield from _of_open_inquiry(facts.kind, inquiry, book)
        if inquiry.fl12_requested_on is not None and not inquiry.decided:
            yield from book.clocks(event=Event.FL12_REQUEST, at=inquiry.fl12_requested_on)


def _of_open_inquiry(kind: MatterKind, inquiry: InquiryFacts, book: LawBook) -> Iterator[Clock]:
    child = kind is MatterKind.CHILD
    event = Event.INQUIRY_OPENED_CHILD if child else Event.INQUIRY_OPENED_ADULT
    for clock in book.clocks(event=event, at=inquiry.opened_on):
        yield _moved(clock, inquiry.extended_to) if clock.rule_id == "A8" else clock
    if inquiry.on_application and not child:
        for clock in book.clocks(event=Event.APPLICATION_RECEIVED, at=inquiry.opened_on):
            if clock.rule_id == "A9-6m":
                yield clock


def _moved(clock: Clock, to: date | None) -> Clock:
    if to is None or to <= clock.due_on:
        return clock
    return replace(clock, due_at=end_of_day(to), counted_on=to)


def _of_decisions(facts: ClockFacts, book: LawBook, today: date) -> Iterator[Clock]:
    for decision in facts.decisions:
        if not decision.notified and decision.served_on is None:
            yield from book.clocks(event=Event.DECISION_MADE, at=decision.decided_at)
        if decision.outcome in GIVES_SERVICE and decision.executed_on is None:
            yield from _of_waiting(decision, book, today)


def _of_waiting(decision: DecisionFacts, book: LawBook, today: date) -> Iterator[Clock]:
    """A17: three months to execute; after that also the next quarter's report to IVO."""
    for clock in book.clocks(event=Event.DECISION_GRANTED, at=decision.decided_at):
        yield clock
        if clock.rule_id == "A17" and clock.due_on < today:
            yield from book.clocks(event=Event.DECISION_NOT_EXECUTED, at=clock.due_on)


def _of_children(facts: ClockFacts, book: LawBook) -> Iterator[Clock]:
    if facts.children_known_on:
        first = min(facts.children_known_on)
        yield from book.clocks(event=Event.CHILD_MATTER_MUST_BE_RAISED, at=first)
