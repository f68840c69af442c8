"""Setting whom to ring, and the limit for repeated absence, in the guidance."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid
from lykta.workplace import access
from lykta.workplace.rules.naming import individuals
from lykta.workplace.rules.support import Line


def set_contact(
    *,
    line: Line,
    name: str,
    number: str = "",
    web: str = "",
    hours: str = "",
    confirmed: bool = False,
    actor: Actor,
    now: datetime,
) -> None:
    """Set a function's ways in, as anybody reads them (F41-F43); confirmed: tried today.

    Raises Refused without the right to the set-up, Invalid for a person's name or no way in.
    """
    access.check_may_describe(actor=actor)
    if individuals(name):
        raise Invalid({"name": "Skriv funktionen, aldrig namnet på en person."})
    if line is not Line.ABSENCE and not (number or web):
        raise Invalid({"number": "Skriv ett nummer eller en adress på webben."})
    tried = now.date() if confirmed else None
    values: tuple[UUID | str | date | None, ...]
    values = (uuid4(), line.value, name.strip(), number.strip(), web, hours.strip(), tried)
    with connection.cursor() as cursor:
        cursor.execute("SELECT published.set_support_contact(%s, %s, %s, %s, %s, %s, %s)", values)
    audit.record("workplace.contact", detail={"line": line.value})
