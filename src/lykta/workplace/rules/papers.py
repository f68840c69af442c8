"""An administration's signed follow-up as a paper to board and safety committee (F45; law W2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lykta.documents.rules.paper import Block, Bullets, Facts, Heading, Paper, Table, Text
from lykta.kernel.calendar import day_in_words
from lykta.kernel.period import Period

Document = dict[str, Any]


def follow_up(
    made: Document, *, signed_on: date, notes: Sequence[str] = (), board_by: date | None = None
) -> Paper:
    """Return the paper, from the signed values alone. It names units and roles, never a person."""
    blocks: list[Block] = [
        Facts(_facts(made, signed_on, notes, board_by)),
        Heading("Är det gjort?"),
        Text(_answered(made)),
        Table("Svaren i tal", ("Fråga", "Svar"), _numbers(made)),
    ]
    blocks += _silent(made)
    blocks += [Heading("Det enheterna har gemensamt"), *_shared(made)]
    blocks += [Heading("Behöver bli bättre"), *_told(made["improve"])]
    blocks += [Heading("Fungerar bra"), *_told(made["works"])]
    blocks += [Heading("Åtgärder"), *_actions(made)]
    blocks += [Heading("Frågorna"), Bullets(tuple(made["questions"]))]
    title = f"Uppföljning av arbetsmiljön {made['year']}"
    return Paper(title, made["administration"], tuple(blocks))


def _facts(
    made: Document, signed_on: date, notes: Sequence[str], board_by: date | None
) -> tuple[tuple[str, str], ...]:
    pairs = [
        ("Till", "Nämnden och förvaltningens skyddskommitté"),
        ("Föreskrift", made["regulation"]),
        ("Signerad", f"Förvaltningsdirektören, {_day(signed_on)}"),
    ]
    if board_by is not None:
        pairs.append(("Behandlas senast", _day(board_by)))
    if notes:
        pairs.append(("Har tagit del", "; ".join(notes)))
    return tuple(pairs)


def _day(day: date) -> str:
    return day_in_words(day)


def _answered(made: Document) -> str:
    return f"{made['answered']} av {made['asked']} enheter har svarat."


def _numbers(made: Document) -> tuple[tuple[str, str], ...]:
    rows = [
        ("Är det gjort?", made["done"]),
        *made["lenses"],
        ("Rutinen för omtankesamtal", made["routine"]),
        ("Skyddsombudet med", made["safety"]),
    ]
    return tuple((name, _counted(counted)) for name, counted in rows)


def _counted(counted: Sequence[Sequence[Any]]) -> str:
    return ", ".join(f"{words}: {number}" for words, number in counted)


def _silent(made: Document) -> list[Block]:
    if not made["missing"]:
        return []
    return [Heading("Enheter som inte har svarat", 2), Bullets(tuple(made["missing"]))]


def _shared(made: Document) -> list[Block]:
    shared = made.get("shared", [])
    if not shared:
        return [Text("Ingenting är gemensamt för flera enheter.")]
    rows = tuple((one["name"], str(len(one["improve"])), str(len(one["works"]))) for one in shared)
    head = ("Tema", "Behöver bli bättre", "Fungerar bra")
    blocks: list[Block] = [Table("Hur många enheter som säger det", head, rows, numeric=(1, 2))]
    for one in shared:
        blocks.append(Heading(one["name"], 2))
        for words, names in (("Behöver bli bättre", "improve"), ("Fungerar bra", "works")):
            if one[names]:
                blocks.append(Text(f"{words}: {', '.join(one[names])}."))
    return blocks


def _told(rows: Sequence[Sequence[str]]) -> list[Block]:
    if not rows:
        return [Text("Ingen enhet har skrivit något.")]
    return [Bullets(tuple(f"{name}: {text}" for name, text in rows))]


def _actions(made: Document) -> list[Block]:
    if not made["promises"]:
        return [Text("Inga åtgärder.")]
    rows = tuple(
        (
            one["text"],
            one["unit"],
            one["who"],
            Period.parse(one["due_on"]).swedish,
            "Ja" if one["done"] else "Nej",
        )
        for one in made["promises"]
    )
    return [Table("Vad som ska göras", ("Åtgärd", "Enhet", "Vem", "Klart senast", "Gjort"), rows)]
