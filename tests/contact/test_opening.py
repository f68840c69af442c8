"""When a place is open, in words. No database."""

from datetime import datetime, time
from pathlib import Path

import pytest
from django.conf import settings

from lykta.contact.rules import numbers
from lykta.contact.rules.opening import Hours, opening, week
from lykta.contact.terms import Day, OpenState
from lykta.kernel.calendar import STOCKHOLM

WEEKDAYS = tuple(Day)[:5]
NEXUS = Hours(WEEKDAYS, time(9), time(16))


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("moment", "state", "words"),
    [
        ("2026-11-23 09:00", OpenState.OPEN, "Öppet nu, till klockan 16."),
        ("2026-11-23 15:59", OpenState.OPEN, "Öppet nu, till klockan 16."),
        ("2026-11-23 08:59", OpenState.CLOSED, "Stängt nu. Öppnar i dag klockan 9."),
        ("2026-11-23 16:00", OpenState.CLOSED, "Stängt nu. Öppnar i morgon klockan 9."),
        ("2026-11-27 16:00", OpenState.CLOSED, "Stängt nu. Öppnar på måndag klockan 9."),
        ("2026-11-28 12:00", OpenState.CLOSED, "Stängt nu. Öppnar på måndag klockan 9."),
        ("2026-11-29 23:59", OpenState.CLOSED, "Stängt nu. Öppnar i morgon klockan 9."),
        ("2026-12-25 10:00", OpenState.HOLIDAY, "Det är helgdag i dag, ring först."),
        ("2026-12-23 17:00", OpenState.CLOSED, "Stängt nu. Öppnar på måndag klockan 9."),
    ],
)
def test_a_place_says_whether_it_is_open(moment: str, state: OpenState, words: str) -> None:
    found = opening(NEXUS, now=_at(moment))

    assert (found.state, found.words) == (state, words)


def test_the_hours_follow_the_swedish_clock_in_summer_and_winter() -> None:
    summer = datetime.fromisoformat("2026-06-15T07:00:00+00:00")
    winter = datetime.fromisoformat("2026-11-23T07:30:00+00:00")

    assert opening(NEXUS, now=summer).state is OpenState.OPEN
    assert opening(NEXUS, now=winter).state is OpenState.CLOSED


def test_the_week_is_said_as_people_say_it() -> None:
    assert week(NEXUS) == "måndag–fredag 9–16"
    assert week(Hours((Day.MONDAY, Day.THURSDAY), time(8, 30), time(12))) == (
        "måndag, torsdag 8.30–12"
    )
    assert week(Hours((Day.SUNDAY,), time(10), time(11))) == "söndag 10–11"


def test_the_shipped_numbers_are_few_and_certain() -> None:
    found = numbers.load(settings.DATA_DIR / "help_numbers.yaml")

    assert [number.number for number in found if number.front] == ["112", "020-50 50 50"]
    assert "112" in {number.dial for number in found if number.urgent}
    assert all(number.dial for number in found)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{name: Jour, number: '018-15 00 00', for: alla}", "not verified"),
        ("{name: Jour, number: '018-15 00 00', for: alla, certain: false}", "not verified"),
        ("{name: Jour, number: 'ring oss', for: alla, certain: true}", "not a telephone number"),
    ],
)
def test_a_number_nobody_has_verified_is_never_published(
    tmp_path: Path, row: str, reason: str
) -> None:
    """Seen failing when `_number` leaves out the question of certainty."""
    file = tmp_path / "numbers.yaml"
    file.write_text(f"numbers:\n  - {row}\n", encoding="utf-8")

    with pytest.raises(ValueError, match=reason):
        numbers.load(file)
