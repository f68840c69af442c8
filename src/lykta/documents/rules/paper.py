"""A neutral paper: what it says, in order, without a word about how it looks."""

from dataclasses import dataclass

from lykta.documents.rules.writable import clean


@dataclass(frozen=True)
class Heading:
    """A heading; `level` 1 is a chapter, 2 a section, 3 a part of one."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """One paragraph; line breaks in it are kept."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list of short points."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Pairs of a word and what it is: "Ansvarig", "Kommunstyrelsen"."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A table; columns whose number (from 0) is in `numeric` stand to the right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True)
class Picture:
    """An SVG of our own making, and what it shows in words for those who do not see it."""

    svg: str
    alt: str


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Text | Bullets | Facts | Table | Picture | PageBreak


@dataclass(frozen=True)
class Paper:
    """A paper with a title. `language` is "sv" or "en"; `landscape` is for wide tables."""

    title: str
    subtitle: str = ""
    blocks: tuple[Block, ...] = ()
    language: str = "sv"
    landscape: bool = False


def levelled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with no empty heading and no level left out, as reading aids demand."""
    last, ready = 0, []
    for block in blocks:
        if isinstance(block, Heading):
            if not clean(block.text).strip():
                continue
            last = max(1, min(block.level, last + 1, 6))
            block = Heading(block.text, last)  # noqa: PLW2901 - the same heading, one level truer
        ready.append(block)
    return tuple(ready)
