"""The plan's measures as an Excel file: out and in have the same columns; the code never changes.

A row without a code is a new measure. What is empty in the file becomes empty in the plan, but
only for the columns that are here: everything else about a measure is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from lykta.documents.rules.sheet import Sheet
from lykta.follow_up.rules.sheets import Fault
from lykta.kernel.party import Party
from lykta.plan.rules.texts import MeasureText
from lykta.plan.terms import WorkKind

NAME: Final = "Åtgärder"
CODE, TITLE, KIND, LEADS, PARTNERS, WHY, WHAT, EFFECT = (
    "Id",
    "Åtgärd",
    "Slag",
    "Leder",
    "Medverkar",
    "Varför",
    "Vad",
    "Ska ge",
)
HEAD: Final = (CODE, TITLE, KIND, LEADS, PARTNERS, WHY, WHAT, EFFECT)
LONGEST_TITLE: Final = 200
LONGEST_TEXT: Final = 5000
_KINDS = {one.swedish.lower(): one for one in WorkKind}


@dataclass(frozen=True)
class Row:
    """One row that was read: the measure as it would be told, and if it is new or as it was."""

    row: int
    text: MeasureText
    new: bool
    same: bool


def sheet(measures: Iterable[MeasureText]) -> Sheet:
    """Return the measures as a sheet."""
    return Sheet(NAME, HEAD, tuple(_told(each) for each in measures))


def _told(one: MeasureText) -> tuple[str, ...]:
    kind = WorkKind(one.kind).swedish
    return (
        one.code,
        one.title,
        kind,
        _names(one.leads),
        _names(one.partners),
        one.why,
        one.what,
        one.effect,
    )


def _names(parties: Iterable[Party]) -> str:
    return "; ".join(party.code or party.name for party in parties)


def read(
    rows: Iterable[Mapping[str, str]],
    *,
    have: Mapping[str, MeasureText],
    parties: Mapping[str, Party],
) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """Read the rows: what each would tell, and what is wrong by row. `parties` are ours by code."""
    good: list[Row] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    for place, row in enumerate(rows, start=2):
        if not any(value.strip() for value in row.values()):
            continue
        one = _row(place, row, have, parties)
        if isinstance(one, Row) and one.text.code in seen:
            one = Fault(place, "Samma id står på en tidigare rad. Ta bort den ena raden.")
        if isinstance(one, Fault):
            faults.append(one)
        else:
            seen.add(one.text.code)
            good.append(one)
    return tuple(good), tuple(faults)


def _row(
    place: int,
    row: Mapping[str, str],
    have: Mapping[str, MeasureText],
    parties: Mapping[str, Party],
) -> Row | Fault:
    code, title = row.get(CODE, "").strip(), row.get(TITLE, "").strip()
    if code and code not in have:
        return Fault(place, "Id:t finns inte i planen. Lämna det tomt för en ny åtgärd.")
    if not title or len(title) > LONGEST_TITLE:
        return Fault(place, f"Åtgärden behöver ett namn på högst {LONGEST_TITLE} tecken.")
    kind = _KINDS.get(row.get(KIND, "").strip().lower())
    if kind is None:
        words = ", ".join(one.swedish for one in WorkKind)
        return Fault(place, f"”Slag” ska vara något av: {words}.")
    found = have.get(code, MeasureText(code or _new_code(title), title, kind.value))
    text = replace(found, title=title, kind=kind.value)
    return _with_words(place, row, _with_parties(row, text, parties), known=have.get(code))


def _new_code(title: str) -> str:
    """Return a code of its own for a new measure; the same name gives the same code again."""
    return f"fil-{uuid5(NAMESPACE_URL, title.casefold()).hex[:12]}"


def _with_parties(
    row: Mapping[str, str], text: MeasureText, parties: Mapping[str, Party]
) -> MeasureText | str:
    """Return the text with its parties, or the word that looks like a code and is none."""
    read_in: dict[str, tuple[Party, ...]] = {}
    for name, column in (("leads", LEADS), ("partners", PARTNERS)):
        words = [word.strip() for word in row.get(column, "").split(";") if word.strip()]
        strange = next((word for word in words if word not in parties and word.isupper()), None)
        if strange is not None:
            return strange
        read_in[name] = tuple(parties.get(word, Party(word[:200])) for word in words)
    return replace(text, leads=read_in["leads"], partners=read_in["partners"])


def _with_words(
    place: int, row: Mapping[str, str], text: MeasureText | str, *, known: MeasureText | None
) -> Row | Fault:
    if isinstance(text, str):
        return Fault(
            place, f"Koden ”{text[:20]}” finns inte. Skriv en kod som finns, eller ett namn."
        )
    words = {name: row.get(column, "").strip() for name, column in _WORDS}
    if any(len(word) > LONGEST_TEXT for word in words.values()):
        return Fault(place, f"En text är längre än {LONGEST_TEXT} tecken.")
    told = replace(text, why=words["why"], what=words["what"], effect=words["effect"])
    return Row(place, told, new=known is None, same=told == known)


_WORDS: Final = (("why", WHY), ("what", WHAT), ("effect", EFFECT))
