"""Counting that a note of threat or violence was made. The note itself is never kept (law W5)."""

from datetime import datetime

from django.db import connection

from lykta.kernel.actor import Actor
from lykta.workplace import access
from lykta.workplace.rules import threats as rules
from lykta.workplace.rules.threats import Note


def count_note(*, note: Note, again: bool, actor: Actor, now: datetime) -> Note:
    """Check the note and raise the administration's number for the year by one, unless `again`.

    No event is logged: that a note was made, by whom and when, is not kept (decision record).
    Raises Refused without the right to answer for a unit, Invalid for a note that names somebody.
    """
    access.check_may_answer(actor=actor, unit=actor.unit)
    rules.check(note, today=now.date())
    if not again:
        with connection.cursor() as cursor:
            cursor.execute("SELECT secrecy.count_threat()")
    return note
