"""How a clock reads in Swedish."""

from datetime import datetime, timedelta

import pytest

from lykta.kernel.calendar import STOCKHOLM
from lykta.law.rules.clock import state
from lykta.law.rules.law_book import LawBook
from lykta.law.rules.words import phrase, words

START = datetime(2026, 11, 23, 10, 0, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("event", "rule_id", "after", "said"),
    [
        ("child_report_received", "A4", timedelta(days=12), "2 dagar kvar"),
        ("child_report_received", "A4", timedelta(days=13), "1 dag kvar"),
        ("child_report_received", "A4", timedelta(days=14), "senast i dag"),
        ("child_report_received", "A4", timedelta(days=15), "sedan i går"),
        ("child_report_received", "A4", timedelta(days=16), "sedan 2 dagar"),
        ("child_matter_must_be_raised", "A7", timedelta(hours=1), "genast"),
        ("child_matter_must_be_raised", "A7", timedelta(days=1), "sedan i går"),
        ("child_matter_must_be_raised", "A7", timedelta(days=5), "sedan 5 dagar"),
        ("child_exposed_to_violence_known", "A5", timedelta(0), "utan dröjsmål"),
        (
            "child_exposed_to_violence_known",
            "A5",
            timedelta(days=1),
            "utan dröjsmål, väntar sedan i går",
        ),
        ("decision_made", "A14", timedelta(0), "så snart som möjligt"),
        ("decision_made", "A14", timedelta(days=3), "så snart som möjligt, väntar sedan 3 dagar"),
        ("personal_data_breach", "B1", timedelta(hours=10), "3 dagar kvar"),
        ("personal_data_breach", "B1", timedelta(hours=49), "23 timmar kvar"),
        ("personal_data_breach", "B1", timedelta(hours=71), "1 timme kvar"),
        ("personal_data_breach", "B1", timedelta(hours=71, minutes=1), "mindre än en timme kvar"),
        ("personal_data_breach", "B1", timedelta(hours=72, minutes=1), "för sent nu"),
        ("personal_data_breach", "B1", timedelta(hours=73), "sedan 1 timme"),
        ("personal_data_breach", "B1", timedelta(hours=96), "sedan i går"),
    ],
)
def test_what_the_clock_says(
    book: LawBook, event: str, rule_id: str, after: timedelta, said: str
) -> None:
    clock = next(c for c in book.clocks(event=event, at=START) if c.rule_id == rule_id)
    assert words(state(clock, now=START + after)) == said


def test_a_template_can_translate_it(book: LawBook) -> None:
    clock = next(
        c for c in book.clocks(event="child_report_received", at=START) if c.rule_id == "A4"
    )
    said = phrase(state(clock, now=START + timedelta(days=12)))
    assert (said.one, said.many, said.count) == ("%(count)s dag kvar", "%(count)s dagar kvar", 2)


def test_the_source_as_a_caseworker_says_it(book: LawBook) -> None:
    on = START.date()
    shorts = {
        rule_id: book.source(rule_id, on=on).short
        for rule_id in ("A4", "A9", "A9-fl12", "G1", "B1")
    }
    assert shorts == {
        "A4": "SoL 20:2",
        "A9": "FL 9, 11 §§",
        "A9-fl12": "FL 12 §",
        "G1": "SoL 16 kap.",
        "B1": "GDPR artikel 33",
    }
    assert book.source("A4", on=on).full.startswith("SoL 20:2: Nämnden ska besluta")
