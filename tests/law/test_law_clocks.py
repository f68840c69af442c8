"""When each clock ends: to the day, over weekends, leap years, year ends, and changed clocks."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykta.kernel.calendar import STOCKHOLM, is_working_day
from lykta.kernel.problems import Invalid, NotNow
from lykta.law.rules.clock import Clock, Level, due, extend, state
from lykta.law.rules.law_book import LawBook
from lykta.law.terms import Event


def at(text: str) -> datetime:
    """A moment on a Swedish clock."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def clock(book: LawBook, event: str, rule_id: str, started: datetime | date) -> Clock:
    return next(c for c in book.clocks(event=event, at=started) if c.rule_id == rule_id)


DUE = [
    # event, rule, started, due
    ("child_report_received", "A4", "2026-11-02T09:00", "2026-11-16"),
    ("child_report_received", "A4", "2026-11-02T23:59", "2026-11-16"),
    ("child_report_received", "A4", "2026-11-03T00:00", "2026-11-17"),
    ("child_report_received", "A4", "2026-11-07T12:00", "2026-11-23"),  # Saturday 21st moves
    ("child_report_received", "A4", "2026-12-10T12:00", "2026-12-28"),  # Christmas Eve moves
    ("child_report_received", "A4", "2026-12-17T12:00", "2027-01-04"),  # New Year's Eve moves
    ("child_report_received", "A4", "2028-02-15T12:00", "2028-02-29"),
    ("child_report_received", "A4", "2027-02-15T12:00", "2027-03-01"),
    ("child_report_received", "A4", "2023-03-13T12:00", "2023-03-27"),  # the old act
    ("child_report_received", "A4", "2025-06-30T12:00", "2025-07-14"),  # its last day
    ("child_report_received", "A4", "2025-07-01T00:00", "2025-07-15"),  # the new act's first
    ("child_report_received", "A3", "2026-11-23T08:00", "2026-11-23"),
    ("child_report_received", "A3", "2026-11-23T14:59", "2026-11-23"),
    ("child_report_received", "A3", "2026-11-23T15:00", "2026-11-24"),
    ("child_report_received", "A3", "2026-11-23T23:59", "2026-11-24"),
    ("child_report_received", "A3", "2026-11-28T10:00", "2026-11-28"),  # Saturday stays
    ("child_report_received", "A3", "2026-12-31T22:00", "2027-01-01"),  # over the year's end
    ("inquiry_opened_child", "A8", "2026-11-23T10:00", "2027-03-23"),
    ("inquiry_opened_child", "A8", "2026-10-31T10:00", "2027-03-01"),  # 28 February, a Sunday
    ("inquiry_opened_child", "A8", "2027-10-31T10:00", "2028-02-29"),
    ("inquiry_opened_child", "A8", "2026-08-24T10:00", "2026-12-28"),  # Christmas Eve moves
    ("inquiry_opened_child", "A8", "2023-05-02T10:00", "2023-09-04"),  # Saturday the 2nd
    ("inquiry_opened_adult", "L-adult-inquiry", "2026-11-23T10:00", "2027-03-23"),
    ("application_received", "A9-6m", "2026-08-31T10:00", "2027-02-28"),
    ("fl12_request", "A9-fl12", "2026-11-23T10:00", "2026-12-21"),
    ("fl12_request", "A9-fl12", "2026-11-26T10:00", "2026-12-28"),
    ("decision_served", "A14-appeal", "2026-11-23T10:00", "2026-12-14"),
    ("decision_served", "A14-appeal", "2026-12-04T10:00", "2026-12-28"),  # Christmas Day, Friday
    ("decision_served", "A14-appeal", "2026-05-29T10:00", "2026-06-22"),  # Midsummer's Eve
    ("decision_granted", "A17", "2026-11-30T10:00", "2027-02-28"),  # a Sunday, stays
    ("decision_not_executed", "A17-ivo", "2026-03-31T10:00", "2026-04-30"),
    ("decision_not_executed", "A17-ivo", "2026-04-01T10:00", "2026-08-31"),
    ("decision_not_executed", "A17-ivo", "2026-12-31T10:00", "2027-01-31"),
    ("decision_not_executed", "A17-ivo", "2026-10-01T10:00", "2027-01-31"),
    ("placement_started_child", "S3-consider", "2026-08-31T10:00", "2027-02-28"),
    ("placement_started_child_lpbsb", "S10", "2027-08-31T10:00", "2028-02-29"),
    ("lpbsb_immediate", "S6", "2026-11-23T10:00", "2026-11-30"),
    ("lpbsb_immediate", "S6", "2026-11-21T10:00", "2026-11-28"),  # a Saturday: the earlier day
    ("lpbsb_immediate", "S6", "2026-12-17T10:00", "2026-12-24"),  # Christmas Eve: the earlier day
    ("lpbsb_confirmed", "S7", "2026-11-23T10:00", "2027-01-04"),
    ("lpbsb_confirmed", "S7", "2026-11-20T10:00", "2027-01-01"),  # New Year's Day: the earlier day
    ("lpbsb_granted_final", "S9", "2026-11-23T10:00", "2026-12-21"),
    ("travel_ban_temporary", "U2", "2026-11-21T10:00", "2026-11-28"),  # the earlier day
    ("inquiry_closed_child_no_service", "A10", "2026-12-31T10:00", "2027-02-28"),
    ("matter_closed", "G1", "2024-02-29T10:00", "2029-02-28"),
    ("matter_closed", "G1-latest", "2024-02-29T10:00", "2030-12-31"),
    ("matter_closed", "G1", "2026-11-23T10:00", "2031-11-23"),
    ("matter_closed", "G1-latest", "2026-11-23T10:00", "2032-12-31"),
]


@pytest.mark.parametrize(("event", "rule_id", "started", "due_on"), DUE)
def test_the_last_day(book: LawBook, event: str, rule_id: str, started: str, due_on: str) -> None:
    found = clock(book, event, rule_id, at(started))
    assert found.due_on == date.fromisoformat(due_on)
    assert f"{found.due_at:%H:%M:%S}" == "23:59:59"


@pytest.mark.parametrize(("event", "rule_id", "started", "due_on"), DUE)
def test_it_is_late_the_second_after_the_last_day_and_not_before(
    book: LawBook, event: str, rule_id: str, started: str, due_on: str
) -> None:
    found = clock(book, event, rule_id, at(started))
    last = date.fromisoformat(due_on)
    before, after = (last + timedelta(days=n) for n in (-1, 1))
    if before >= found.starts_at.date():
        assert state(found, now=at(f"{before}T23:59:59")).level in {Level.SOON, Level.CALM}
    assert state(found, now=at(f"{last}T00:00:00")).level is Level.TODAY
    assert state(found, now=at(f"{last}T23:59:59")).level is Level.TODAY
    assert state(found, now=at(f"{after}T00:00:00")).level is Level.LATE


def test_a_moment_abroad_counts_from_the_day_it_was_in_sweden(book: LawBook) -> None:
    utc_evening = datetime.fromisoformat("2026-11-02T23:30:00+00:00")
    assert clock(book, "child_report_received", "A4", utc_evening).due_on == date(2026, 11, 17)


def test_the_day_as_counted_is_kept_when_the_last_day_moves(book: LawBook) -> None:
    found = clock(book, "child_report_received", "A4", at("2026-11-07T12:00"))
    assert (found.counted_on, found.due_on) == (date(2026, 11, 21), date(2026, 11, 23))


def test_a_bare_date_is_some_time_that_day(book: LawBook) -> None:
    assert clock(book, "child_report_received", "A3", date(2026, 11, 23)).due_on == date(
        2026, 11, 23
    )
    assert clock(book, "decision_served", "A14-appeal", date(2026, 11, 23)).due_on == date(
        2026, 12, 14
    )


@pytest.mark.parametrize(
    ("started", "due_at"),
    [
        ("2026-11-23T15:55", "2026-11-26T15:55:00+01:00"),
        ("2026-03-27T12:00", "2026-03-30T13:00:00+02:00"),  # the night with 23 hours
        ("2026-10-23T12:00", "2026-10-26T11:00:00+01:00"),  # the night with 25 hours
    ],
)
def test_hours_are_hours_that_pass(book: LawBook, started: str, due_at: str) -> None:
    (found,) = book.clocks(event=Event.PERSONAL_DATA_BREACH, at=at(started))
    assert found.due_at.isoformat() == due_at
    second = timedelta(seconds=1)
    assert state(found, now=found.due_at).level is Level.TODAY
    assert state(found, now=found.due_at + second).level is Level.LATE


@pytest.mark.parametrize("day", ["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"])
def test_days_are_days_when_the_clocks_change(book: LawBook, day: str) -> None:
    found = clock(book, "child_report_received", "A4", at(f"{day}T02:30"))
    assert found.counted_on == date.fromisoformat(day) + timedelta(days=14)
    assert (
        state(found, now=at(f"{day}T23:00")).days == (found.due_on - date.fromisoformat(day)).days
    )


def test_at_once_is_late_tomorrow_and_without_delay_only_waits(book: LawBook) -> None:
    at_once = clock(book, "child_matter_must_be_raised", "A7", at("2026-11-23T16:00"))
    waits = clock(book, "child_exposed_to_violence_known", "A5", at("2026-11-23T16:00"))
    tonight, tomorrow = at("2026-11-23T23:59"), at("2026-11-24T00:00")
    assert [state(c, now=tonight).level for c in (at_once, waits)] == [Level.TODAY, Level.TODAY]
    assert [state(c, now=tomorrow).level for c in (at_once, waits)] == [Level.LATE, Level.TODAY]


@pytest.mark.parametrize(
    ("event", "rule_id", "now", "level"),
    [
        ("child_report_received", "A4", "2026-11-20T12:00", Level.CALM),  # 17 days left
        ("child_report_received", "A4", "2026-12-04T12:00", Level.CALM),  # 3
        ("child_report_received", "A4", "2026-12-05T12:00", Level.SOON),  # 2
        ("inquiry_opened_child", "A8", "2027-03-08T12:00", Level.CALM),  # 15
        ("inquiry_opened_child", "A8", "2027-03-09T12:00", Level.SOON),  # 14
    ],
)
def test_soon_is_the_last_seventh(
    book: LawBook, event: str, rule_id: str, now: str, level: Level
) -> None:
    found = clock(book, event, rule_id, at("2026-11-23T10:00"))
    assert state(found, now=at(now)).level is level


def test_the_bar_empties_from_full_to_nothing(book: LawBook) -> None:
    found = clock(book, "child_report_received", "A4", at("2026-11-02T00:00"))
    shares = [
        state(found, now=at(f"2026-11-{day:02d}T12:00")).fraction_left for day in range(1, 20)
    ]
    assert shares[0] == 1.0
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] == 0.0
    assert state(found, now=at("2026-11-09T12:00")).fraction_left == pytest.approx(0.5, abs=0.01)


def test_a_time_is_made_longer_only_where_the_law_lets_it(book: LawBook) -> None:
    inquiry = clock(book, "inquiry_opened_child", "A8", at("2026-11-23T10:00"))
    longer = extend(inquiry, to=date(2027, 4, 30), ground="Sakkunnigutlåtande väntas")
    assert (longer.due_on, longer.extended_because) == (
        date(2027, 4, 30),
        "Sakkunnigutlåtande väntas",
    )
    assert longer.source == inquiry.source
    with pytest.raises(NotNow):
        extend(longer, to=longer.due_on, ground="Mer tid")
    with pytest.raises(Invalid, match="särskilda skäl"):
        extend(inquiry, to=date(2027, 4, 30), ground="  ")
    with pytest.raises(NotNow):
        extend(
            clock(book, "fl12_request", "A9-fl12", at("2026-11-23T10:00")),
            to=date(2027, 4, 30),
            ground="x",
        )


def test_the_report_about_a_child_may_wait_only_for_the_strongest_grounds(book: LawBook) -> None:
    found = clock(book, "child_report_received", "A4", at("2026-11-23T10:00"))
    assert found.extension is not None
    assert found.extension.grounds == "synnerliga skäl"


def test_no_clock_for_a_rule_without_length_or_a_moment_without_zone(book: LawBook) -> None:
    prohibition = book.rule("A2", on=date(2026, 11, 23))
    with pytest.raises(ValueError, match="A2"):
        due(prohibition, started_at=date(2026, 11, 23))
    with pytest.raises(ValueError, match="time zone"):
        book.clocks(event="decision_made", at=datetime(2026, 11, 23, 10, 0))  # noqa: DTZ001


@given(
    started=st.datetimes(
        min_value=datetime(2013, 1, 1),  # noqa: DTZ001
        max_value=datetime(2070, 12, 31),  # noqa: DTZ001
    ),
    event=st.sampled_from(Event),
)
def test_every_clock_at_any_time_is_sound(book: LawBook, started: datetime, event: Event) -> None:
    moment = started.replace(tzinfo=STOCKHOLM)
    clocks = book.clocks(event=event, at=moment)
    assert [c.due_at for c in clocks] == sorted(c.due_at for c in clocks)
    for found in clocks:
        assert found.due_at >= found.starts_at
        assert found.due_on >= found.counted_on
        assert found.due_on == found.counted_on or is_working_day(found.due_on)
        reading = state(found, now=moment)
        assert reading.level is not Level.LATE
        assert 0.0 <= reading.fraction_left <= 1.0


@given(
    started=st.datetimes(
        min_value=datetime(2025, 7, 1),  # noqa: DTZ001
        max_value=datetime(2070, 1, 1),  # noqa: DTZ001
    ),
    hours=st.integers(min_value=0, max_value=24 * 60),
)
def test_a_clock_never_turns_back(book: LawBook, started: datetime, hours: int) -> None:
    order = list(Level)
    moment = started.replace(tzinfo=STOCKHOLM)
    found = clock(book, "child_report_received", "A4", moment)
    later = datetime.fromtimestamp(moment.timestamp() + hours * 3600, tz=STOCKHOLM)
    after = datetime.fromtimestamp(later.timestamp() + 3600, tz=STOCKHOLM)
    first, second = state(found, now=later), state(found, now=after)
    assert order.index(first.level) <= order.index(second.level)
    assert first.hours >= second.hours
    assert first.fraction_left >= second.fraction_left
