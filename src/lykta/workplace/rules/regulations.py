"""Which regulation is in force on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Regulation:
    """A regulation with its first and last day; None where it is open."""

    name: str
    valid_from: date | None
    valid_to: date | None
    named_by_source: bool

    def is_in_force(self, *, on: date) -> bool:
        """Tell whether it is in force that day, the first and last days included."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)


def in_force(regulations: Iterable[Regulation], *, on: date) -> Regulation | None:
    """Return the regulation of that day: AFS 2001:1, and AFS 2023:1 since 2025-01-01 (law W1)."""
    return next((each for each in regulations if each.is_in_force(on=on)), None)
