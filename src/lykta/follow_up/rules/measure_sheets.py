"""The plan's measures as an Excel file: out and in have the same columns; the code never changes.

A row without a code is a new measure. What is empty in the file becomes empty in the plan, but
only for the columns that are here: everything else about a measure is left as it is. The last
column tells how the row stood when the file was taken out, so that a file that has lain for a
week overwrites nobody: rows nobody has touched are passed, and a row whose measure has been
changed since is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from lykta.documents.rules.sheet import Sheet
from lykta.documents.rules.writable import clean
from lykta.follow_up.rules.sheets import Fault
from lykta.kernel.frozen import freeze
from lykta.kernel.party import Party
from lykta.plan.rules import changes
from lykta.plan.rules.texts import MeasureText
from lykta.plan.terms import Changed, WorkKind

NAME: Final = "Åtgärder"
CODE, TITLE, KIND, LEADS, PARTNERS, WHY, WHAT, EFFECT, STOOD = (
    "Id",
    "Åtgärd",
    "Slag",
    "Leder",
    "Medverkar",
    "Varför",
    "Vad",
    "Ska ge",
    "Ändra inte här",
)
TOLD: Final = (TITLE, KIND, LEADS, PARTNERS, WHY, WHAT, EFFECT)
HEAD: Final = (CODE, *TOLD, STOOD)
LONGEST_TITLE: Final = 200
LONGEST_TEXT: Final = 5000
_KINDS = {one.swedish.lower(): one for one in WorkKind}
_WORDS: Final = (("why", WHY), ("what", WHAT), ("effect", EFFECT))


@dataclass(frozen=True)
class Known:
    """What the plan has: its measures by code, those that have ended, and who changed one last.

    `parties` are ours by code. `touched` tells for a code who changed it last, in words.
    """

    measures: Mapping[str, MeasureText] = field(default_factory=dict)
    parties: Mapping[str, Party] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()
    touched: Mapping[str, str] = field(default_factory=dict)

    def party(self, word: str) -> Party | None:
        """Return the party with this code or name, whatever letters it is written with."""
        if word in self.parties:
            return self.parties[word]
        wanted = word.casefold()
        for code, party in self.parties.items():
            if wanted in (code.casefold(), party.name.casefold()):
                return party
        return None


@dataclass(frozen=True)
class Row:
    """One row that was read: the measure as it would be told, and as it is (None: a new one)."""

    row: int
    text: MeasureText
    before: MeasureText | None

    @property
    def new(self) -> bool:
        """Tell whether the measure is new."""
        return self.before is None

    @property
    def same(self) -> bool:
        """Tell whether the row changes nothing."""
        return self.text == self.before

    @property
    def changed(self) -> list[tuple[Changed, str, str]]:
        """Return what would be changed, in the words of the measure's history."""
        before = changes.told(self.before) if self.before else {}
        return changes.differing(before, changes.told(self.text))


def sheet(measures: Iterable[MeasureText]) -> Sheet:
    """Return the measures as a sheet."""
    told = ((one.code, _cells(one)) for one in measures)
    return Sheet(NAME, HEAD, tuple((code, *cells, stood(cells)) for code, cells in told))


def _cells(one: MeasureText) -> tuple[str, ...]:
    kind = WorkKind(one.kind).swedish
    names = (_names(one.leads), _names(one.partners))
    return one.title, kind, *names, one.why, one.what, one.effect


def _names(parties: Iterable[Party]) -> str:
    return "; ".join(party.code or party.name for party in parties)


def stood(cells: Iterable[str]) -> str:
    """Return a short sign of what stood in a row; spaces and line breaks do not count."""
    return freeze([" ".join(clean(cell).split()) for cell in cells]).digest[:12]


def missing(rows: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the columns that the file does not have; without one, what it holds would be lost."""
    first = next(iter(rows), None)
    return () if first is None else tuple(name for name in HEAD if name not in first)


def read(
    rows: Iterable[Mapping[str, str]], *, known: Known
) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """Read the rows: what each would tell, and what is wrong by row."""
    good: list[Row] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    for place, row in enumerate(rows, start=2):
        if not any(row.get(name, "").strip() for name in (CODE, *TOLD)):
            continue
        one = _row(place, row, known)
        if isinstance(one, Row) and one.text.code in seen:
            one = Fault(place, "Samma id står på en tidigare rad. Ta bort den ena raden.")
        if isinstance(one, Fault):
            faults.append(one)
        else:
            seen.add(one.text.code)
            good.append(one)
    return tuple(good), tuple(faults)


def _row(place: int, row: Mapping[str, str], known: Known) -> Row | Fault:
    code, title = row.get(CODE, "").strip(), row.get(TITLE, "").strip()
    if code and code not in known.measures:
        return Fault(place, "Id:t finns inte i planen. Lämna det tomt för en ny åtgärd.")
    if code and _untouched(row):
        return Row(place, known.measures[code], known.measures[code])
    if not title or len(title) > LONGEST_TITLE:
        return Fault(place, f"Åtgärden behöver ett namn på högst {LONGEST_TITLE} tecken.")
    kind = _KINDS.get(row.get(KIND, "").strip().lower())
    if kind is None:
        words = ", ".join(one.swedish for one in WorkKind)
        return Fault(place, f"”Slag” ska vara något av: {words}.")
    code = code or _new_code(title)
    begun = known.measures.get(code, MeasureText(code, title, kind.value))
    text = _with_words(place, row, replace(begun, title=title, kind=kind.value), known)
    return text if isinstance(text, Fault) else _met(place, row, text, known)


def _untouched(row: Mapping[str, str]) -> bool:
    """Tell whether nobody has written in the row since the file was taken out."""
    return row.get(STOOD, "").strip() == stood(row.get(name, "") for name in TOLD)


def _new_code(title: str) -> str:
    """Return a code of its own for a new measure; the same name gives the same code again."""
    return f"fil-{uuid5(NAMESPACE_URL, title.casefold()).hex[:12]}"


def _with_words(
    place: int, row: Mapping[str, str], text: MeasureText, known: Known
) -> MeasureText | Fault:
    """Return the text with the row's parties and words, or what is wrong with them."""
    words = {name: row.get(column, "").strip() for name, column in _WORDS}
    if any(len(word) > LONGEST_TEXT for word in words.values()):
        return Fault(place, f"En text är längre än {LONGEST_TEXT} tecken.")
    parties: dict[str, tuple[Party, ...]] = {}
    for name, column in (("leads", LEADS), ("partners", PARTNERS)):
        names = [word.strip() for word in row.get(column, "").split(";") if word.strip()]
        strange = next((word for word in names if word.isupper() and not known.party(word)), None)
        if strange is not None:
            reason = f"Koden ”{strange[:20]}” finns inte. Skriv en kod som finns, eller ett namn."
            return Fault(place, reason)
        parties[name] = tuple(known.party(word) or Party(word[:200]) for word in names)
    return replace(
        text,
        leads=parties["leads"],
        partners=parties["partners"],
        why=_as_it_was(text.why, words["why"]),
        what=_as_it_was(text.what, words["what"]),
        effect=_as_it_was(text.effect, words["effect"]),
    )


def _as_it_was(before: str, word: str) -> str:
    """Return the text before when only its line breaks are written otherwise in a file."""
    return before if clean(before).strip() == word else word


def _met(place: int, row: Mapping[str, str], text: MeasureText, known: Known) -> Row | Fault:
    """Return the row, unless it would undo what somebody has done since the file was taken out."""
    before = known.measures.get(text.code)
    if before is None or text == before:
        return Row(place, text, before)
    if text.code in known.ended:
        return Fault(place, "Åtgärden är avslutad. Det som står där ändras inte längre.")
    when = row.get(STOOD, "").strip()
    if not when:
        reason = f"Kolumnen ”{STOOD}” är tom. Hämta filen på nytt och gör ändringen i den."
        return Fault(place, reason)
    if when != stood(_cells(before)):
        who = known.touched.get(text.code, "Åtgärden har ändrats")
        reason = f"{who} efter att filen hämtades. Hämta filen på nytt och gör ändringen i den."
        return Fault(place, reason)
    return Row(place, text, before)
