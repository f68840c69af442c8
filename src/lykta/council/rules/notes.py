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


@dataclass(frozen=True)
class Said:
    """What an organisation said on one of the round's questions; `theme` "" when not grouped."""

    question: str
    organisation: str
    text: str
    theme: str = ""


def draft(
    *,
    items: Sequence[Item],
    present: Sequence[str],
    conflicts: Sequence[str],
    away: Sequence[str] = (),
    said: Sequence[Said] = (),
) -> str:
    """Return a first text. `present` and `away` hold organisations, `conflicts` what was told."""
    blocks = [f"{HEADING}Närvarande", "\n".join(present) or "Ingen närvaro är antecknad."]
    if away:
        blocks += [f"{HEADING}Förhinder", "\n".join(away)]
    if conflicts:
        blocks += [f"{HEADING}Jäv", "\n".join(conflicts)]
    for item in sorted(items, key=lambda one: one.place):
        blocks += [f"{HEADING}{item.place}. {item.title}", *_of_item(item)]
    for question in dict.fromkeys(one.question for one in said):
        blocks += [f"{HEADING}Samtalsrunda: {question}", *_on_question(question, said)]
    return "\n\n".join(blocks)


def _of_item(item: Item) -> list[str]:
    lines = [f"Anmäld av {item.reported_by}."] if item.reported_by else []
    lines.append(item.text or "Rådet talade om frågan.")
    return [*lines, f"Rådets råd: {item.advice}"] if item.advice else lines


def _on_question(question: str, said: Sequence[Said]) -> list[str]:
    answers = [one for one in said if one.question == question]
    answers.sort(key=lambda one: (not one.theme, one.theme))
    return [
        f"{one.organisation}{f' ({one.theme})' if one.theme else ''}: {one.text}" for one in answers
    ]


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
