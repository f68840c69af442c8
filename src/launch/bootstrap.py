"""Stage one: make Lykta's own Python environment, then hand over to it.

Standard library only. A warm start costs one read of the lock file and one of the stamp.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from launch import locks
from launch.install import NO_DISK, Installer, NotFetched, find_installer
from launch.places import Home, demand_writable, find_home, make_folder
from launch.trouble import Trouble

MEGABYTE = 1024 * 1024
SPACE_NEEDED = {"runtime": 700 * MEGABYTE, "dev": 1200 * MEGABYTE}


@dataclass(frozen=True)
class Environment:
    """One environment folder: what is in it follows from the lock files and the Python version.

    `runtime.ok` stands there when the runtime set is whole, `dev.ok` when the tests' set is;
    `busy` while an installation runs, so that an interrupted one is made anew.
    """

    root: Path
    home: Home

    @property
    def folder(self) -> Path:
        """The folder, named after the runtime lock and this Python."""
        return self.home.environments / fingerprint(self._lock("runtime"))[:16]

    @property
    def installer(self) -> Installer:
        """What fills the folder."""
        return find_installer(self.folder)

    def is_ready(self, profile: str) -> bool:
        """Whether everything the profile needs was installed to the end, from this very lock."""
        if (self.folder / "busy").exists() or not self.installer.python.exists():
            return False
        try:
            return self._stamp(profile).read_text("ascii") == fingerprint(self._lock(profile))
        except OSError:
            return False

    def prepare(self, profile: str) -> None:
        """Install what is missing; safe to interrupt at any point."""
        demand_writable(self.home.environments)
        with locks.wait_for(self.home.environments / "lock", told=_tell_wait):
            if not self.is_ready(profile):
                self._install(profile)

    def _install(self, profile: str) -> None:
        free = shutil.disk_usage(self.home.environments).free
        if free < SPACE_NEEDED[profile]:
            raise Trouble(NO_DISK.format(path=self.home.environments))
        started = time.monotonic()
        _say(f"Lykta: installing into {self.folder} ...")
        if not self.is_ready("runtime"):
            self._renew()
        self._fill(profile)
        _say(f"Lykta: installed in {time.monotonic() - started:.0f} s.")

    def _renew(self) -> None:
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.installer.make()
        self._fill("runtime")

    def _fill(self, profile: str) -> None:
        if self.is_ready(profile):
            return
        busy = self.folder / "busy"
        busy.touch()
        try:
            self.installer.fill(self._lock(profile))
        except NotFetched:
            busy.unlink()
            raise
        self._stamp(profile).write_text(fingerprint(self._lock(profile)), "ascii")
        busy.unlink()

    def _stamp(self, profile: str) -> Path:
        return self.folder / f"{profile}.ok"

    def _lock(self, profile: str) -> Path:
        return self.root / "requirements" / f"{profile}.lock"


def fingerprint(lock: Path) -> str:
    """Return a hash of the lock file and of the Python that would be used."""
    try:
        text = lock.read_bytes()
    except OSError as fault:
        raise Trouble(f"{lock} is missing: is the checkout whole? Try: git status") from fault
    python = f"{sys.version}|{sys.base_prefix}|{sys.platform}|{platform.machine()}"
    return hashlib.sha256(text + python.encode()).hexdigest()


def hand_over(environment: Environment, arguments: list[str]) -> int:
    """Become `python -m launch …` inside the environment."""
    command = [str(environment.installer.python), "-m", "launch", *arguments]
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(environment.root / "src"),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LYKTA_HOME": str(environment.home.path),
        "LYKTA_ROOT": str(environment.root),
        "PYTHONPYCACHEPREFIX": str(environment.home.cache / "python"),
        "PYTHONNOUSERSITE": "1",
        "PYTHONUTF8": "1",
    }
    surroundings.pop("PYTHONHOME", None)
    if sys.platform == "win32":
        return subprocess.call(command, env=surroundings)
    sys.stdout.flush()
    os.execve(command[0], command, surroundings)  # noqa: S606 - no shell is meant


def main(arguments: list[str], root: str) -> int:
    """Make the environment ready and run the command in it; returns the exit status."""
    profile = "dev" if arguments[:1] == ["test"] else "runtime"
    try:
        environment = Environment(Path(root), find_home())
        make_folder(environment.home.path)
        if not environment.is_ready(profile):
            environment.prepare(profile)
        return hand_over(environment, arguments)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return trouble.status
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130


def _tell_wait() -> None:
    _say("Lykta: another start is installing; waiting for it ...")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
