"""Hours and openings as each language says them."""

from datetime import time

from lykta.contact.rules.opening import WEEK, Hours, Opening, in_a_row
from lykta.contact.rules.tongues import Tongue
from lykta.contact.terms import OpenState

_WHOLE_WEEK = 7


def state(opening: Opening, *, tongue: Tongue) -> str:
    """Say whether it is open: "Öppet nu till 16." """
    if opening.at is None:
        return _without_time(opening.state, tongue)
    day = tongue.on_days[WEEK.index(opening.day)] if opening.day else ""
    words = tongue.hours[_which(opening)]
    return words.format(time=clock(opening.at, tongue=tongue), day=day)


def _without_time(known: OpenState, tongue: Tongue) -> str:
    return {
        OpenState.ALWAYS: tongue.ui["always"],
        OpenState.HOLIDAY: tongue.hours["holiday"],
        OpenState.UNKNOWN: "",
    }.get(known, tongue.hours["later"])


def _which(opening: Opening) -> str:
    """Return the key of the sentence."""
    if opening.state is OpenState.OPEN:
        return "open"
    return {0: "today", 1: "tomorrow"}.get(opening.ahead, "day")


def week(hours: Hours, *, tongue: Tongue) -> str:
    """Say the days and hours: "måndag–fredag 9–16"."""
    if hours.always:
        return tongue.ui["always"]
    names = [tongue.days[WEEK.index(day)] for day in hours.days]
    days = f"{names[0]}–{names[-1]}" if in_a_row(hours.days) else ", ".join(names)
    if len(names) == _WHOLE_WEEK:
        days = tongue.ui["every_day"]
    between = f"{clock(hours.opens, tongue=tongue)}–{clock(hours.closes, tongue=tongue)}"
    return f"{days} {between}"


def clock(moment: time, *, tongue: Tongue) -> str:
    """Say a time of day as the language writes it."""
    if tongue.clock == "colon":
        return f"{moment.hour}:{moment.minute:02d}"
    return f"{moment.hour}" if moment.minute == 0 else f"{moment.hour}.{moment.minute:02d}"
