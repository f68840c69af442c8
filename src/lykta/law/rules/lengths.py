"""The `length` of a row in the law file, read strictly."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time

from lykta.law.rules.rule import Length
from lykta.law.rules.words import HURRIES

_PARTS: dict[str, Callable[[int], Length]] = {
    "hours": lambda whole: Length(hours=whole),
    "days": lambda whole: Length(days=whole),
    "weeks": lambda whole: Length(weeks=whole),
    "months": lambda whole: Length(months=whole),
    "years": lambda whole: Length(years=whole),
}
_LONGEST = 9999
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_WINDOW = re.compile(r"(\d\d)-(\d\d)/(\d\d)-(\d\d)")


def read_length(value: object) -> Length:
    """One way of counting, such as {days: 14}. ValueError says in Swedish what is wrong."""
    if not isinstance(value, dict) or not value:
        raise ValueError("ska vara som {days: 14}.")
    keys = set(value)
    if keys == {"years", "to_end_of_next_year"} and value["to_end_of_next_year"] is True:
        return Length(years=_whole(value["years"]), to_end_of_next_year=True)
    if len(keys) != 1:
        raise ValueError("ska ha ett enda sätt att räkna.")
    (key, part), *_ = value.items()
    return _single(str(key), part)


def _single(key: str, part: object) -> Length:
    if key in _PARTS:
        return _PARTS[key](_whole(part))
    if key in {"at_once", "without_delay"}:
        return Length(hurry=_hurry(part), late_after_today=key == "at_once")
    if key == "same_day_or_next":
        return Length(same_day_setting=str(part))
    if key == "clock_time":
        return Length(clock_time=_clock(part))
    if key == "windows":
        return Length(windows=_windows(part))
    raise ValueError(f"okänt sätt att räkna: {key}.")


def _whole(part: object) -> int:
    if type(part) is not int or not 0 < part <= _LONGEST:
        raise ValueError("talet ska vara ett helt tal från 1 till 9999.")
    return part


def _hurry(part: object) -> str:
    if part not in HURRIES:
        raise ValueError(f"ordet ska vara ett av: {', '.join(HURRIES)}.")
    return str(part)


def _clock(part: object) -> time:
    match = _CLOCK.fullmatch(part) if isinstance(part, str) else None
    if match is None:
        raise ValueError('klockslaget ska stå inom citattecken, som "15:00".')
    return time(int(match[1]), int(match[2]))


def _windows(part: object) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    if not isinstance(part, list) or not part:
        raise ValueError("windows ska vara en lista.")
    return tuple(_window(item) for item in part)


def _window(item: object) -> tuple[tuple[int, int], tuple[int, int]]:
    match = _WINDOW.fullmatch(item) if isinstance(item, str) else None
    if match is None:
        raise ValueError("ett fönster ska vara som 04-01/04-30.")
    month, day, to_month, to_day = (int(part) for part in match.groups())
    for m, d in ((month, day), (to_month, to_day)):
        if not (1 <= m <= 12 and 1 <= d <= 31) or (m, d) in {(2, 29), (2, 30), (2, 31)}:
            raise ValueError("ett fönster ska ha dagar som finns varje år.")
        if d == 31 and m in {4, 6, 9, 11}:
            raise ValueError("ett fönster ska ha dagar som finns varje år.")
    if (month, day) > (to_month, to_day):
        raise ValueError("ett fönster ska sluta efter att det öppnar, samma år.")
    return (month, day), (to_month, to_day)
