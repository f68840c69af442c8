"""How many talks, or notes of threats, may be told: only in wide bands, each cell by itself.

A band is all that is ever kept of a count of talks. Every sum is made from the bands, so no
comparing of administrations, sums or years tells more than the bands do; see `kernel.disclosure`
for the threshold that these are wider than.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WIDTH = 10
HIGHEST = 100  # and more
NOT_TOLD = -1  # the provider has not said, or too few work there
LEAST = tuple(range(0, HIGHEST + 1, WIDTH))


def band_of(number: int) -> int:
    """Return the lowest number of the band. Raises ValueError below nought."""
    if number < 0:
        raise ValueError("a count is never negative")
    return min(number, HIGHEST) // WIDTH * WIDTH


def words(band: int) -> str:
    """Return the band as people say it."""
    if band == NOT_TOLD:
        return "uppgift lämnas inte"
    if band == 0:
        return f"färre än {WIDTH}"
    return f"{HIGHEST} eller fler" if band == HIGHEST else f"{band}–{band + WIDTH - 1}"


def correction_tells(before: int, after: int) -> str:
    """Return "" when a band can be put right without telling a number, else why not.

    Between neighbouring bands one talk more or less could be behind the change, and whoever saw
    both would know the number at the edge. So only a band at least one whole band away is taken,
    or that nothing is told; and from that no way back. A correction is made once.
    """
    if before == after:
        return "Det är samma spann."
    if after == NOT_TOLD:
        return ""
    if before == NOT_TOLD:
        return "Det som inte har lämnats kan inte rättas till ett spann."
    if abs(after - before) <= WIDTH:
        return (
            "Spannen ligger intill varandra. Den som såg båda skulle kunna räkna ut antalet. "
            "Välj att uppgiften inte lämnas."
        )
    return ""


def most(band: int) -> int:
    """Return the highest number of the band; the highest band is told as if it ended too."""
    return band + WIDTH - 1


def summed(bands: Iterable[int]) -> str:
    """Return what the bands say together: the least and the most it can be. Nothing else is known.

    Empty when a part is not told or nothing is.
    """
    known = list(bands)
    if len(known) < 2 or NOT_TOLD in known:
        return ""
    if HIGHEST in known:
        return f"minst {sum(known)}"
    return f"mellan {sum(known)} och {sum(most(one) for one in known)}"


@dataclass(frozen=True)
class YearTold:
    """A closed year as those who oversee may read it: each administration's band, by name."""

    year: int
    bands: Mapping[str, int]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Return (administration, words)."""
        return [(name, words(band)) for name, band in self.bands.items()]

    @property
    def bars(self) -> list[tuple[str, int | None, str]]:
        """Return the picture's bars: the least it can be, hidden in the lowest band."""
        said = [(name, band) for name, band in self.bands.items() if band != NOT_TOLD]
        return [(name, band or None, words(band) if band else "") for name, band in said]

    @property
    def not_told(self) -> list[str]:
        """Return the administrations of which nothing is told."""
        return [name for name, band in self.bands.items() if band == NOT_TOLD]

    @property
    def total(self) -> str:
        """Return what the year's bands say together."""
        return summed(self.bands.values())
