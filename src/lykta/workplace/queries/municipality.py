"""Reads of the whole municipality's years: counted in the database, in few queries."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from lykta.workplace.models import EarlierYear
from lykta.workplace.queries.rounds import signed
from lykta.workplace.rules import municipality as rules
from lykta.workplace.rules.facts import Round, YearOf


def _asked_of_the_database(
    sql: str, *values: str | date | UUID | int | None
) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def years(*, municipality: str, only: UUID | None = None) -> list[YearOf]:
    """Return every administration's years, or one's. Two queries.

    Empty unless the reader follows up the whole municipality, or `only` is the own.
    """
    names = "year, administration, name, asked, answered, known, signed, round"
    rows = _asked_of_the_database(
        f"SELECT {names} FROM secrecy.workplace_years(%s, %s)", municipality, only
    )
    written = EarlierYear.objects.filter(municipality=municipality)
    if only is not None:
        written = written.filter(administration_id=only)
    return [YearOf(*row) for row in rows] + [
        YearOf(one.year, one.administration_id, one.administration_name, one.asked, one.answered)
        for one in written.order_by("year", "administration_name")
    ]


def closed_years(*, municipality: str) -> list[rules.YearSum]:
    """Return the years that every administration has signed, before the small-number rules."""
    rows = _asked_of_the_database(
        "SELECT year, asked, answered, known FROM secrecy.workplace_closed_years(%s) ORDER BY year",
        municipality,
    )
    return [
        rules.YearSum(year, asked, answered, known, by_hand=False)
        for year, asked, answered, known in rows
    ]


def administrations(
    *, of: Round, municipality: str, today: date, first: int | None = None
) -> tuple[list[rules.AdministrationYear], list[rules.YearSum]]:
    """Return a round's administrations, and the sums of every year. Five queries.

    `first`: how many silent units of each administration are named; None: all.
    """
    actions = {
        row[0]: rules.Actions(*row[1:])
        for row in _asked_of_the_database(
            "SELECT administration, still_open, late, done FROM secrecy.workplace_actions(%s, %s)",
            str(of.id),
            today,
        )
    }
    known = years(municipality=municipality)
    found = rules.administrations(
        round_id=of.id,
        years=known,
        silent=silent(of.id, first=first),
        signed=signed(),
        actions=actions,
    )
    return found, rules.by_year(known)


def silent(round_id: UUID, *, first: int | None = None) -> dict[UUID, list[str]]:
    """Return the silent units' names by administration, the first of each or all. One query."""
    found: dict[UUID, list[str]] = defaultdict(list)
    for administration, unit in _asked_of_the_database(
        "SELECT administration, unit FROM secrecy.workplace_silent(%s, %s)", str(round_id), first
    ):
        found[administration].append(unit)
    return found


def common(round_id: UUID) -> list[rules.CommonTheme]:
    """Return what the signed administrations share. One query."""
    rows = _asked_of_the_database(
        "SELECT administration, theme, works, improve FROM secrecy.workplace_shared(%s)",
        str(round_id),
    )
    return rules.common(rows)


def counts(*, municipality: str, year: int) -> dict[str, int]:
    """Return a closed year's shares for the plan, in per cent; what is too few is left out.

    "answered": units that answered; "routine": of those asked, where the routine is known.
    """
    found = [one for one in closed_years(municipality=municipality) if one.year == year]
    shares = {
        name: rules.open_share(part, one.asked)
        for one in found
        for name, part in (("answered", one.answered), ("routine", one.known))
        if part is not None
    }
    return {name: told for name, told in shares.items() if told is not None}
