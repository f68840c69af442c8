"""A lock that the system takes back when its holder dies, however it dies."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from launch.places import make_folder

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


@contextmanager
def hold(path: Path) -> Iterator[bool]:
    """Hold the lock while the block runs; yields False when someone else holds it."""
    make_folder(path.parent)
    with path.open("a", encoding="utf-8") as file:
        yield _take(file)


@contextmanager
def wait_for(path: Path, *, told: Callable[[], None]) -> Iterator[None]:
    """Hold the lock, waiting for whoever has it; `told` is called once when there is a wait."""
    make_folder(path.parent)
    with path.open("a", encoding="utf-8") as file:
        if not _take(file):
            told()
            while not _take(file):
                time.sleep(0.2)
        yield
