"""Where Lykta keeps what it makes: environment, secrets, data, logs."""

import contextlib
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from launch.trouble import Trouble


@dataclass(frozen=True)
class Home:
    """The folder that holds everything Lykta makes (`LYKTA_HOME`)."""

    path: Path

    @property
    def demo(self) -> "Home":
        """The demo's own home: all it makes stands here, and `--fresh` empties it."""
        return Home(self.path / "demo")

    @property
    def environments(self) -> Path:
        """Python environments, one for each lock file and Python version."""
        return self.path / "env"

    @property
    def cache(self) -> Path:
        """What may be thrown away: compiled Python, caches of the checks."""
        return self.path / "cache"

    @property
    def logs(self) -> Path:
        """Operational logs; never personal data."""
        return self.path / "logs"

    @property
    def run(self) -> Path:
        """What is running now."""
        return self.path / "run"

    @property
    def secrets(self) -> Path:
        """Generated secrets, readable by their owner alone (`LYKTA_SECRETS`)."""
        given = os.environ.get("LYKTA_SECRETS")
        return Path(given) if given else self.path / "secrets"


def is_root() -> bool:
    """Whether this process may become another user (never on Windows)."""
    return sys.platform != "win32" and os.geteuid() == 0


def find_home() -> Home:
    """Return `LYKTA_HOME`, or the usual place: `~/.lykta`, for root `/var/lib/lykta`.

    Root's own home is closed to the user PostgreSQL runs as, hence the other place.
    """
    given = os.environ.get("LYKTA_HOME")
    if given:
        return Home(Path(given).expanduser().absolute())
    if is_root() and sys.platform == "linux":
        return Home(Path("/var/lib/lykta"))
    return Home(Path.home() / ".lykta")


def make_folder(path: Path, *, mode: int = 0o755) -> Path:
    """Make the folder, and its parents, when missing; never change one that is there.

    A strict umask does not make a folder stricter than asked: PostgreSQL's user has to reach it.
    """
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    try:
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            folder.chmod(mode if folder == path else 0o755)
        if not path.is_dir():
            raise NotADirectoryError(20, "there is a file of that name")
    except OSError as fault:
        raise Trouble(_cannot_write(path, fault)) from fault
    return path


def demand_writable(path: Path) -> None:
    """Make the folder and prove that files can be written in it."""
    make_folder(path)
    try:
        with tempfile.NamedTemporaryFile(dir=path, prefix=".try-"):
            pass
    except OSError as fault:
        raise Trouble(_cannot_write(path, fault)) from fault


def _cannot_write(path: Path, fault: OSError) -> str:
    return (
        f"Lykta cannot write in {path} ({fault.strerror or fault}).\n"
        "Set LYKTA_HOME to a folder of your own, for example: LYKTA_HOME=$HOME/lykta ./lykta demo"
    )


def write_secret(path: Path, text: str) -> None:
    """Write a secret whole or not at all, readable by its owner alone (0600)."""
    make_folder(path.parent, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as fault:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise Trouble(_cannot_write(path.parent, fault)) from fault


def read_secret(path: Path) -> str | None:
    """Return the secret, or None when there is none yet."""
    try:
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise Trouble(f"Lykta cannot read {path} ({fault.strerror}). Whose file is it?") from fault
