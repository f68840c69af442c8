"""Hours and openings as each language says them. A time is set apart, so that it reads left to right."""

from datetime import time

from lykta.contact.rules.opening import WEEK, Hours, Opening, in_a_row
from lykta.contact.rules.tongues import Tongue
from lykta.contact.terms import OpenState

_WHOLE_WEEK = 7


def state(opening: Opening, *, tongue: Tongue) -> str:
    """Say whether it is open: "Öppet nu till 16." """
    if opening.state is OpenState.ALWAYS:
        return tongue.ui["always"]
    if opening.state is OpenState.HOLIDAY:
        return tongue.hours["holiday"]
    if opening.state is OpenState.UNKNOWN:
        return ""
    if opening.at is None:
        return tongue.hours["later"]
    at = clock(opening.at, tongue=tongue)
    if opening.state is OpenState.OPEN:
        return tongue.hours["open"].format(time=at)
    if opening.ahead == 0:
        return tongue.hours["today"].format(time=at)
    if opening.ahead == 1 or opening.day is None:
        return tongue.hours["tomorrow"].format(time=at)
    day = tongue.on_days[WEEK.index(opening.day)]
    return tongue.hours["day"].format(time=at, day=day)


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
