"""What staff see of the help pages: how old a number's check is, and a text beside its source."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from lykta.contact.rules.numbers import Checked, HelpNumber, is_stale
from lykta.contact.rules.tongues import Block, Tongue


@dataclass(frozen=True)
class Kept:
    """A line as it stands now. `checked_on` None: nobody in the municipality has rung it."""

    line: HelpNumber
    shown: bool
    checked_on: date | None
    stale: bool


@dataclass(frozen=True)
class Beside:
    """A text and its Swedish source. `where`: the page and the part, in the data's words."""

    where: str
    source: str
    text: str


def kept(
    directory: Iterable[HelpNumber], checks: Mapping[str, Checked], *, today: date
) -> list[Kept]:
    """Return every line with what somebody found, in the directory's order."""
    return [_kept(line, checks.get(line.code), today) for line in directory]


def side_by_side(source: Tongue, tongue: Tongue) -> list[Beside]:
    """Return all texts of a language beside the Swedish ones, in order."""
    theirs = dict(_texts(tongue))
    return [Beside(where, text, theirs.get(where, "")) for where, text in _texts(source)]


def _kept(line: HelpNumber, check: Checked | None, today: date) -> Kept:
    if check is None:
        return Kept(line, shown=line.certain, checked_on=None, stale=True)
    now = replace(line, name=check.name, number=check.number, hours=check.hours)
    stale = is_stale(check.checked_on, today=today)
    return Kept(now, shown=check.shown, checked_on=check.checked_on, stale=stale)


def _texts(tongue: Tongue) -> Iterator[tuple[str, str]]:
    for group in ("ui", "hours", "lines", "front"):
        for key, text in getattr(tongue, group).items():
            yield f"{group}.{key}", text
    for number, text in enumerate((*tongue.days, *tongue.on_days)):
        yield f"days.{number}", text
    for page, parts in tongue.pages.items():
        for part, blocks in parts.items():
            for number, block in enumerate(blocks):
                yield f"{page}.{part}.{number}", _whole(block)


def _whole(block: Block) -> str:
    return f"{block.text} | {block.more}" if block.more else block.text
