"""The picture of how measures go, for papers: the page draws its own from the same counts."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from lykta.follow_up.rules.counting import ORDER, sentence
from lykta.follow_up.terms import Goes

WIDTH: Final = 680
ROW: Final = 34
BAR: Final = 20
LABELS: Final = 270  # the room of the words to the left of the bars
FONT: Final = "Atkinson Hyperlegible Next"  # the one that papers are set in
LONGEST: Final = WIDTH - LABELS - 60
_SILENCE: Final = 'fill="none" stroke="#5b6069" stroke-width="1.5" stroke-dasharray="5 4"'
_INKS: Final = {
    Goes.DONE: "#1f4e3d",
    Goes.AS_PLANNED: "#3f7d62",
    Goes.BEHIND: "#c98a1b",
    Goes.STUCK: "#a33b2a",
}


def picture(counted: dict[str, int]) -> str:
    """Return bars on one scale from nought as SVG, each beside its word; silence is no full bar."""
    most = max(counted.values(), default=0) or 1
    height = ROW * len(ORDER) + 8
    rows = "".join(_row(place, one, counted[one.value], most) for place, one in enumerate(ORDER))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        f' width="{WIDTH}" height="{height}" font-family="{FONT}" font-size="15">{rows}</svg>'
    )


def _row(place: int, goes: Goes, number: int, most: int) -> str:
    top = 4 + place * ROW
    length = max(round(LONGEST * number / most), 2)
    how = f'fill="{_INKS[goes]}"' if goes in _INKS else _SILENCE
    line = top + BAR - 5
    return (
        f'<text x="{LABELS - 12}" y="{line}" text-anchor="end" fill="#1c2024">'
        f"{escape(goes.swedish)}</text>"
        f'<rect x="{LABELS}" y="{top}" width="{length}" height="{BAR}" rx="3" {how}/>'
        f'<text x="{LABELS + length + 10}" y="{line}" fill="#1c2024">{number}</text>'
    )


def alternative(counted: dict[str, int]) -> str:
    """Say what the picture shows, for those who do not see it."""
    each = ", ".join(f"{one.swedish.lower()} {counted[one.value]}" for one in ORDER)
    return f"{sentence(counted)} Staplar: {each}."
