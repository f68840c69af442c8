"""The notes of a meeting: how a draft is made of the agenda, and what anybody may read."""

from collections.abc import Sequence
from dataclasses import dataclass

HEADING = "# "


@dataclass(frozen=True)
class Item:
    """A thing on the agenda. `advice` is what the council advised, `became` what became of it."""

    place: int
    title: str
    text: str = ""
    reported_by: str = ""
    advice: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the notes: a heading ("" for none) and what is said under it."""

    heading: str
    text: str


def draft(*, items: Sequence[Item], present: Sequence[str], conflicts: Sequence[str]) -> str:
    """Return a first text. `present` holds organisations, `conflicts` what members told of."""
    blocks = [f"{HEADING}Närvarande", "\n".join(present) or "Ingen närvaro är antecknad."]
    if conflicts:
        blocks += [f"{HEADING}Jäv", "\n".join(conflicts)]
    for item in sorted(items, key=lambda one: one.place):
        blocks.append(f"{HEADING}{item.place}. {item.title}")
        if item.reported_by:
            blocks.append(f"Anmäld av {item.reported_by}.")
        blocks.append(item.text or "Rådet talade om frågan.")
        if item.advice:
            blocks.append(f"Rådets råd: {item.advice}")
    return "\n\n".join(blocks)


def parts(text: str) -> tuple[Part, ...]:
    """Return the text part by part: a line that begins with "# " is a heading."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines():
        if line.startswith(HEADING):
            found.append((line.removeprefix(HEADING).strip(), []))
        else:
            found[-1][1].append(line)
    told = (Part(heading, "\n".join(lines).strip()) for heading, lines in found)
    return tuple(part for part in told if part.heading or part.text)
