"""Reads of where help is: the public's copy, and the organisation's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from lykta.contact.models import HelpPlace, Line, LineCheck, Place, PublishedLine, PublishedPlace
from lykta.contact.rules.numbers import Checked, hours_of
from lykta.contact.rules.opening import Hours
from lykta.contact.terms import AcuteTimes, Day
from lykta.kernel.period import Period


@dataclass(frozen=True)
class PlaceText:
    """A place as a file, a page and an export say it. `verified_on` is a period's text."""

    code: str
    name: str
    days: tuple[Day, ...]
    opens: time
    closes: time
    acute_times: AcuteTimes
    minimum_age: int | None
    anonymous: bool
    voluntary: bool
    telephone: str
    address: str
    verified_on: str
    posts: tuple[tuple[str, int], ...] = ()
    services: tuple[str, ...] = ()

    @property
    def hours(self) -> Hours:
        """Return when it is open."""
        return Hours(self.days, self.opens, self.closes)

    @property
    def verified_by(self) -> date | None:
        """Return the last day of the period it was verified in; None when nobody said."""
        return Period.parse(self.verified_on).last_day if self.verified_on else None


def published() -> list[PlaceText]:
    """Return the places that the public may see, read with the public's own login."""
    return [_text(row) for row in PublishedPlace.objects.using("public").order_by("name")]


def published_lines() -> dict[str, Checked]:
    """Return the checked telephone lines by code, read with the public's own login."""
    return {row.code: _checked(row) for row in PublishedLine.objects.using("public").all()}


def places() -> list[tuple[str, PlaceText]]:
    """Return (unit code, place) for every place that the organisation has described."""
    rows = HelpPlace.objects.select_related("unit").order_by("code")
    return [(row.unit.code, _text(row, posts=row.posts, services=row.services)) for row in rows]


def checks() -> dict[str, Checked]:
    """Return what somebody found when they rang each line, by code."""
    return {row.code: _checked(row) for row in LineCheck.objects.all()}


def _checked(row: Line) -> Checked:
    return Checked(
        code=row.code,
        name=row.name,
        number=row.number,
        hours=hours_of(row.hours),
        shown=row.shown,
        checked_on=row.checked_on,
    )


def _text(
    row: Place, *, posts: Iterable[list[object]] = (), services: Iterable[str] = ()
) -> PlaceText:
    return PlaceText(
        code=row.code,
        name=row.name,
        days=tuple(Day(day) for day in row.days),
        opens=row.opens,
        closes=row.closes,
        acute_times=AcuteTimes(row.acute_times),
        minimum_age=row.minimum_age,
        anonymous=row.anonymous,
        voluntary=row.voluntary,
        telephone=row.telephone,
        address=row.address,
        verified_on=row.verified_on,
        posts=tuple((str(role), int(str(number))) for role, number in posts),
        services=tuple(services),
    )
