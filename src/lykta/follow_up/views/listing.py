"""A round's measures on a page: some at a time; all of them, or those that go one way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from lykta.follow_up.rules.counting import ORDER
from lykta.follow_up.terms import Goes

A_PAGE = 20
CHOICE, PAGE = "gar", "sida"  # in the address
Asked = Mapping[str, str]  # what the address asks for


@dataclass(frozen=True)
class Listed:
    """One page of what was chosen, and the links that choose: words, address, is this one."""

    page: "Page[Any]"
    choices: tuple[tuple[str, str, bool], ...]


def listed(asked: Asked, going: Mapping[Goes, Sequence[Any]], whole: Sequence[Any]) -> Listed:
    """Return the page that the address asks for; an unknown choice shows everything."""
    ways = [one for one in ORDER if one in going]
    said = asked.get(CHOICE, "")
    chosen = next((one for one in ways if one.value == said), None)
    links = [(_words(_(one.swedish), going[one]), f"?{CHOICE}={one.value}", one) for one in ways]
    every = (_words(_("Alla"), whole), "?", None)
    return Listed(
        page=paged(asked, going[chosen] if chosen else whole),
        choices=tuple((text, url, one is chosen) for text, url, one in (every, *links)),
    )


def _words(name: str, shown: Sequence[Any]) -> str:
    return f"{name}: {len(shown)}"


def paged(asked: Asked, whole: Sequence[Any]) -> "Page[Any]":
    """Return the page of the whole that the address asks for."""
    return Paginator(whole, A_PAGE).get_page(asked.get(PAGE))
