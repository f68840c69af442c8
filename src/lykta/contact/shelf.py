"""The help pages ready to hand out: bytes in memory, and a copy on disk that outlives the database.

The copy is written anew at every change and looked at each time a page is handed out, so that all
processes follow at once; once a minute it is read anew, for changes made by another machine.
When the database is away the copy speaks; on a first start without either, the shipped numbers do.
"""

import gzip
import json
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from datetime import time as clock_time
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections

from lykta.contact import printing, queries
from lykta.contact.printing import Directory, Now
from lykta.contact.queries import PlaceText
from lykta.contact.rules import numbers
from lykta.contact.rules.numbers import Checked
from lykta.contact.terms import AcuteTimes, Day

log = logging.getLogger("lykta.help")
ANEW = 60  # seconds
NAME = "directory.json"


@dataclass(frozen=True)
class Made:
    """A page's bytes, plain and packed."""

    plain: bytes
    packed: bytes


class _Shelf:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.seen: tuple[str, int] = ("", -1)  # which copy: its database and its file's time
        self.directory = Directory((), ())
        self.minute: tuple[int, Now] = (-1, Now((), ()))
        self.pages: dict[tuple[str, str], tuple[Now, Made]] = {}
        self.asked = 0.0


_shelf = _Shelf()


def page(code: str, name: str, *, now: datetime) -> Made:
    """Return a help page's bytes as they are now. The caller knows that the page exists."""
    return _made((code, name), partial(printing.printed, code, name), now)


def start_page(*, now: datetime) -> Made:
    """Return the neutral start page's bytes."""
    return _made(("", "start"), printing.printed_start, now)


def _made(key: tuple[str, str], render: Callable[[Directory, Now], bytes], now: datetime) -> Made:
    _look()
    state = _state(now)
    found = _shelf.pages.get(key)
    if found is None or found[0] is not state:
        if found is None or found[0] != state:
            plain = render(_shelf.directory, state)
            found = (state, Made(plain, gzip.compress(plain, 9, mtime=0)))
        _shelf.pages[key] = (state, found[1])
    return found[1]


def _state(now: datetime) -> Now:
    minute = int(now.timestamp()) // 60
    if _shelf.minute[0] != minute:
        _shelf.minute = (minute, printing.state_at(_shelf.directory, now))
    return _shelf.minute[1]


def renew() -> None:
    """Read the published places and lines anew and write the copy. Raises DatabaseError."""
    content = {
        "database": _database(),
        "places": [_place_as_data(place) for place in queries.published()],
        "lines": [_check_as_data(check) for check in queries.published_lines().values()],
    }
    _write(content)


def _look() -> None:
    """Take in the copy when it is another than last time; have it read anew when it is old."""
    try:
        written = os.stat(f"{settings.HOME}/{printing.FOLDER}/{NAME}").st_mtime
    except OSError:
        written = 0.0
    if _shelf.seen != (_database(), int(written * 1000)):
        with _shelf.lock:
            _take_in(printing.folder() / NAME, written)
    elif time.time() - max(written, _shelf.asked) > ANEW:
        _shelf.asked = time.time()
        threading.Thread(target=_renew_aside, daemon=True).start()


def _take_in(path: Path, written: float) -> None:
    content = _read(path)
    if content.get("database") != _database():
        if _renew_quietly():
            content, written = _read(path), path.stat().st_mtime
        else:
            content = {}
    directory = _directory(content)
    if directory != _shelf.directory:
        _shelf.directory, _shelf.minute = directory, (-1, Now((), ()))
        _shelf.pages.clear()
    # Without a copy the database is asked again soon, not at every reader.
    _shelf.seen = (_database(), int(written * 1000))
    _shelf.asked = time.time()


def _directory(content: dict[str, Any]) -> Directory:
    checks = {row["code"]: _check(row) for row in content.get("lines", [])}
    return Directory(
        tuple(_place(row) for row in content.get("places", [])),
        numbers.published(printing.shipped_lines(), checks),
    )


def _renew_quietly() -> bool:
    """Renew; an unreachable database or a full disk is no fault of the reader."""
    try:
        renew()
    except (DatabaseError, OSError) as problem:
        log.warning("the help pages' copy was not renewed: %s", type(problem).__name__)
        return False
    return True


def _renew_aside() -> None:
    """Renew in a thread of its own, so that no reader waits for it."""
    _renew_quietly()
    connections["public"].close()


def _database() -> str:
    return str(connections.settings["public"]["NAME"])


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(content: dict[str, Any]) -> None:
    folder = printing.folder()
    folder.mkdir(parents=True, exist_ok=True)
    path, text = folder / NAME, json.dumps(content, ensure_ascii=False, indent=1)
    if _read(path) == content:
        os.utime(path)
        return
    for name, page in printing.copies(_directory(content)).items():
        _replace(folder / name, page)
    _replace(path, text.encode())


def _replace(path: Path, content: bytes) -> None:
    waiting = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    waiting.write_bytes(content)
    waiting.replace(path)


def _place_as_data(place: PlaceText) -> dict[str, Any]:
    found = asdict(place)
    del found["posts"], found["services"]
    times = {name: found[name].isoformat("minutes") for name in ("opens", "closes")}
    return {**found, **times, "days": [day.value for day in place.days]}


def _place(row: dict[str, Any]) -> PlaceText:
    known = {
        "days": tuple(Day(day) for day in row["days"]),
        "opens": clock_time.fromisoformat(row["opens"]),
        "closes": clock_time.fromisoformat(row["closes"]),
        "acute_times": AcuteTimes(row["acute_times"]),
    }
    return PlaceText(**{**row, **known})


def _check_as_data(check: Checked) -> dict[str, Any]:
    return {
        **asdict(check),
        "hours": numbers.hours_as_data(check.hours),
        "checked_on": check.checked_on.isoformat(),
    }


def _check(row: dict[str, Any]) -> Checked:
    known = {
        "hours": numbers.hours_of(row["hours"]),
        "checked_on": date.fromisoformat(row["checked_on"]),
    }
    return Checked(**{**row, **known})
