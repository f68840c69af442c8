"""What is running under this home, and mending what a killed launcher left.

Whoever holds `run/lock` is in charge; the system gives the lock back when its holder dies.
`run/launch.json` tells the mark its children carry and the address they answer on.
"""

import contextlib
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from launch import locks, processes
from launch.places import Home, make_folder
from launch.trouble import Trouble


@dataclass(frozen=True)
class Launch:
    """One launch of Lykta: who, what, where."""

    mark: str
    number: int
    doing: str
    address: str = ""


def read_launch(home: Home) -> Launch | None:
    """Return the last launch written down, living or not."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        return Launch(**json.loads(_file(home).read_text("utf-8")))
    return None


@contextmanager
def take_charge(home: Home, *, doing: str, address: str = "") -> Iterator[str]:
    """Be the only one in charge of this home; yields the mark for the children.

    What an earlier launch left running is stopped first, and what this one started, last.
    """
    with locks.hold(home.run / "lock") as mine:
        if not mine:
            raise Trouble(_taken(read_launch(home)), status=3)
        before = read_launch(home)
        if before is not None and processes.stop_marked(before.mark):
            print("Stopped what an interrupted start had left running.", flush=True)
        launch = Launch(secrets.token_hex(16), os.getpid(), doing, address)
        _write(_file(home), launch)
        try:
            yield launch.mark
        finally:
            processes.stop_marked(launch.mark)
            _file(home).unlink(missing_ok=True)


def is_taken(home: Home) -> bool:
    """Whether another living process is in charge of this home."""
    with locks.hold(home.run / "lock") as mine:
        return not mine


def _taken(launch: Launch | None) -> str:
    if launch is not None and launch.address:
        return f"Lykta is already running: {launch.address} (process {launch.number})."
    what = f"`{launch.doing}` (process {launch.number})" if launch else "another command"
    return f"Lykta is busy here with {what}. Wait until it is done, or set another LYKTA_HOME."


def _file(home: Home) -> Path:
    return make_folder(home.run) / "launch.json"


def _write(path: Path, launch: Launch) -> None:
    part = path.with_suffix(".new")
    part.write_text(json.dumps(asdict(launch)), "utf-8")
    part.replace(path)
