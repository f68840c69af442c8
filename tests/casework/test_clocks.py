"""Which clocks run in a matter: each starts by what happened and stops by what was done."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from lykta.casework.rules.clocks import (
    ClockFacts,
    DecisionFacts,
    InquiryFacts,
    ReferralFacts,
    clocks_of,
)
from lykta.casework.rules.next_step import Step, Written, next_step
from lykta.casework.terms import (
    InquiryState,
    MatterKind,
    MatterState,
    Outcome,
    ReferralKind,
    ReferralResult,
    Wish,
)
from lykta.kernel.calendar import STOCKHOLM
from lykta.law.book import load

BOOK = load(Path(__file__).resolve().parents[2] / "data" / "law.yaml")
AT = datetime(2026, 11, 23, 10, 0, tzinfo=STOCKHOLM)
TODAY = AT.date()

CALL = ReferralFacts(
    received_at=AT,
    kind=ReferralKind.APPLICATION,
    wish=Wish.YES,
    result=ReferralResult.PENDING,
    assessed=False,
)
INQUIRY = InquiryFacts(
    opened_on=TODAY,
    state=InquiryState.OPEN,
    extended_to=None,
    fl12_requested_on=None,
    decided=False,
    on_application=True,
)
DECISION = DecisionFacts(
    decided_at=AT, outcome=Outcome.GRANTED, notified=False, served_on=None, executed_on=None
)
ADULT = ClockFacts(kind=MatterKind.ADULT, state=MatterState.RECEIVED, referrals=(CALL,))
CHILD = replace(
    ADULT,
    kind=MatterKind.CHILD,
    referrals=(replace(CALL, kind=ReferralKind.REPORT, wish=Wish.NOT_ASKED_YET),),
)
NOTHING = Written(sections=0, running_services=0)


def ids(facts: ClockFacts, *, today: date = TODAY) -> set[str]:
    return {clock.rule_id for clock in clocks_of(facts=facts, book=BOOK, today=today)}


def test_an_adult_who_comes_is_answered_and_one_told_about_is_offered_contact() -> None:
    assert "A1" in ids(ADULT)
    told = replace(CALL, kind=ReferralKind.REPORT, wish=Wish.NOT_ASKED_YET)
    assert ids(replace(ADULT, referrals=(told,))) >= {"A2-contact"}
    assert "A1" not in ids(replace(ADULT, referrals=(told,)))


def test_a_settled_contact_runs_no_clock() -> None:
    assert ids(replace(ADULT, referrals=(replace(CALL, result=ReferralResult.FORWARDED),))) == set()


def test_a_childs_report_is_assessed_at_once_and_decided_in_fourteen_days() -> None:
    assert {"A3", "A4", "A5"} <= ids(CHILD)
    assessed = replace(CHILD.referrals[0], assessed=True)
    assert "A3" not in ids(replace(CHILD, referrals=(assessed,)))
    settled = replace(assessed, result=ReferralResult.NO_INQUIRY)
    assert ids(replace(CHILD, referrals=(settled,))) == set()


def test_a_childs_inquiry_has_a_last_day_that_an_extension_moves() -> None:
    facts = replace(CHILD, referrals=(), inquiries=(INQUIRY,))
    clocks = clocks_of(facts=facts, book=BOOK, today=TODAY)
    assert [c.rule_id for c in clocks] == ["A8"]
    later = clocks[0].due_on + timedelta(days=30)
    moved = replace(facts, inquiries=(replace(INQUIRY, extended_to=later),))
    assert clocks_of(facts=moved, book=BOOK, today=TODAY)[0].due_on == later


def test_an_adults_application_may_be_pressed_after_six_months() -> None:
    facts = replace(ADULT, referrals=(), inquiries=(INQUIRY,))
    assert "A9-6m" in ids(facts)
    asked = replace(INQUIRY, fl12_requested_on=TODAY)
    assert "A9-fl12" in ids(replace(facts, inquiries=(asked,)))
    assert "A9-6m" not in ids(replace(facts, inquiries=(replace(INQUIRY, on_application=False),)))


def test_a_decision_is_told_and_carried_out_or_reported() -> None:
    facts = replace(ADULT, referrals=(), decisions=(DECISION,))
    assert {"A14", "A17"} <= ids(facts)
    told = replace(DECISION, notified=True)
    assert "A14" not in ids(replace(facts, decisions=(told,)))
    late = TODAY + timedelta(days=120)
    assert "A17-ivo" in ids(replace(facts, decisions=(told,)), today=late)
    done = replace(told, executed_on=TODAY)
    assert ids(replace(facts, decisions=(done,)), today=late) == set()
    refused = replace(told, outcome=Outcome.REFUSED)
    assert ids(replace(facts, decisions=(refused,))) == set()


def test_children_not_raised_are_a_clock_and_come_first() -> None:
    facts = replace(ADULT, children_known_on=(TODAY,))
    assert "A7" in ids(facts)
    assert next_step(facts, NOTHING) is Step.RAISE_CHILDREN


def test_a_closed_matter_runs_no_clock() -> None:
    closed = replace(ADULT, state=MatterState.CLOSED, decisions=(DECISION,))
    assert ids(closed) == set()
    assert next_step(closed, NOTHING) is Step.NOTHING


def test_old_matters_keep_their_law() -> None:
    old = replace(CHILD.referrals[0], received_at=datetime(2023, 5, 2, 9, 0, tzinfo=STOCKHOLM))
    clocks = clocks_of(facts=replace(CHILD, referrals=(old,)), book=BOOK, today=date(2023, 5, 2))
    assert {c.source.act for c in clocks if c.rule_id in ("A3", "A4")} == {"Gamla SoL"}


def test_the_next_step_follows_the_way() -> None:
    assert next_step(ADULT, NOTHING) is Step.OPEN_INQUIRY
    unasked = replace(CALL, wish=Wish.NOT_ASKED_YET)
    assert next_step(replace(ADULT, referrals=(unasked,)), NOTHING) is Step.ASK
    unwilling = replace(CALL, wish=Wish.NO)
    assert next_step(replace(ADULT, referrals=(unwilling,)), NOTHING) is Step.SETTLE
    assert next_step(CHILD, NOTHING) is Step.ASSESS_PROTECTION
    opened = replace(ADULT, referrals=(), inquiries=(INQUIRY,))
    assert next_step(opened, NOTHING) is Step.WRITE_INQUIRY
    assert next_step(opened, Written(sections=3, running_services=0)) is Step.DECIDE
    decided = replace(ADULT, referrals=(), decisions=(DECISION,))
    assert next_step(decided, NOTHING) is Step.NOTIFY
    told = replace(DECISION, notified=True)
    assert next_step(replace(decided, decisions=(told,)), NOTHING) is Step.START_SERVICE
    rest = replace(ADULT, referrals=())
    assert next_step(rest, Written(sections=3, running_services=1)) is Step.FOLLOW_UP
    assert next_step(rest, NOTHING) is Step.CLOSE
