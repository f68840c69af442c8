"""The year as a picture and a list, and as a calendar that shows what its owner may know of."""

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from django.urls import reverse

from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent
from lykta.organisation.models import Assignment, Link, User
from lykta.web import duties
from lykta.web.rules.wheel import MOST_STEPS, OTHER, SHAPES, draw
from lykta.web.rules.wheel_calendar import calendar
from tests.cast import TODAY, acting
from tests.signed_in import client_of

YEAR = TODAY.year


def event(day: date, title: str = "Möte", **how: Any) -> YearEvent:
    return YearEvent(on=day, title=title, kind=how.pop("kind", "Möte"), **how)


def test_january_is_at_the_top_and_the_year_goes_with_the_clock() -> None:
    drawn = draw(
        year=YEAR,
        events=[event(date(YEAR, month, 16)) for month in (1, 4, 7, 10)],
        today=date(YEAR, 1, 1),
    )
    spots = [(float(mark.x), float(mark.y)) for mark in drawn.marks]

    assert spots[0][1] < 320 < spots[2][1]
    assert spots[3][0] < 320 < spots[1][0]
    assert [len(month.events) for month in drawn.months] == [1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0]


def test_what_happens_the_same_day_does_not_lie_on_top_of_each_other() -> None:
    same = [event(date(YEAR, 5, 5), f"Möte {n}") for n in range(MOST_STEPS)]

    drawn = draw(year=YEAR, events=same, today=TODAY)

    assert len({(mark.x, mark.y) for mark in drawn.marks}) == MOST_STEPS


def test_many_kinds_share_the_last_shape() -> None:
    told = [event(date(YEAR, 3, n + 1), kind=f"Slag {n}") for n in range(8)]

    drawn = draw(year=YEAR, events=told, today=TODAY)

    assert [kind.word for kind in drawn.kinds][-1] == OTHER
    assert len(drawn.kinds) == len(SHAPES)
    assert sum(kind.count for kind in drawn.kinds) == 8


def test_an_event_over_days_is_an_arc_that_ends_with_the_year() -> None:
    long = event(date(YEAR, 11, 1), until=date(YEAR + 1, 2, 1))

    (mark,) = draw(year=YEAR, events=[long], today=date(YEAR, 12, 1)).marks

    assert mark.span.startswith("M")
    assert not mark.has_been


def test_only_this_year_has_a_hand() -> None:
    assert draw(year=YEAR, events=[], today=TODAY).hand is not None
    assert draw(year=YEAR + 1, events=[], today=TODAY).hand is None


def test_the_calendar_is_whole_days_with_keys_that_stay() -> None:
    told = [event(date(2026, 12, 1), path="/natverk/1", until=date(2026, 12, 2))]

    def made(on: date) -> Any:
        data = calendar(name="Lykta", events=told, today=on, address="https://lykta.example")
        return icalendar.Calendar.from_ical(data).walk("VEVENT")[0]

    first, later = made(date(2026, 11, 1)), made(date(2026, 11, 9))
    assert first["UID"] == later["UID"]
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2026, 12, 1), date(2026, 12, 3))
    assert first["URL"] == "https://lykta.example/natverk/1"
    assert "LOCATION" not in first


def test_a_calendar_never_says_what_looks_like_a_case() -> None:
    """Seen failing when the guard was not asked."""
    told = [event(date(2026, 12, 1), "Möte om KANARIE-7f3a")]

    assert b"KANARIE" not in calendar(name="Lykta", events=told, today=TODAY, address="")


@pytest.fixture
def two_events(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """One event for all, one that only those who write the plan may know of."""
    settings.ADDRESS = "http://testserver"

    def told(*, first: date, last: date) -> list[YearEvent]:
        return [
            event(TODAY, "Öppet möte"),
            event(TODAY, "Bara kansliet", needs=Permission.PLAN_WRITE),
        ]

    monkeypatch.setattr(duties, "EVENTS", (told,))


@pytest.mark.usefixtures("two_events")
def test_each_sees_the_events_they_may_know_of(database: str) -> None:
    """Seen failing when the events were not asked for their permission."""
    address = reverse("web:wheel")

    assert "Bara kansliet" in client_of("strateg").get(address).content.decode()
    page = client_of("kontakt.vof").get(address).content.decode()
    assert "Öppet möte" in page
    assert "Bara kansliet" not in page


@pytest.mark.usefixtures("two_events")
def test_a_year_that_is_no_year_is_this_year(database: str) -> None:
    client = client_of("strateg")

    for asked in ("x", "99999", "0000", ""):
        page = client.get(reverse("web:wheel"), {"ar": asked})
        assert page.status_code == 200


def _address(who: str) -> str:
    page = client_of(who).post(reverse("web:wheel-feed")).content.decode()
    return page.split("<code>http://testserver")[1].split("</code>")[0]


@pytest.mark.usefixtures("two_events")
def test_a_feed_shows_what_its_owner_may_know_of(database: str, client: Any) -> None:
    """Seen failing when the feed was not cut to its owner's role."""
    answer = client.get(_address("kontakt.vof"))

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer["Cache-Control"] == "no-store"
    titles = [
        str(one["SUMMARY"]) for one in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    ]
    assert titles == ["Öppet möte"]
    assert client.get(_address("strateg")).content.count(b"BEGIN:VEVENT") == 2


@pytest.mark.usefixtures("two_events")
def test_only_the_hash_of_the_address_is_kept(database: str) -> None:
    token = _address("strateg").split("/")[4]

    with acting("strateg"):
        kept = [vars(link) for link in Link.objects.filter(purpose="web.calendar")]
    assert len(kept) == 1
    assert token not in str(kept)


@pytest.mark.usefixtures("two_events")
def test_a_closed_a_replaced_and_a_wrong_address_open_nothing(database: str, client: Any) -> None:
    first = _address("strateg")
    second = _address("strateg")
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200

    client_of("strateg").post(reverse("web:wheel-feed"), {"close": "1"})

    assert client.get(second).status_code == 404
    wrong = reverse("web:wheel-calendar", args=["x" * 43])
    assert client.get(wrong).status_code == 404


@pytest.mark.usefixtures("two_events")
@pytest.mark.parametrize("how", ["assignment ended", "account closed"])
def test_the_address_of_one_who_has_left_opens_nothing(
    database: str, client: Any, how: str
) -> None:
    """Seen failing when the assignment and the account were not asked for at each reading."""
    address = _address("kontakt.vof")
    assert client.get(address).status_code == 200
    user = User.objects.get(username="kontakt.vof")
    if how == "account closed":
        User.objects.filter(pk=user.pk).update(is_active=False)
    else:
        with acting("systemforvaltare"):
            Assignment.objects.filter(person_id=user.person_id).update(
                valid_to=TODAY - timedelta(days=1)
            )

    assert client.get(address).status_code == 404
