"""Reads of the own administration's follow-up: every unit's voice, and the first of their words."""

from collections.abc import Collection
from functools import lru_cache
from json import loads
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from lykta.pages import put_once
from lykta.workplace.models import UnitAnswer, UnitAsked
from lykta.workplace.rules.facts import Asked, Promised, Told, Voice, Words
from lykta.workplace.terms import Side, Who

Rows = QuerySet[Any, Any]
SIDES = (Side.IMPROVE.value, Side.WORKS.value)


def own(round_id: UUID) -> Asked | None:
    """Return the reader's own administration as it is asked in a round; None: it is not.

    Own is the administration whose every unit the reader sees: director, HR, safety committee.
    Two queries.
    """
    key = own_administration()
    found = put_once.rows(_named, round_id, key) if key else []
    return Asked(round_id, *found[0]) if found else None


def own_administration() -> UUID | None:
    """Return the administration whose every unit the reader sees; None for everybody else."""
    key: UUID | None = _own_rows("SELECT secrecy.workplace_administration()")[0][0]
    return key


def _named(round_id: UUID, administration: UUID) -> Rows:
    rows = _asked(round_id, administration)
    return rows.values_list("administration_id", "administration_code", "administration_name")[:1]


def units(asked: Asked, *, first: int | None = None) -> list[tuple[UUID, str]]:
    """Return the asked units' keys and names, by name; the first of them, or all. One query."""
    rows = put_once.rows(_units, asked.round, asked.administration, first)
    return [(key, name) for key, name in rows]


def _units(round_id: UUID, administration: UUID, first: int | None) -> Rows:
    return _asked(round_id, administration).values_list("id", "unit_name")[:first]


def _asked(round_id: UUID, administration: UUID) -> Rows:
    rows = UnitAsked.objects.filter(round_id=round_id, administration_id=administration)
    return rows.order_by("unit_name", "id")


def voices(asked: Asked) -> tuple[Voice, ...]:
    """Return every asked unit's voice, by name. One query."""
    rows = _own_rows("SELECT id, name, told FROM secrecy.workplace_voices(%s)", asked.round)
    return tuple(
        Voice(key, name) if told is None else Voice._make((key, name, *_told(told)))
        for key, name, told in rows
    )


@lru_cache(maxsize=4096)
def _told(text: str) -> tuple[Any, ...]:
    """Return what follows a voice's name, from what the database makes of an answer."""
    *codes, improve, works, wrote_improve, wrote_works = text.split("|")
    has_words = zip(SIDES, (wrote_improve, wrote_works), strict=True)
    wrote = frozenset(side for side, has in has_words if has == "t")
    return (*codes, frozenset(loads(improve)), frozenset(loads(works)), wrote)


def _own_rows(sql: str, *values: UUID | int | None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def words(
    asked: Asked, side: Side, *, first: int | None = None, of: Collection[UUID] | None = None
) -> tuple[Words, ...]:
    """Return what the units wrote on one side, by name: the first, or all, `of` these units alone.

    One query.
    """
    where = (asked.round, asked.administration, side.value)
    if of is None:
        return tuple(Words(*row) for row in put_once.rows(_words, *where, first))
    return tuple(Words(*row) for row in _words(*where).filter(asked_id__in=of)[:first])


def _words(round_id: UUID, administration: UUID, side: str, first: int | None = None) -> Rows:
    rows = UnitAnswer.objects.filter(
        asked__round_id=round_id, asked__administration_id=administration
    )
    told = rows.exclude(**{side: ""}).order_by("asked__unit_name", "asked_id")
    return told.values_list("asked_id", "asked__unit_name", side)[:first]


def promises(asked: Asked, *, first: int | None = None) -> tuple[tuple[str, Promised], ...]:
    """Return what the units will do, with each unit's name: not done first, soonest first.

    One query.
    """
    rows = _own_rows(
        "SELECT unit, text, who, due_on, done FROM secrecy.workplace_promises(%s, %s)",
        asked.round,
        first,
    )
    return tuple(
        (unit, Promised(text, Who(who), due_on, done)) for unit, text, who, due_on, done in rows
    )


def told(asked: Asked, *, first: int | None = None) -> Told:
    """Return what the units told: every voice, and the first of each list, or all. Four queries."""
    return Told(
        asked=asked,
        voices=voices(asked),
        improve=words(asked, Side.IMPROVE, first=first),
        works=words(asked, Side.WORKS, first=first),
        promises=promises(asked, first=first),
    )
