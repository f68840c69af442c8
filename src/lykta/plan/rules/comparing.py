"""What changed between two versions: what came, what went, and what was put in other words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Content = Mapping[str, Any]

# What is compared: (key in the content, word, fields with their words)
RECORDS = (
    ("chapters", "Avsnitt", (("title", "Rubrik"), ("text", "Text"))),
    (
        "goals",
        "Mål",
        (
            ("title", "Mål"),
            ("text", "Text"),
            ("goal_area", "Målområde"),
            ("subject_area", "Sakområde"),
        ),
    ),
    (
        "measures",
        "Åtgärd",
        (
            ("title", "Åtgärd"),
            ("why", "Varför"),
            ("what", "Vad"),
            ("effect", "Effekt"),
            ("stage", "Läge"),
            ("leads", "Leds av"),
        ),
    ),
    ("facts", "", (("says", "Uppgift"),)),
)
CAME, WENT, CHANGED = "Nytt", "Borttaget", "Ändrat"


@dataclass(frozen=True)
class Changed:
    """One difference: what happened, to what, and for a change each field before and after."""

    how: str
    what: str
    fields: tuple[tuple[str, str, str], ...] = ()


def changes(*, old: Content, new: Content) -> tuple[Changed, ...]:
    """Return every difference between two contents, in reading order."""
    found = list(_texts(old, new))
    for key, word, fields in RECORDS:
        found += _records(old.get(key, ()), new.get(key, ()), word, fields)
    return tuple(found)


def _texts(old: Content, new: Content) -> Iterable[Changed]:
    if old.get("title") != new.get("title"):
        titles = ("Rubrik", str(old.get("title", "")), str(new.get("title", "")))
        yield Changed(CHANGED, "Titel", (titles,))
    before, after = list(old.get("areas", ())), list(new.get("areas", ()))
    yield from (Changed(CAME, f"Område: {one}") for one in after if one not in before)
    yield from (Changed(WENT, f"Område: {one}") for one in before if one not in after)


def _records(
    old: Iterable[Content], new: Iterable[Content], word: str, fields: tuple[tuple[str, str], ...]
) -> Iterable[Changed]:
    before = {str(one["id"]): one for one in old}
    after = {str(one["id"]): one for one in new}
    for key, one in after.items():
        if key not in before:
            yield Changed(CAME, _said(word, one))
        elif differing := _differing(before[key], one, fields):
            yield Changed(CHANGED, _said(word, one), differing)
    yield from (Changed(WENT, _said(word, one)) for key, one in before.items() if key not in after)


def _differing(
    old: Content, new: Content, fields: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (word, _text(old.get(name, "")), _text(new.get(name, "")))
        for name, word in fields
        if old.get(name, "") != new.get(name, "")
    )


def _said(word: str, one: Content) -> str:
    title = str(one.get("title") or one.get("word") or "")
    return f"{word}: {title}" if word else title


def _text(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list | tuple) else str(value)
