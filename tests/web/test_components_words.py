"""Dates in words, the menu by role, geometry of pictures: no database, no page."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from lykta.kernel.permissions import Permission
from lykta.web.rules import clocks, dates, navigation, pictures

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 23, 15, 55, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "i dag"),
        (date(2026, 11, 24), "i morgon"),
        (date(2026, 11, 22), "i går"),
        (date(2026, 11, 26), "på %(weekday)s"),
        (date(2026, 11, 20), "i %(weekday)ss"),
        (date(2026, 11, 30), "%(day)s"),
        (date(2026, 1, 1), "%(day)s"),
        (date(2025, 12, 31), "%(full)s"),
    ],
)
def test_a_day_is_said_as_people_say_it(day: date, words: str) -> None:
    assert dates.say_day(on=day, today=NOW.date()).words == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 23, 15, 55, 20, tzinfo=STOCKHOLM), "nu"),
        (datetime(2026, 11, 23, 16, 20, tzinfo=STOCKHOLM), "om %(minutes)s min"),
        (datetime(2026, 11, 23, 15, 40, tzinfo=STOCKHOLM), "för %(minutes)s min sedan"),
        (datetime(2026, 11, 23, 19, 0, tzinfo=STOCKHOLM), "i dag %(clock)s"),
        (datetime(2026, 11, 24, 15, 0, tzinfo=STOCKHOLM), "i morgon %(clock)s"),
        (datetime(2025, 11, 24, 15, 0, tzinfo=STOCKHOLM), "%(full)s %(clock)s"),
    ],
)
def test_a_moment_is_said_with_its_clock(at: datetime, words: str) -> None:
    assert dates.say_moment(at=at, now=NOW).words == words


def test_the_menu_shows_only_what_one_may_open() -> None:
    may = {Permission.PLAN_READ}.__contains__

    shown = navigation.entries(may=may, path="/plan/")

    assert [entry.label for entry in shown] == ["Min dag", "Planen"]


def test_the_menu_says_where_one_is() -> None:
    shown = navigation.entries(may=lambda permission: True, path="/arenden/abc")

    here = [entry for entry in shown if entry.here]
    assert [entry.label for entry in here] == ["Ärenden"]
    assert not here[0].exact


def test_the_longest_bar_fills_the_picture_and_the_others_follow() -> None:
    drawn = pictures.bars([("a", 525, ""), ("b", 70, "")])

    assert drawn[0].width == "84"
    assert float(drawn[1].width) == pytest.approx(84 * 70 / 525, abs=0.1)


def test_a_bar_that_counts_silence_is_marked() -> None:
    drawn = pictures.bars([("klart", 1, ""), ("tyst", 2, "", "none")])

    assert [bar.tone for bar in drawn] == ["", "none"]


def test_a_hidden_number_has_no_length_that_tells() -> None:
    drawn = pictures.bars([("a", 38, ""), ("b", None, "")], hidden="visas inte")

    assert drawn[1].shown == "visas inte"
    assert drawn[1].width == "0.5"


def test_large_numbers_are_grouped_as_swedes_do() -> None:
    assert pictures.spaced(230000) == "230\N{NO-BREAK SPACE}000"


def test_no_picture_number_has_a_comma() -> None:
    points = pictures.sparkline([1.25, 2.5, 3.75])

    assert all("," not in part for point in points for part in point)


def test_a_line_without_values_is_no_line() -> None:
    assert pictures.sparkline([]) == ()
    assert pictures.strip([]) == ()


def test_happenings_close_in_time_do_not_cover_each_other() -> None:
    days = [date(2020, 1, 1), date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)]

    marks = pictures.strip([(day, "x", "") for day in days])

    assert len({mark.y for mark in marks[1:]}) == 3


def test_a_late_clock_has_an_empty_bar() -> None:
    assert clocks.bar_left(fraction_left=0.4, level="late") == "0"
    assert clocks.bar_left(fraction_left=1.7, level="calm") == "100"


def test_an_unknown_level_is_never_shown_as_calm() -> None:
    assert clocks.level_of("weird") == "soon"
