"""Reading and reviewing the log: who sees which events, and the signed review."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from lykta.audit import api as audit
from lykta.audit import queries
from lykta.audit.queries import Entry, Filters
from lykta.kernel.problems import Invalid, Refused
from lykta.secrecy import context, registrar
from tests import cast
from tests.audit.log import Logged, events_of
from tests.vault.matters import matter_of


@contextmanager
def reading(username: str) -> Iterator[None]:
    with context.opened(cast.actor(username), now=cast.NOW, using="auditor"):
        yield


def seen(username: str, **filters: object) -> list[Entry]:
    """Return what the person sees in the log."""
    with reading(username):
        return queries.events(filters=Filters(**filters)).entries  # type: ignore[arg-type]


@pytest.fixture
def matter(database: str) -> UUID:
    """A matter of Anna's that she has read, and that others tried to read."""
    made = matter_of("nexus.anna")
    audit.record_reading("matter.read", actor=cast.actor("nexus.anna"), about=made, now=cast.NOW)
    for other in ("mott.carin", "strateg"):
        audit.record_denial("page.denied", actor=cast.actor(other), about=made, now=cast.NOW)
    return made


def test_a_units_head_sees_the_unit_and_whoever_tried_its_matters(matter: UUID) -> None:
    """Seen failing for the strangers' denials without `about_unit` in the policy."""
    found = seen("nexus.chef", matter=matter)

    assert [(one.event, one.actor) for one in found] == [
        ("page.denied", cast.actor("strateg").person),
        ("page.denied", cast.actor("mott.carin").person),
        ("matter.read", cast.actor("nexus.anna").person),
    ]


def test_nobody_without_the_review_sees_any_event(matter: UUID) -> None:
    """Seen failing with USING (true) in the policy."""
    others = ("nexus.anna", "nexus.teamledare", "systemforvaltare", "strateg")

    assert {username: seen(username) for username in others} == {name: [] for name in others}


def test_without_a_context_the_log_is_empty(matter: UUID) -> None:
    with transaction.atomic(using="auditor"):
        assert queries.count(filters=Filters()) == 0
    with pytest.raises(RuntimeError):
        queries.events(filters=Filters())


def test_the_data_protection_officer_sees_the_own_authoritys_events(matter: UUID) -> None:
    officer = cast.actor("dso")
    audit.record_reading("log.read", actor=officer, now=cast.NOW)
    audit.record_sign_in("signin.failed", person=None, now=cast.NOW, outcome="failed")

    found = seen("dso")
    assert {one.event for one in found} >= {"log.read", "signin.failed"}
    assert all(one.unit is None or one.actor is not None for one in found)
    with reading("dso"):
        assert queries.count(filters=Filters(outcome="failed")) >= 1


def test_a_head_who_is_denied_the_matter_does_not_see_it_in_the_log(matter: UUID) -> None:
    """Seen failing without the deny policy on audit.event."""
    head = cast.actor("nexus.chef")
    with cast.acting("nexus.chef"):
        registrar.deny(matter=matter, person=head.person)

    assert seen("nexus.chef", matter=matter) == []


def test_filters_narrow_what_is_seen(matter: UUID) -> None:
    anna = cast.actor("nexus.anna").person
    day = cast.TODAY

    assert {one.actor for one in seen("nexus.chef", person=anna)} == {anna}
    assert {one.event for one in seen("nexus.chef", event="page.denied")} == {"page.denied"}
    assert {one.outcome for one in seen("nexus.chef", outcome="read")} == {"read"}
    assert seen("nexus.chef", matter=matter, since=day, until=day)
    assert seen("nexus.chef", matter=matter, since=day + timedelta(days=1)) == []
    assert seen("nexus.chef", matter=matter, until=day - timedelta(days=1)) == []


def test_older_events_are_on_the_next_page(matter: UUID) -> None:
    anna = cast.actor("nexus.anna")
    for _ in range(60):
        audit.record_reading("list.read", actor=anna, now=cast.NOW)

    with reading("nexus.chef"):
        first = queries.events(filters=Filters(event="list.read"))
        second = queries.events(filters=Filters(event="list.read"), before=first.older)

    assert (len(first.entries), len(second.entries), second.older) == (50, 10, None)
    assert first.entries[-1].id > second.entries[0].id


def test_the_summary_tells_who_looked_and_who_was_denied(matter: UUID) -> None:
    with reading("nexus.chef"):
        people = {one.actor: one for one in queries.summary(filters=Filters(matter=matter))}
        to_look_at = queries.to_look_at(filters=Filters(matter=matter))

    anna = people[cast.actor("nexus.anna").person]
    assert (anna.read, anna.denied, anna.matters) == (1, 0, 1)
    assert people[cast.actor("strateg").person].denied == 1
    assert {one.outcome for one in to_look_at} == {"denied"}


def test_a_tenth_of_the_reveals_is_looked_at_and_always_the_same(matter: UUID) -> None:
    anna = cast.actor("nexus.anna")
    for _ in range(300):
        audit.record_reading(
            "identity.revealed", actor=anna, about=matter, now=cast.NOW, revealed=True
        )

    with reading("nexus.chef"):
        once = queries.to_look_at(filters=Filters(outcome="revealed"))
        again = queries.to_look_at(filters=Filters(outcome="revealed"))

    assert once == again
    assert 10 <= len(once) <= 60


def _sign(username: str, first: date, last: date, remark: str = "in_order") -> None:
    with cast.acting(username) as actor:
        audit.sign_review(
            actor=actor,
            period_from=first,
            period_to=last,
            remark=remark,
            events=12,
            sampled=3,
            today=cast.TODAY,
        )


def test_a_signed_review_stands_with_who_when_and_what(database: str) -> None:
    with events_of(database) as recorded:
        _sign("nexus.chef", date(2026, 11, 1), date(2026, 11, 15), "asked")

    with reading("nexus.chef"):
        review = queries.reviews()[0]
    head = cast.actor("nexus.chef")
    assert (review.person, review.unit, review.remark) == (head.person, head.unit, "asked")
    assert (review.at, review.events, review.sampled) == (cast.NOW, 12, 3)
    assert recorded == [Logged("log.reviewed", "done", review.id)]


def test_only_a_reviewer_signs_and_only_days_that_have_been(database: str) -> None:
    with pytest.raises(Refused):
        _sign("nexus.anna", cast.TODAY, cast.TODAY)
    with pytest.raises(Invalid):
        _sign("nexus.chef", cast.TODAY, cast.TODAY + timedelta(days=1))
    with pytest.raises(Invalid):
        _sign("nexus.chef", cast.TODAY, cast.TODAY - timedelta(days=1))
    with pytest.raises(Invalid):
        _sign("nexus.chef", cast.TODAY, cast.TODAY, "fine")
