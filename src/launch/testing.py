"""`./lykta test`: what CI runs, against a throw-away database; every failure is told at the end."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from launch import processes, surroundings
from launch.places import Home
from launch.postgres import Cluster
from launch.stopping import Stopped, stops_in_order
from launch.trouble import Trouble

# Where Linux keeps files in memory.
MEMORY = Path("/dev/shm")  # noqa: S108  # nosec B108
MEMORY_NEEDED = 4 * 1024**3
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = """No browser was found: the journeys in a real browser are left out.
Install one, for example: apt install chromium (or set LYKTA_CHROMIUM to its program)."""


@dataclass(frozen=True)
class Part:
    """One part of the run: its name and command."""

    name: str
    command: list[str]


@dataclass(frozen=True)
class Outcome:
    """How a part went."""

    name: str
    status: int
    seconds: float


def run(home: Home, *, full: bool, quick: bool, arguments: Sequence[str]) -> int:
    """Run linters and tests; the exit status is 0 only when every part passed."""
    root = surroundings.root()
    browser = find_browser()
    if browser is None and os.environ.get("CI") == "true":
        raise Trouble(NO_BROWSER + "\nIn CI that is an error.")
    parts = [] if quick else linters(root, home.cache)
    parts.append(tests(home.cache, full=full, browser=browser, arguments=arguments))
    given = {**caches(home.cache), **({"CHROMIUM": browser} if browser else {})}
    if full:
        given["LYKTA_TEST_FULL"] = "1"
    return _run_parts(parts, root, given, browser)


def _run_parts(
    parts: Sequence[Part], root: Path, given: Mapping[str, str], browser: str | None
) -> int:
    with stops_in_order(), tempfile.TemporaryDirectory(prefix="lykta-test-", dir=memory()) as name:
        place = Home(Path(name))
        place.path.chmod(0o755)
        cluster = Cluster(place.path, fsync=False)
        mark = os.urandom(16).hex()
        try:
            cluster.start()
            known = {**_surroundings(place, cluster, mark), **given}
            outcomes = [_run_part(part, root, known) for part in parts]
        except Stopped:
            return 130
        finally:
            processes.stop_marked(mark)
            cluster.destroy()
    return report(outcomes, browser)


def memory(folder: Path = MEMORY) -> Path | None:
    """Return a folder in memory for a database that nobody keeps; None where there is none to use.

    Every test clones its database: over a thousand files, made and removed twice as fast there.
    """
    try:
        told = os.statvfs(folder)
    except (OSError, AttributeError):  # no such folder; no such call on Windows
        return None
    is_free = told.f_bavail * told.f_frsize >= MEMORY_NEEDED
    runs = not told.f_flag & os.ST_NOEXEC  # PostgreSQL's program may be copied there
    return folder if is_free and runs and os.access(folder, os.W_OK) else None


def _surroundings(place: Home, cluster: Cluster, mark: str) -> dict[str, str]:
    given = surroundings.for_home(place, mode="test", mark=mark)
    strange = ("LYKTA_NOW", "LYKTA_DATABASE_URL_FILE", "LYKTA_PORT", "LYKTA_HOSTS")
    kept = {name: value for name, value in given.items() if name not in strange}
    return {
        **kept,
        "LYKTA_SECRETS": str(place.path / "secrets"),
        **surroundings.for_cluster(cluster),
    }


def linters(root: Path, cache: Path) -> list[Part]:
    """Return the checks that need no database."""
    module = [sys.executable, "-m"]
    templates = sorted(str(folder) for folder in root.glob("src/lykta/*/templates"))
    parts = [
        Part("ruff check", [*module, "ruff", "check", "src", "tests"]),
        Part("ruff format", [*module, "ruff", "format", "--check", "src", "tests"]),
        Part(
            "import-linter",
            [_script("lint-imports"), "--cache-dir", str(cache / "imports")],
        ),
        Part("mypy", [*module, "mypy", "src", "tests"]),
    ]
    if templates:
        parts.append(Part("djlint", [*module, "djlint", "--lint", "--quiet", *templates]))
    return parts


def tests(cache: Path, *, full: bool, browser: str | None, arguments: Sequence[str]) -> Part:
    """Return pytest's part; the operator's own arguments come last and win."""
    unwanted = [] if full else ["slow"]
    if browser is None:
        unwanted.append("browser")
    marks = ["-m", " and ".join(f"not {mark}" for mark in unwanted)] if unwanted else []
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n",
        "2",
        "--durations=40",
        "-o",
        f"cache_dir={cache / 'pytest'}",
    ]
    return Part("pytest", [*command, *marks, *arguments])


def caches(cache: Path) -> dict[str, str]:
    """Return where the tools keep their caches: outside the checkout, which may be read-only."""
    return {
        "RUFF_CACHE_DIR": str(cache / "ruff"),
        "MYPY_CACHE_DIR": str(cache / "mypy"),
    }


def find_browser() -> str | None:
    """Return the path of a Chromium or Chrome, or None."""
    given = os.environ.get("LYKTA_CHROMIUM") or os.environ.get("CHROMIUM")
    if given:
        return shutil.which(given)
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def _script(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _run_part(part: Part, root: Path, given: Mapping[str, str]) -> Outcome:
    print(f"\n== {part.name}", flush=True)
    started = time.monotonic()
    try:
        status = subprocess.run(part.command, cwd=root, env=dict(given), check=False).returncode
    except OSError as fault:
        print(fault, file=sys.stderr)
        status = 127
    return Outcome(part.name, status, time.monotonic() - started)


def report(outcomes: Sequence[Outcome], browser: str | None) -> int:
    """Print how each part went and how long it took; returns the exit status."""
    times = "  ".join(f"{each.name} {each.seconds:.0f} s" for each in outcomes)
    print(f"\nTimes: {times}")
    if browser is None:
        print(NO_BROWSER)
    failed = [each.name for each in outcomes if each.status != 0]
    print(f"FAILED: {', '.join(failed)}" if failed else "All parts passed.", flush=True)
    return 1 if failed else 0
