"""`./lykta test`: every part runs, every failure is told at the end."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from launch import testing
from launch.testing import Outcome
from tests.launch.stand_in import StandIn

GOOD = """
import os, psycopg
def test_database():
    address = os.environ["LYKTA_DATABASE_URL"].rsplit("/", 1)[0] + "/postgres"
    with psycopg.connect(address) as database:
        assert database.execute("show fsync").fetchone() == ("off",)
def test_mode():
    assert os.environ["LYKTA_MODE"] == "test"
    assert "LYKTA_NOW" not in os.environ
"""


def write_tests(stand_in: StandIn, text: str) -> None:
    """Give the stand-in tests of its own."""
    (stand_in.root / "pytest.ini").write_text("[pytest]\ntestpaths = tests\n")
    (stand_in.root / "tests").mkdir()
    (stand_in.root / "tests" / "test_small.py").write_text(text)


def test_tests_get_a_throw_away_database(stand_in: StandIn) -> None:
    """Its folder is gone afterwards; the operator's clock is not heeded."""
    write_tests(stand_in, GOOD)
    done = stand_in.run(
        "test", "--quick", "-n", "0", "-p", "no:django", LYKTA_NOW="2020-01-01T00:00"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout
    assert done.stdout.splitlines()[-1] == "All parts passed."


def test_a_failure_is_told_at_the_end(stand_in: StandIn) -> None:
    """With pytest's own summary close above it."""
    write_tests(stand_in, "def test_bad():\n    assert False\n")
    done = stand_in.run("test", "--quick", "-n", "0", "-p", "no:django")
    assert done.returncode == 1
    assert "1 failed" in done.stdout
    assert done.stdout.splitlines()[-1] == "FAILED: pytest"


def test_linters_that_fail_do_not_stop_the_tests(stand_in: StandIn) -> None:
    """All failures of a run are seen at once."""
    write_tests(stand_in, GOOD)
    done = stand_in.run("test", "-n", "0", "-p", "no:django")
    assert done.returncode == 1
    assert "2 passed" in done.stdout
    last = done.stdout.splitlines()[-1]
    assert last.startswith("FAILED: ")
    assert "import-linter" in last
    assert "pytest" not in last


def test_ci_demands_a_browser(stand_in: StandIn) -> None:
    """Elsewhere its absence is one line; in CI it is an error."""
    done = stand_in.run("test", "--quick", CI="true", LYKTA_CHROMIUM="/nowhere/chromium")
    assert done.returncode == 1
    assert "apt install chromium" in done.stderr


def test_without_a_browser_its_tests_are_left_out() -> None:
    """And the slow ones, unless asked for."""
    part = testing.tests(Path("/cache"), full=False, browser=None, arguments=["-x"])
    assert part.command[part.command.index("-m", 3) + 1] == "not slow and not browser"
    assert part.command[-1] == "-x"
    full = testing.tests(Path("/cache"), full=True, browser="/bin/chromium", arguments=[])
    assert "-m" not in full.command[3:]


@pytest.mark.parametrize(("free", "flag", "used"), [(4, 0, True), (3.9, 0, False), (8, 8, False)])
def test_the_test_database_lies_in_memory_where_there_is_room_and_programs_may_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: float, flag: int, used: bool
) -> None:
    """A container gives 64 megabytes of it, and some let nothing run there."""
    told = SimpleNamespace(f_bavail=int(free * 1024**2), f_frsize=1024, f_flag=flag)
    monkeypatch.setattr("os.statvfs", lambda folder: told)

    assert testing.memory(tmp_path) == (tmp_path if used else None)


def test_the_test_database_lies_on_disk_where_there_is_no_memory_folder(tmp_path: Path) -> None:
    assert testing.memory(tmp_path / "nowhere") is None


def test_the_report_names_each_failed_part(capsys: pytest.CaptureFixture[str]) -> None:
    """Times of all, names of the failed, the right status."""
    outcomes = [Outcome("mypy", 1, 7.2), Outcome("pytest", 0, 60.4)]
    assert testing.report(outcomes, "/bin/chromium") == 1
    assert capsys.readouterr().out == "\nTimes: mypy 7 s  pytest 60 s\nFAILED: mypy\n"
