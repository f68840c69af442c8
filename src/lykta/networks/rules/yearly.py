"""A year's numbers on training, as the national comparison asks (Öppna jämförelser; law §8).

Numbers under five are told as "färre än 5", the others rounded to five.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lykta.kernel import disclosure
from lykta.networks.terms import Level, Target


@dataclass(frozen=True)
class Given:
    """One session that was given: for whom, what kind, and how many came (None: not told yet)."""

    course: str
    target: Target
    level: Level
    came: int | None


@dataclass(frozen=True)
class Reached:
    """What one group was given in a year. `shown` None: fewer than five, or none."""

    target: Target
    sessions: int
    further: bool
    higher: bool
    shown: int | None
    untold: int

    @property
    def words(self) -> str:
        """How many took part, as it may be told."""
        if self.untold == self.sessions:
            return "uppgift saknas"
        return "färre än 5" if self.shown is None else f"omkring {self.shown}"


def numbers_of(given: Iterable[Given]) -> tuple[Reached, ...]:
    """Return each group that was given something, in the order of the words."""
    found = list(given)
    return tuple(
        _reached(target, [one for one in found if one.target is target])
        for target in Target
        if any(one.target is target for one in found)
    )


def _reached(target: Target, given: list[Given]) -> Reached:
    return Reached(
        target=target,
        sessions=len(given),
        further=any(one.level is Level.FURTHER and one.came for one in given),
        higher=any(one.level is Level.HIGHER and one.came for one in given),
        shown=disclosure.rounded(sum(one.came or 0 for one in given)),
        untold=sum(one.came is None for one in given),
    )
