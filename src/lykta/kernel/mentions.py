"""Where an app still names a body that no longer holds a responsibility (F03).

Apps beside each other do not know one another. Each offers a finder when it starts
(`AppConfig.ready`); the plan's page about responsibility asks them all.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """One place that names the old body: its title, address, whom it names, and how."""

    title: str
    path: str
    names: str
    why: str


Finder = Callable[[frozenset[str]], list[Mention]]
_FINDERS: dict[str, Finder] = {}


def offer(app: str, finder: Finder) -> None:
    """Offer an app's finder: given names and codes of old bodies, it returns where they stand.

    A finder asks a constant number of queries and is called inside the reader's own context.
    """
    _FINDERS[app] = finder


def found(names: frozenset[str]) -> list[Mention]:
    """Return every place that names one of them, app by app in order of their names."""
    if not names:
        return []
    return [one for app in sorted(_FINDERS) for one in _FINDERS[app](names)]
