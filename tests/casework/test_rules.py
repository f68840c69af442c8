"""The rules of casework: facts in, answers out; the reason is checked, not only the refusal."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lykta.casework.rules import closing, delegation, periods, reassess
from lykta.casework.rules import decisions as decision_rules
from lykta.casework.rules import inquiry as inquiry_rules
from lykta.casework.rules import service as services
from lykta.casework.rules.contact import Child, Contact, check_contact
from lykta.casework.rules.decisions import Case
from lykta.casework.rules.inquiry import Opening
from lykta.casework.rules.labels import label
from lykta.casework.terms import (
    Channel,
    CloseReason,
    GoalResult,
    InquiryGround,
    InquiryState,
    MatterKind,
    MatterState,
    Outcome,
    OwnEstimate,
    Protection,
    ReferralKind,
    ReferralResult,
    RiskEvent,
    RiskLevel,
    SentBy,
    ServiceKind,
    SubjectArea,
    Wish,
)
from lykta.kernel.calendar import STOCKHOLM
from lykta.kernel.problems import Invalid, NotNow, Refused
from lykta.law.book import load as load_law

DATA = Path(__file__).resolve().parents[2] / "data"
BOOK = load_law(DATA / "law.yaml")
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=STOCKHOLM)

ADULT = Opening(
    kind=MatterKind.ADULT,
    wish=Wish.YES,
    ground=InquiryGround.APPLICATION,
    result=ReferralResult.PENDING,
    another_is_open=False,
    received_on=TODAY,
    opened_on=TODAY,
    consented_on=TODAY,
)
CASE = Case(
    kind=MatterKind.ADULT,
    outcome=Outcome.GRANTED,
    grounds="Påhittade skäl.",
    inquiry=InquiryState.OPEN,
    undecided_inquiry=True,
    communicated_until=None,
    answered=False,
    official_named=True,
    hidden_because="",
    today=TODAY,
)
CONTACT = Contact(
    channel=Channel.PHONE, kind=ReferralKind.APPLICATION, area=SubjectArea.CLOSE_RELATIONS
)


# ---- the inquiry (A2, A8) ---------------------------------------------------------------------
def test_an_adult_who_wants_it_gets_an_inquiry() -> None:
    inquiry_rules.check_may_open(ADULT)


@pytest.mark.parametrize("wish", [Wish.NO, Wish.NOT_ASKED_YET])
def test_no_inquiry_is_opened_against_an_adults_will(wish: Wish) -> None:
    with pytest.raises(NotNow, match="mot sin vilja"):
        inquiry_rules.check_may_open(replace(ADULT, wish=wish))


def test_an_adults_yes_has_a_day() -> None:
    with pytest.raises(NotNow, match="mot sin vilja"):
        inquiry_rules.check_may_open(replace(ADULT, consented_on=None))
    with pytest.raises(Invalid):
        inquiry_rules.check_may_open(replace(ADULT, consented_on=TODAY + timedelta(days=1)))


def test_only_a_compulsory_act_goes_past_the_will() -> None:
    inquiry_rules.check_may_open(
        replace(ADULT, wish=Wish.NO, consented_on=None, ground=InquiryGround.COMPULSORY_ACT)
    )


def test_a_childs_inquiry_needs_no_wish_but_a_childs_ground() -> None:
    child = replace(
        ADULT,
        kind=MatterKind.CHILD,
        wish=Wish.NOT_ASKED_YET,
        consented_on=None,
        ground=InquiryGround.CHILD_EXPOSED,
    )
    inquiry_rules.check_may_open(child)
    with pytest.raises(Invalid):
        inquiry_rules.check_may_open(replace(child, ground=InquiryGround.WISH))
    with pytest.raises(Invalid):
        inquiry_rules.check_may_open(replace(ADULT, ground=InquiryGround.CHILD_REPORT))


def test_there_is_one_open_inquiry_at_a_time() -> None:
    with pytest.raises(NotNow, match="redan en utredning"):
        inquiry_rules.check_may_open(replace(ADULT, another_is_open=True))


def test_a_child_has_four_months_and_an_adult_no_last_day() -> None:
    opened = date(2026, 8, 31)
    last = inquiry_rules.last_day(kind=MatterKind.CHILD, opened_on=opened, book=BOOK)
    assert last == date(2027, 1, 4)  # 31 December is New Year's Eve; then a weekend
    assert inquiry_rules.last_day(kind=MatterKind.ADULT, opened_on=opened, book=BOOK) is None


def test_only_a_childs_time_is_extended_with_reasons_to_a_later_day() -> None:
    how: dict[str, Any] = {
        "opened_on": date(2026, 6, 1),
        "to": date(2026, 12, 1),
        "grounds": "Påhittat",
        "book": BOOK,
    }
    clock = inquiry_rules.extended(kind=MatterKind.CHILD, **how)
    assert clock.due_on == date(2026, 12, 1)
    with pytest.raises(NotNow):
        inquiry_rules.extended(kind=MatterKind.ADULT, **how)
    with pytest.raises(Invalid):
        inquiry_rules.extended(kind=MatterKind.CHILD, **{**how, "grounds": " "})
    with pytest.raises(NotNow):
        inquiry_rules.extended(kind=MatterKind.CHILD, **{**how, "to": date(2026, 6, 2)})


def test_a_request_to_decide_is_made_once_after_six_months() -> None:
    how: dict[str, Any] = {"already": None, "opened_on": date(2026, 1, 10), "today": TODAY}
    inquiry_rules.check_may_ask_for_decision(requested_on=date(2026, 7, 10), **how)
    with pytest.raises(NotNow, match="sex månader"):
        inquiry_rules.check_may_ask_for_decision(requested_on=date(2026, 7, 9), **how)
    with pytest.raises(NotNow, match="en gång"):
        inquiry_rules.check_may_ask_for_decision(
            requested_on=date(2026, 8, 1), **{**how, "already": date(2026, 7, 10)}
        )


# ---- the decision (FL 25, 31-33, 44) ----------------------------------------------------------
def test_a_decision_says_why() -> None:
    with pytest.raises(Invalid):
        decision_rules.check_may_decide(replace(CASE, grounds="  "))


@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.PARTLY, Outcome.REFUSED])
def test_a_decision_on_the_merits_needs_an_inquiry(outcome: Outcome) -> None:
    with pytest.raises(NotNow, match="utredning"):
        decision_rules.check_may_decide(replace(CASE, outcome=outcome, inquiry=None))


@pytest.mark.parametrize("outcome", [Outcome.DISMISSED, Outcome.WRITTEN_OFF])
def test_dismissal_and_writing_off_need_none(outcome: Outcome) -> None:
    decision_rules.check_may_decide(replace(CASE, outcome=outcome, inquiry=None))


@pytest.mark.parametrize("outcome", [Outcome.PARTLY, Outcome.REFUSED])
def test_nobody_is_refused_unheard(outcome: Outcome) -> None:
    case = replace(CASE, outcome=outcome)
    with pytest.raises(NotNow, match="FL 25"):
        decision_rules.check_may_decide(case)
    with pytest.raises(NotNow, match="svar"):
        decision_rules.check_may_decide(replace(case, communicated_until=TODAY))
    decision_rules.check_may_decide(replace(case, communicated_until=TODAY, answered=True))
    decision_rules.check_may_decide(replace(case, communicated_until=TODAY - timedelta(days=1)))


def test_the_officials_name_is_left_out_only_for_a_reason() -> None:
    with pytest.raises(Invalid):
        decision_rules.check_may_decide(replace(CASE, official_named=False))
    decision_rules.check_may_decide(
        replace(CASE, official_named=False, hidden_because="Påhittat hot")
    )


def test_three_weeks_to_appeal_what_goes_against_one() -> None:
    served = date(2026, 12, 4)
    assert decision_rules.appeal_by(served_on=served, outcome=Outcome.GRANTED, book=BOOK) is None
    last = decision_rules.appeal_by(served_on=served, outcome=Outcome.REFUSED, book=BOOK)
    assert last == date(2026, 12, 28)  # three weeks is Christmas Day
    assert decision_rules.appeal_text(Outcome.REFUSED)
    assert decision_rules.appeal_text(Outcome.GRANTED) == ""


@pytest.mark.parametrize("how", [SentBy.LETTER, SentBy.DIGITAL])
def test_a_protected_person_gets_no_ordinary_post(how: SentBy) -> None:
    with pytest.raises(Invalid):
        decision_rules.check_way_is_safe(how=how, protected=True)
    decision_rules.check_way_is_safe(how=how, protected=False)
    decision_rules.check_way_is_safe(how=SentBy.TAX_AGENCY, protected=True)


# ---- delegation -------------------------------------------------------------------------------
TABLE = delegation.load(DATA / "delegation.yaml")


def test_somebody_may_take_every_decision() -> None:
    for outcome in Outcome:
        for service in ServiceKind:
            for about in MatterKind:
                roles = TABLE.roles(outcome=outcome, service=service, about=about)
                womens_group_for_a_child = (
                    about is MatterKind.CHILD and service is ServiceKind.WOMENS_GROUP
                )
                assert roles or womens_group_for_a_child, (outcome, service, about)


def test_a_social_worker_grants_but_does_not_refuse() -> None:
    how: dict[str, Any] = {"service": ServiceKind.SUPPORT_TALKS, "about": MatterKind.ADULT}
    assert TABLE.point(role="social_worker", outcome=Outcome.GRANTED, **how) == "1.1"
    with pytest.raises(Refused, match="delegationsordningen"):
        TABLE.point(role="social_worker", outcome=Outcome.REFUSED, **how)
    with pytest.raises(Refused):
        TABLE.point(role="therapist", outcome=Outcome.GRANTED, **how)
    assert TABLE.unconfirmed_because


# ---- services (A17, A18) ----------------------------------------------------------------------
GRANTED = services.Granted(Outcome.GRANTED, ServiceKind.GROUP, date(2026, 11, 1), False)
OFFER = services.Offer(ServiceKind.SUPPORT_TALKS, True, date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.DISMISSED, Outcome.WRITTEN_OFF])
def test_a_decision_that_grants_nothing_starts_nothing(outcome: Outcome) -> None:
    with pytest.raises(NotNow):
        services.check_may_start_by_decision(
            replace(GRANTED, outcome=outcome), started_on=TODAY, today=TODAY
        )


def test_a_service_starts_once_and_not_before_its_decision_or_ahead_of_today() -> None:
    services.check_may_start_by_decision(GRANTED, started_on=TODAY, today=TODAY)
    with pytest.raises(NotNow):
        services.check_may_start_by_decision(
            replace(GRANTED, already_started=True), started_on=TODAY, today=TODAY
        )
    for day in (date(2026, 10, 31), TODAY + timedelta(days=1)):
        with pytest.raises(Invalid):
            services.check_may_start_by_decision(GRANTED, started_on=day, today=TODAY)


def test_the_boards_offer_holds_its_days_its_authority_and_not_a_childs_housing() -> None:
    how: dict[str, Any] = {"about": MatterKind.ADULT, "today": TODAY}
    services.check_may_start_by_offer(OFFER, started_on=TODAY, **how)
    with pytest.raises(NotNow):
        services.check_may_start_by_offer(OFFER, started_on=date(2025, 12, 31), **how)
    with pytest.raises(NotNow):
        services.check_may_start_by_offer(
            replace(OFFER, authority_is_mine=False), started_on=TODAY, **how
        )
    with pytest.raises(NotNow, match="eget beslut"):
        services.check_may_start_by_offer(
            replace(OFFER, kind=ServiceKind.SHELTER),
            about=MatterKind.CHILD,
            started_on=TODAY,
            today=TODAY,
        )


def test_a_service_ends_once_with_a_result() -> None:
    how: dict[str, Any] = {"started_on": TODAY, "ended_on": TODAY, "today": TODAY}
    services.check_may_end(result=GoalResult.PARTLY, ended=False, **how)
    with pytest.raises(Invalid):
        services.check_may_end(result=None, ended=False, **how)
    with pytest.raises(NotNow):
        services.check_may_end(result=GoalResult.PARTLY, ended=True, **how)


# ---- risk (R1-R4) -----------------------------------------------------------------------------
REGISTRY = reassess.load(DATA / "instruments.yaml")


def test_an_instrument_for_partner_violence_warns_where_honour_is_part() -> None:
    sara = reassess.find("sara_v3", among=REGISTRY)
    how: dict[str, Any] = {"level": RiskLevel.MEDIUM, "own": OwnEstimate.MEDIUM}
    assert reassess.warnings(sara, areas=["honour"], **how)
    assert reassess.warnings(sara, areas=["close_relations"], **how) == ()
    patriark = reassess.find("patriark", among=REGISTRY)
    assert reassess.warnings(patriark, areas=["honour"], **how) == ()


def test_a_gap_between_the_assessor_and_the_person_is_said() -> None:
    own = reassess.find("own_judgement", among=REGISTRY)
    assert reassess.warnings(own, areas=[], level=RiskLevel.HIGH, own=OwnEstimate.LOW)
    assert reassess.warnings(own, areas=[], level=RiskLevel.LOW, own=OwnEstimate.HIGH)


def test_an_unknown_instrument_is_not_taken() -> None:
    with pytest.raises(Invalid):
        reassess.find("horoskop", among=REGISTRY)


def test_a_high_risk_is_assessed_again_within_the_local_limit() -> None:
    latest = reassess.next_day(made_on=TODAY, level=RiskLevel.HIGH, chosen=None)
    assert latest == TODAY + timedelta(days=30)
    later = TODAY + timedelta(days=300)
    assert reassess.next_day(made_on=TODAY, level=RiskLevel.HIGH, chosen=later) == latest
    with pytest.raises(Invalid):
        reassess.next_day(made_on=TODAY, level=RiskLevel.LOW, chosen=TODAY - timedelta(days=1))


def test_something_new_makes_an_assessment_old() -> None:
    how: dict[str, Any] = {"made_on": TODAY, "next_on": TODAY + timedelta(days=9), "today": TODAY}
    assert reassess.why_reassess(events=[], **how) == ""
    assert "separation" in reassess.why_reassess(events=[RiskEvent.SEPARATION], **how)
    assert reassess.why_reassess(made_on=None, next_on=None, events=[], today=TODAY)


# ---- the contact, periods, labels, closing ----------------------------------------------------
def test_a_contact_that_cannot_be_right_says_which_field() -> None:
    check_contact(CONTACT, now=NOW)
    with pytest.raises(Invalid) as wrong:
        check_contact(
            replace(CONTACT, received_at=NOW + timedelta(minutes=1), birth_year=1800), now=NOW
        )
    assert set(wrong.value.errors) == {"received_at", "birth_year"}


def test_a_person_under_eighteen_is_a_childs_matter() -> None:
    with pytest.raises(NotNow, match="under 18"):
        check_contact(replace(CONTACT, birth_year=2015), now=NOW)
    check_contact(replace(CONTACT, birth_year=2015, matter_kind=MatterKind.CHILD), now=NOW)


def test_children_at_home_are_children() -> None:
    with pytest.raises(Invalid):
        check_contact(replace(CONTACT, children=(Child("Påhittad", 1990),)), now=NOW)


@pytest.mark.parametrize(
    ("first", "last"),
    [("2021", "2021-05"), ("2021-05-17", "2021-05"), ("", "2020"), ("2024-02-29", ""), ("", "")],
)
def test_a_period_is_kept_as_exact_as_it_was_told(first: str, last: str) -> None:
    periods.check_period(first=first, last=last, today=TODAY)


@pytest.mark.parametrize(
    ("first", "last"),
    [("2021-05", "2021-04"), ("2022", "2021"), ("2023-02-29", ""), ("21", ""), ("2027", "")],
)
def test_a_period_that_cannot_be_is_refused(first: str, last: str) -> None:
    with pytest.raises(Invalid):
        periods.check_period(first=first, last=last, today=TODAY)


def test_a_label_never_tells_more_than_kind_and_decade() -> None:
    how: dict[str, Any] = {"birth_year": 1991, "today": TODAY}
    assert label(kind=MatterKind.ADULT, protection=Protection.NONE, **how) == "Vuxen, 30-årsåldern"
    hidden = label(kind=MatterKind.ADULT, protection=Protection.MARKED, **how)
    assert hidden == "Vuxen, skyddade uppgifter"


LOOSE = closing.Loose(MatterState.SERVICE, False, False, False, False, False)


@pytest.mark.parametrize(
    "hanging",
    [
        {"open_inquiry": True},
        {"running_services": True},
        {"pending_referrals": True},
        {"children_not_raised": True},
        {"unserved_decisions": True},
    ],
)
def test_nothing_is_left_hanging_when_a_matter_closes(hanging: dict[str, Any]) -> None:
    closing.check_may_close(LOOSE, reason=CloseReason.DONE)
    with pytest.raises(NotNow):
        closing.check_may_close(replace(LOOSE, **hanging), reason=CloseReason.DONE)
    closing.check_may_close(replace(LOOSE, **hanging), reason=CloseReason.WRONG_PERSON)
