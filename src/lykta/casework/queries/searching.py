"""Search by exact name parts, personal number or case number, and by nothing else.

Source: förordning (2001:637) 15 §. What is not there and what may not be seen answer alike.
"""

import re
from datetime import datetime

from django.db.models import QuerySet

from lykta.casework.models import Matter, NameToken
from lykta.casework.queries.lists import CaseRow, rows_of
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.personal_number import PersonalNumber
from lykta.kernel.problems import Invalid
from lykta.vault import api as vault

MOST = 50
_CASE_NUMBER = re.compile(r"(19|20)[0-9]{2}-[0-9]{4,7}")


def search(*, words: str, actor: Actor, now: datetime) -> list[CaseRow]:
    """Return the matters that carry all the words exactly, among those the actor may see."""
    actor.check_may(Permission.MATTER_READ)
    words = words.strip()
    if not words or len(words) > 200:
        return []
    found = _matching(words, now).order_by("-opened_on", "-number", "id")[:MOST]
    return list(rows_of(list(found), now=now))


def _matching(words: str, now: datetime) -> QuerySet[Matter]:
    """Four digits after a year can be a case number; a whole personal number has ten or twelve."""
    if _CASE_NUMBER.fullmatch(words):
        return Matter.objects.filter(number=words)
    matters = Matter.objects.all()
    for token in _tokens(words, now):
        carrying = NameToken.objects.filter(token=token).values("matter_id")
        matters = matters.filter(pk__in=carrying)
    return matters


def _tokens(words: str, now: datetime) -> list[bytes]:
    try:
        number = PersonalNumber.parse(words, today=stockholm(now).date())
    except Invalid:
        return vault.blind("name", words)
    return vault.blind("personal_number", number.normalised)
