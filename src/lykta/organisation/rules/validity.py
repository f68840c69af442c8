"""When something holds: first day and last day, both included."""

from dataclasses import dataclass
from datetime import date, timedelta

from lykta.kernel.problems import Invalid


@dataclass(frozen=True)
class Span:
    """From the first day to the last, both included. `last` None: until further notice."""

    first: date
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the day lies within the span."""
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one day."""
        starts = max(self.first, other.first)
        return self.holds_on(starts) and other.holds_on(starts)


def check_in_order(span: Span, *, field: str) -> None:
    """Raise `Invalid` on `field` when the last day comes before the first."""
    if span.last is not None and span.last < span.first:
        raise Invalid({field: "Sista dagen ligger före den första. Ändra en av dem."})


def day_before(day: date) -> date:
    """Return the last day of what something beginning on `day` takes over from."""
    return day - timedelta(days=1)
