"""A closed year's numbers: counted live, released, fed to the plan, and read by anybody."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from lykta.kernel.problems import Invalid, NotNow, Refused
from lykta.plan.models import Indicator, IndicatorValue
from lykta.statistics import api as statistics
from lykta.statistics.models import Release
from lykta.statistics.terms import Count
from tests import cast
from tests.audit.log import Logged, events_of
from tests.cast import NOW, STOCKHOLM, acting
from tests.factories.casework import VISITOR, received
from tests.signed_in import client_of

pytestmark = pytest.mark.usefixtures("database")
UPPSALA = "0380"
THEN = datetime(2023, 5, 10, 10, 0, tzinfo=STOCKHOLM)
RELEASES = {"analytiker", "strateg"}


def _release(year: int = 2023, *, who: str = "analytiker", now: datetime = NOW) -> UUID:
    with acting(who, now=now) as actor:
        return statistics.release(municipality=UPPSALA, year=year, actor=actor, now=now)


def _api(**query: int) -> Any:
    return Client().get("/api/v1/statistics", query)


def _referrals_2023() -> int:
    return int(_api(year=2023).json()["referrals"])


def _indicators() -> list[int]:
    """Return the values for 2023 of every indicator that counts referrals."""
    with acting("strateg"):
        rows = IndicatorValue.objects.filter(period="2023", indicator__fed_by="referrals")
        return [value or 0 for value in rows.values_list("value", flat=True)]


def test_one_more_contact_is_one_more_everywhere_after_the_next_release() -> None:
    with acting("strateg"):
        assert Indicator.objects.filter(fed_by="referrals").exists()
    received(now=THEN)
    _release()
    before, fed = _referrals_2023(), _indicators()
    received(now=THEN)
    assert (_referrals_2023(), _indicators()) == (before, fed)

    _release()

    assert _referrals_2023() == before + 1
    assert _indicators() == [value + 1 for value in fed] != []
    page = client_of("strateg").get("/statistik/?ar=2023").content.decode()
    assert f"2023 kom {before + 1} aktualiseringar in" in page
    assert "Utgåva 2" in page


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (datetime(2022, 12, 31, 23, 59, tzinfo=STOCKHOLM), 2022),
        (datetime(2023, 1, 1, 0, 0, tzinfo=STOCKHOLM), 2023),
        (datetime(2023, 12, 31, 23, 59, tzinfo=STOCKHOLM), 2023),
        (datetime(2024, 1, 1, 0, 0, tzinfo=STOCKHOLM), 2024),
    ],
)
def test_a_contact_counts_in_its_year_by_the_swedish_clock(moment: datetime, year: int) -> None:
    received(now=moment)

    with acting("analytiker"):
        counted = {one: statistics.live(one).totals[Count.REFERRALS] for one in (year - 1, year)}
        months = statistics.by_month(year)[Count.REFERRALS]
    assert counted == {year - 1: 0, year: 1}
    assert months[moment.month - 1] == sum(months) == 1


def test_a_childs_matter_at_the_child_unit_is_not_among_the_four() -> None:
    from tests.factories.casework import WORRY

    received(contact=WORRY, by="mott.carin", now=THEN)
    received(contact=VISITOR, now=THEN)

    with acting("analytiker"):
        assert statistics.live(2023).totals[Count.REFERRALS] == 1


def test_only_a_year_that_is_over_is_released() -> None:
    with pytest.raises(NotNow, match="inte slut"):
        _release(NOW.year)
    with pytest.raises(Invalid):
        _release(1999)
    _release(NOW.year - 1)
    assert _api(year=NOW.year).status_code == 404


@pytest.mark.parametrize("who", [one for one in cast.EVERYONE if one not in RELEASES])
def test_who_may_not_release_is_refused(who: str) -> None:
    with pytest.raises(Refused):
        _release(who=who)
    assert client_of(who).get("/statistik/slapp?ar=2023").status_code == 403
    assert _api(year=2023).status_code == 404


@pytest.mark.parametrize("who", ["nexus.anna", "dso", "nexus.chef"])
def test_the_database_refuses_them_too(who: str) -> None:
    """Seen failing without the check in `published.release_statistics`."""
    with pytest.raises(DatabaseError), acting(who), connection.cursor() as cursor:
        cursor.execute(
            "SELECT published.release_statistics(%s, %s, 2023, now(), %s::jsonb)",
            [uuid4(), UPPSALA, '{"totals": {}}'],
        )


def test_a_release_is_numbered_and_the_latest_is_read() -> None:
    keys = [_release(now=NOW + timedelta(minutes=turn)) for turn in range(3)]

    found = statistics.latest(municipality=UPPSALA, year=2023)

    assert found is not None
    assert (found.id, found.number) == (keys[-1], 3)
    assert statistics.released_years(municipality=UPPSALA) == [2023]


@pytest.mark.parametrize("change", ["UPDATE {} SET document = '{{}}'", "DELETE FROM {}"])
@pytest.mark.parametrize("login", ["app", "public", "statistics", "audit", "auditor"])
def test_a_release_is_never_changed(login: str, change: str, sql_as: Any) -> None:
    """Seen failing with UPDATE granted on the table."""
    _release()

    with sql_as(login) as attacker, pytest.raises(psycopg.errors.InsufficientPrivilege):
        attacker.execute(change.format("published.statistics_release"))


def test_not_even_by_who_may_release() -> None:
    key = _release()

    changes: list[dict[str, Any]] = [{"document": {}}, {"number": 9}]
    for change in changes:
        with pytest.raises(DatabaseError), acting("analytiker"), transaction.atomic():
            Release.objects.filter(id=key).update(**change)


@pytest.mark.parametrize("login", ["public", "statistics"])
def test_st_06_the_reading_logins_see_what_is_released_and_no_more(login: str, sql_as: Any) -> None:
    """Seen failing with SELECT on the schema lykta granted to the login."""
    received(now=THEN)
    _release()

    with sql_as(login) as reader:
        reader.autocommit = True
        rows = reader.execute("SELECT year, document FROM published.statistics_release").fetchall()
        assert [(year, document["totals"]["referrals"]) for year, document in rows] == [(2023, 1)]
        tables = reader.execute(
            "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n"
            " ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'v', 'm', 'p')"
            " AND n.nspname IN ('lykta', 'accounts', 'audit', 'secrecy', 'keyring')"
        ).fetchall()
        assert len(tables) > 50
        for schema, table in tables:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                reader.execute(f'SELECT 1 FROM "{schema}"."{table}"')
        for counting in ("casework_count_year(2023)", "count_placements(2023)"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                reader.execute(f"SELECT * FROM secrecy.{counting}")


def test_without_a_signed_context_nothing_is_counted(sql_as: Any) -> None:
    """Seen failing when the counting function did not ask who is counting."""
    received(now=THEN)

    with sql_as("app") as attacker:
        for counting in ("casework_count_year", "casework_count_parts", "count_placements"):
            rows = attacker.execute(f"SELECT * FROM secrecy.{counting}(2023)").fetchall()
            assert rows == []


def test_the_machine_releases_by_command() -> None:
    received(now=THEN)

    call_command("lykta_release", 2023, verbosity=0)

    assert _referrals_2023() == 1
    with pytest.raises(CommandError, match="mellan 2000 och"):
        call_command("lykta_release", 1999)


def test_releasing_is_in_the_log(database: str) -> None:
    key = _release()

    with events_of(database) as recorded:
        second = _release()

    assert second != key
    assert Logged("statistics.released", "done", second) in recorded


def test_two_who_release_at_once_never_get_one_number(sql_as: Any) -> None:
    _release()

    with sql_as("deploy") as owner, pytest.raises(psycopg.errors.UniqueViolation):
        owner.execute(
            "INSERT INTO published.statistics_release SELECT gen_random_uuid(), municipality, year,"
            " number, released_at, document FROM published.statistics_release"
        )
