"""The invented year and the living present, walked through the real actions by the real logins."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connections
from django.utils.crypto import salted_hmac

from lykta.casework import api as casework
from lykta.exchange.simulation import a_year, demo, invented, present
from lykta.exchange.simulation.people_at_work import EVERYONE, Stage
from lykta.kernel.problems import NotNow
from lykta.statistics import api as statistics
from tests.audit.log import rows
from tests.cast import NOW, acting
from tests.factories.casework import received

LISTED = settings.DATA_DIR / "canaries.yaml"
UPPSALA, PASSWORD = "0380", "en påhittad lösenfras"
COUNTS = ("referrals", "inquiries_opened", "outpatient_services", "shelter_placements")
AT_WORK = (
    "nexus.anna",
    "nexus.bilal",
    "nexus.behandlare",
    "nexus.teamledare",
    "nexus.chef",
    "nexus.admin",
    "mott.carin",
    "hrv.dalia",
    "socialjour",
    "boende.samordnare",
)


def _tables(database: str) -> dict[str, int]:
    """Count the rows of every table of the domain, past every policy."""
    names = rows(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'lykta'")
    return {name: rows(database, f'SELECT count(*) FROM lykta."{name}"')[0][0] for (name,) in names}


def _live_in(now: datetime) -> list[UUID]:
    stage = Stage.of((*EVERYONE, "nexus.admin"), today=now.date())
    return present.load(present.Today(stage, now=now, listed=invented.canaries(LISTED)))


@pytest.mark.parametrize("wanted", [(12, 9, 4, 2), (5, 5, 2, 3)], ids=str)
def test_a_year_walked_by_the_real_actions_is_counted_exactly_as_the_file_says(
    database: str, tmp_path: Path, wanted: tuple[int, ...]
) -> None:
    file = tmp_path / "liten.yaml"
    counts = dict(zip(COUNTS, wanted, strict=True))
    file.write_text(yaml.safe_dump({"statistics_2023": counts}), encoding="utf-8")
    told: list[tuple[str, int, int]] = []

    a_year.load_year(
        file=file,
        canaries=LISTED,
        seed=7,
        workers=1,
        tell=lambda what, done, of: told.append((what, done, of)),
    )
    call_command("lykta_release", 2023, verbosity=0)

    found = statistics.latest(municipality=UPPSALA, year=2023)
    assert found is not None
    assert found.totals == counts
    states = rows(database, "SELECT DISTINCT state FROM lykta.casework_matter")
    assert states == [("closed",)]
    running = "SELECT count(*) FROM lykta.housing_placement WHERE ended_on IS NULL"
    assert rows(database, running)[0][0] == 0
    with acting("analytiker"):
        assert sum(statistics.live(2024).totals.values()) == 0


def test_the_living_present_gives_everybody_in_casework_something_to_do(database: str) -> None:
    made = _live_in(NOW)

    assert len(made) == len(present.SCENES)
    for who in AT_WORK:
        with acting(who) as actor:
            assert casework.my_tasks(actor=actor, now=NOW), who


@pytest.mark.parametrize("hour", [0, 5, 12, 23])
def test_it_can_be_lived_in_at_any_hour(database: str, hour: int) -> None:
    moment = NOW.replace(hour=hour, minute=1)

    assert len(_live_in(moment)) == len(present.SCENES)


def test_erasing_it_leaves_no_row_of_it_anywhere(database: str) -> None:
    """Seen failing when the links to the child's matter were left, and when glass was."""
    kept = received()
    before = _tables(database)
    made = _live_in(NOW)
    assert _tables(database) != before

    demo.erase(made)

    assert _tables(database) == before
    with acting("nexus.anna") as anna:
        assert casework.story(matter_id=kept.matter_id, actor=anna, now=NOW).referrals


def test_erasing_what_is_not_there_is_nothing(database: str) -> None:
    before = _tables(database)

    demo.erase([UUID(int=1)])

    assert _tables(database) == before


def test_no_invented_matter_is_erased_in_a_real_installation(database: str) -> None:
    """Seen failing without the question about the installation in the database's function."""
    made = received().matter_id
    rows(database, "UPDATE secrecy.installation SET mode = 'production'")
    before = _tables(database)

    with pytest.raises(DatabaseError, match="insufficient_privilege"):
        demo.erase([made])

    assert _tables(database) == before
    connections["erasure"].close()


@pytest.mark.parametrize("login", ["app", "public", "statistics", "audit", "auditor"])
def test_no_other_login_erases(database: str, sql_as: Any, login: str) -> None:
    """Seen failing with EXECUTE left to everybody."""
    made = received().matter_id

    with sql_as(login) as attacker, pytest.raises(psycopg.errors.InsufficientPrivilege):
        attacker.execute("SELECT secrecy.erase_invented_matter(%s)", (made,))


def _demo_home(settings: Any, home: Path, database: str) -> None:
    """An installation whose municipality and year are read in already."""
    settings.HOME = home
    mark = salted_hmac("lykta.demo", PASSWORD).hexdigest()
    done = {"municipality": True, "password_mark": mark, "year": 2023, "database": database}
    (home / "demo.json").write_text(json.dumps(done), encoding="utf-8")


def _matters(database: str) -> set[UUID]:
    return {key for (key,) in rows(database, "SELECT id FROM lykta.casework_matter")}


def test_when_the_day_moves_the_present_is_made_anew(
    database: str, settings: Any, tmp_path: Path
) -> None:
    _demo_home(settings, tmp_path, database)

    def load(now: datetime) -> set[UUID]:
        demo.load(password=PASSWORD, now=now, tell=lambda *_: None)
        return _matters(database)

    today = load(NOW)
    assert load(NOW + timedelta(hours=3)) == today
    tomorrow = load(NOW + timedelta(days=1))
    assert len(tomorrow) == len(today)
    assert not tomorrow & today


def test_the_demo_is_never_read_into_a_real_installation(
    database: str, settings: Any, tmp_path: Path
) -> None:
    """Seen failing without the question about the mode."""
    _demo_home(settings, tmp_path, database)
    settings.MODE = "production"

    with pytest.raises(NotNow, match="skarp"):
        demo.load(password=PASSWORD, now=NOW, tell=lambda *_: None)

    assert _matters(database) == set()
