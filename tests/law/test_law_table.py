"""The table that ships: complete, sourced, honest about what is not known, shown in the docs."""

from datetime import date

import pytest

from lykta.law.rules.law_book import LawBook, UnknownRule
from lykta.law.rules.table import with_table
from lykta.law.terms import Certainty, Decider, Event, Kind

NOW = date(2026, 11, 23)
DEMO_YEAR = date(2023, 5, 2)


def test_the_page_shows_the_table_as_it_is(book: LawBook, law_page: str) -> None:
    assert with_table(law_page, book=book) == law_page, "Run the command law_table."


@pytest.mark.parametrize(
    "rule_id", [f"A{n}" for n in range(1, 23)] + [f"S{n}" for n in range(1, 21)]
)
def test_every_rule_of_intake_inquiry_and_shelter_is_there(book: LawBook, rule_id: str) -> None:
    assert book.rule(rule_id, on=NOW).title


def test_every_rule_says_where_it_stands(book: LawBook) -> None:
    for rule in book.all:
        assert rule.source.act, rule.id
        assert rule.source.text, rule.id
        assert rule.line > 0


def test_what_is_not_confirmed_says_why_and_what_is_verified_says_when(book: LawBook) -> None:
    for rule in book.all:
        assert bool(rule.unconfirmed_because) is (rule.certainty is Certainty.UNCONFIRMED), rule.id
        assert (rule.verified_on is not None) is (rule.certainty is Certainty.VERIFIED), rule.id


@pytest.mark.parametrize(
    "rule_id",
    [
        "A3",
        "A8",
        "A10",
        "A11",
        "A17-ivo",
        "S3-consider",
        "G4",
        "OSL-10-15a",
        "A3-late",
        "L-log-keep",
    ],
)
def test_what_the_research_could_not_find_is_marked_so(book: LawBook, rule_id: str) -> None:
    assert book.rule(rule_id, on=NOW).certainty is Certainty.UNCONFIRMED


@pytest.mark.parametrize(
    "rule_id", ["A4", "A9-fl12", "A12", "A14-appeal", "A17", "S6", "S7", "S10", "Q1", "G3"]
)
def test_what_was_read_in_the_law_is_marked_so(book: LawBook, rule_id: str) -> None:
    assert book.rule(rule_id, on=NOW).certainty is Certainty.VERIFIED


def test_a_clock_carries_the_doubt_to_the_screen(book: LawBook) -> None:
    clocks = {c.rule_id: c for c in book.clocks(event=Event.CHILD_REPORT_RECEIVED, at=NOW)}
    assert clocks["A3"].unconfirmed
    assert clocks["A3"].unconfirmed_because
    assert not clocks["A4"].unconfirmed
    assert clocks["A4"].unconfirmed_because == ""


def test_the_municipalitys_own_targets_are_never_called_law(book: LawBook) -> None:
    own = [rule for rule in book.all if rule.kind is Kind.LOCAL]
    assert {rule.set_by for rule in own} == {"municipality"}
    assert {rule.source.act for rule in own} == {"Kommunens mål"}
    assert {rule.certainty for rule in own} == {Certainty.UNCONFIRMED}
    assert not any(rule.set_by for rule in book.all if rule.kind is not Kind.LOCAL)


def test_a_matter_of_2023_keeps_the_old_act(book: LawBook) -> None:
    assert book.source("A4", on=DEMO_YEAR).short == "Gamla SoL 11:1 a"
    assert book.source("A8", on=DEMO_YEAR).short == "Gamla SoL 11:2"
    assert book.source("A4", on=date(2025, 6, 30)).short == "Gamla SoL 11:1 a"
    assert book.source("A4", on=date(2025, 7, 1)).short == "SoL 20:2"


def test_nothing_of_2024_and_later_reaches_2023(book: LawBook) -> None:
    with pytest.raises(UnknownRule):
        book.rule("S6", on=DEMO_YEAR)
    with pytest.raises(UnknownRule):
        book.rule("A18", on=DEMO_YEAR)
    for event in Event:
        for rule in book.rules(event, on=DEMO_YEAR):
            assert "2025" not in rule.source.act
            assert rule.source.act not in {"SoL", "SoF", "LPBSB"}, rule.id


MAIN_JOB = (
    Event.CONTACT_RECEIVED_ADULT,
    Event.APPLICATION_RECEIVED,
    Event.REPORT_ABOUT_ADULT,
    Event.CHILD_REPORT_RECEIVED,
    Event.CHILD_EXPOSED_TO_VIOLENCE_KNOWN,
    Event.CHILD_MATTER_MUST_BE_RAISED,
    Event.INQUIRY_OPENED_CHILD,
    Event.INQUIRY_OPENED_ADULT,
    Event.INQUIRY_CLOSED_CHILD_NO_SERVICE,
    Event.DECISION_MADE,
    Event.DECISION_SERVED,
    Event.DECISION_GRANTED,
    Event.FL12_REQUEST,
    Event.MATTER_CLOSED,
)


@pytest.mark.parametrize("event", MAIN_JOB)
def test_the_main_jobs_clocks_run_in_2023_and_now(book: LawBook, event: Event) -> None:
    assert book.clocks(event=event, at=DEMO_YEAR)
    assert book.clocks(event=event, at=NOW)


def test_every_event_is_used_and_an_unknown_one_is_refused(book: LawBook) -> None:
    assert {event for rule in book.all for event in rule.starts} == set(Event)
    with pytest.raises(KeyError):
        book.rules("moon_rises", on=NOW)


def test_an_ordinary_official_may_not_decide_an_immediate_measure(book: LawBook) -> None:
    may = book.who_may_decide("S5", on=NOW)
    assert may == (Decider.BOARD, Decider.CHAIR, Decider.APPOINTED_MEMBER)
    assert book.who_may_decide("S4", on=NOW) == (Decider.BOARD, Decider.COURT)


def test_the_days_kept_for_research_are_data(book: LawBook) -> None:
    assert book.rule("G3", on=NOW).birth_days == (5, 15, 25)
    assert book.rule("G3", on=DEMO_YEAR).birth_days == (5, 15, 25)


def test_disclosure_rules_that_may_not_be_used_are_prohibitions(book: LawBook) -> None:
    for code in ("OSL-10-24", "OSL-10-27", "OSL-10-15a"):
        assert book.rule(code, on=NOW).kind is Kind.PROHIBITION
    usable = {rule.id for rule in book.of_kind(Kind.PERMIT, on=NOW) if rule.id.startswith("OSL-")}
    assert {"OSL-10-1", "OSL-10-18c", "OSL-10-21", "OSL-10-28"} <= usable
    assert len(book.rule("OSL-10-18c", on=NOW).conditions) == 3
