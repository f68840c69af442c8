"""Whether the demo's database was already made ready for this very code, day and password.

Making ready starts Django once more, only to find nothing to do: a warm start leaves it out.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from launch.places import Home, read_secret, write_secret

FOLDERS = ("src", "data", "locale")
HEEDED = ("LYKTA_NOW", "LYKTA_MUNICIPALITY", "LYKTA_SECRETS")
STAMP = "prepared"


def fingerprint(root: Path, *, password: str) -> str:
    """Return a hash of all that making ready depends on: files, day, clock, password."""
    zone = ZoneInfo("Europe/Stockholm")
    day = datetime.fromtimestamp(time.time(), tz=zone).date().isoformat()
    said = [day, password, *(os.environ.get(name, "") for name in HEEDED), *_files(root)]
    return hashlib.sha256("\0".join(said).encode()).hexdigest()


def is_prepared(place: Home, mark: str) -> bool:
    """Whether the last making ready had the same fingerprint and came to its end."""
    return read_secret(place.path / STAMP) == mark


def note_prepared(place: Home, mark: str) -> None:
    """Remember that making ready came to its end."""
    write_secret(place.path / STAMP, mark)


def _files(root: Path) -> Iterator[str]:
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if "__pycache__" not in path.parts and path.is_file():
                state = path.stat()
                yield f"{path}|{state.st_size}|{state.st_mtime_ns}"
