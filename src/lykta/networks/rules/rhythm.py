"""How often a network meets, in words, and whether a year's meetings come up to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


def rhythm(*, fewest: int, most: int) -> str:
    """Return e.g. "2–4 gånger per år"."""
    times = f"{fewest}–{most}" if fewest != most else f"{most}"
    return "en gång per år" if times == "1" else f"{times} gånger per år"


@dataclass(frozen=True)
class Met:
    """A meeting as the year's count needs it."""

    on: date
    held: bool
    cancelled: bool


@dataclass(frozen=True)
class Year:
    """A network's year: how many meetings were held, are planned, and are to be."""

    year: int
    held: int
    ahead: int  # planned, not yet due
    untold: int  # its day has passed and nobody has told what happened
    fewest: int
    most: int
    over: bool  # the year has ended

    @property
    def missing(self) -> int:
        """How many more must be planned to reach the fewest."""
        return max(0, self.fewest - self.held - self.ahead - self.untold)

    @property
    def short(self) -> bool:
        """Whether the year has, or will have, fewer meetings than the plan says."""
        return self.missing > 0

    @property
    def words(self) -> str:
        """Say it plainly."""
        met = f"{self.held} av minst {self.fewest} möten hållna {self.year}"
        parts = [met]
        if self.ahead:
            parts.append(f"{self.ahead} planerat" if self.ahead == 1 else f"{self.ahead} planerade")
        if self.untold:
            parts.append(f"{self.untold} utan minnesanteckningar")
        said = ", ".join(parts) + "."
        if not self.short:
            return said
        if self.over:
            return f"{said} Det blev {self.missing} färre än planen säger."
        return f"{said} Det fattas {self.missing} för att nå det planen säger."


def year_of(meetings: Iterable[Met], *, year: int, fewest: int, most: int, today: date) -> Year:
    """Count a year's meetings. A cancelled one counts for nothing."""
    ours = [one for one in meetings if one.on.year == year and not one.cancelled]
    return Year(
        year=year,
        held=sum(one.held for one in ours),
        ahead=sum(not one.held and one.on >= today for one in ours),
        untold=sum(not one.held and one.on < today for one in ours),
        fewest=fewest,
        most=most,
        over=today.year > year,
    )
