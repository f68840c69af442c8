"""Telephone lines somebody has rung: a number nobody has verified is not published (law §10)."""

from datetime import date, datetime

from lykta.audit import api as audit
from lykta.contact import access
from lykta.contact.actions.publishing import publish
from lykta.contact.models import LineCheck
from lykta.contact.rules import numbers
from lykta.contact.rules.opening import Hours
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.problems import Invalid
from lykta.pages import registers


def check(
    *,
    code: str,
    name: str,
    number: str,
    hours: Hours | None,
    shown: bool,
    today: date,
    actor: Actor,
    now: datetime,
) -> Change:
    """Write down that a line was rung today, its number and hours, and whether to show it.

    The caller knows that the code stands in the directory. Raises Refused without the right to
    the help pages, Invalid for a number nobody can dial or hours in the wrong order.
    """
    access.check_may_describe(actor=actor)
    if shown and not numbers.can_be_dialled(number):
        raise Invalid({"number": "Skriv numret med siffror, till exempel 020-50 50 50."})
    if hours is not None and not hours.always and hours.closes <= hours.opens:
        raise Invalid({"closes": "Tiden den stänger måste vara senare än tiden den öppnar."})
    values = {
        "name": name,
        "number": number,
        "hours": numbers.hours_as_data(hours),
        "shown": shown,
        "checked_on": today,
    }
    row, change = registers.describe(LineCheck, key={"code": code}, values=values)
    if change is not Change.SAME:
        publish()
        audit.record("line.checked", about=row.id, detail={"line": code, "shown": int(shown)})
    return change
