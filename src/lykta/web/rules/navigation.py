"""Where a signed-in person may go, in the order the menu shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lykta.kernel.permissions import Permission as P

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, kw_only=True)
class Place:
    """One entry of the menu.

    Any one of the permissions in ``needs`` opens the entry; none listed means everyone signed in.
    """

    label: str
    path: str
    needs: tuple[P, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A menu entry as one person sees it.

    ``here``: the page shown lies under it; ``exact``: it is that page.
    """

    label: str
    path: str
    here: bool
    exact: bool


PLACES: Final[tuple[Place, ...]] = (
    Place(label="Min dag", path="/min-dag"),
    Place(
        label="Aktualiseringar",
        path="/aktualiseringar/",
        needs=(P.REFERRAL_READ, P.MATTER_RECEIVE, P.ADVICE_WRITE),
    ),
    Place(label="Ärenden", path="/arenden/", needs=(P.MATTER_READ,)),
    Place(label="Boenden", path="/boenden/", needs=(P.PLACEMENT_READ,)),
    Place(label="Planen", path="/plan/", needs=(P.PLAN_READ, P.PLAN_REPORT)),
    Place(label="Nätverk", path="/natverk/", needs=(P.NETWORKS_READ,)),
    Place(label="Resurscentrum", path="/resurscentrum/", needs=(P.CENTRE_READ,)),
    Place(label="Arbetsmiljö", path="/arbetsmiljo/", needs=(P.WORKPLACE_READ,)),
    Place(label="Rådet", path="/radet/", needs=(P.COUNCIL_READ,)),
    Place(label="Statistik", path="/statistik/", needs=(P.STATISTICS_READ,)),
    Place(label="Logg", path="/logg/", needs=(P.LOG_REVIEW,)),
    Place(
        label="Inställningar",
        path="/installningar/",
        needs=(P.SETTINGS_READ, P.ACCOUNT_ISSUE, P.ACCOUNT_RECOVER, P.HELP_WRITE),
    ),
)


def entries(
    *, may: Callable[[P], bool], path: str, places: tuple[Place, ...] = PLACES
) -> tuple[Entry, ...]:
    """The menu for someone for whom ``may`` answers, on the page at ``path``."""
    return tuple(
        Entry(
            label=place.label,
            path=place.path,
            here=_is_under(path=path, place=place.path),
            exact=path.rstrip("/") == place.path.rstrip("/"),
        )
        for place in places
        if not place.needs or any(may(permission) for permission in place.needs)
    )


def _is_under(*, path: str, place: str) -> bool:
    stem = place.rstrip("/")
    return path == stem or path.startswith(f"{stem}/")
