"""What stands in the year: meetings, rounds, reviews, and the day that money or an agreement ends.

Each app tells its own; `web` draws the wheel and the calendar feeds from them.
"""

from dataclasses import dataclass
from datetime import date

from lykta.kernel.permissions import Permission


@dataclass(frozen=True, kw_only=True)
class YearEvent:
    """Something on a day, or from `on` until `until`. Never about a person helped.

    `kind` is the Swedish word it is grouped under ("Möte", "Runda", "Avtal"); `needs` is what
    one must be allowed to see it (None: every signed-in person).
    """

    on: date
    title: str
    kind: str
    path: str = ""
    needs: Permission | None = None
    until: date | None = None
    about: str = ""
