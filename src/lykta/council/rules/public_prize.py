"""A year of the prize as the public reads it: public facts only, and nothing else can be in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict


class PublicRule(TypedDict):
    """One rule in words, where it comes from, and whether somebody vouches for it."""

    title: str
    value: str
    source: str
    confirmed: bool


class Named(TypedDict):
    """Somebody who is a finalist or gets the prize."""

    nominee: str
    belongs_to: str
    effort: str


class Result(TypedDict):
    """Who got the prize and why; the day in words. `mention` None: no honourable mention."""

    winner: Named
    motivation: str
    finalists: list[Named]
    mention: Named | None
    mention_motivation: str
    decided_on: str
    paragraph: str
    jury: str


class Document(TypedDict):
    """What stands in the published copy. Days as 2026-11-30."""

    name: str
    opens_on: str
    closes_on: str
    asks_manager: bool
    demands_manager: bool
    rules: list[PublicRule]
    result: Result | None


def document(
    *,
    name: str,
    opens_on: date | None,
    closes_on: date,
    asks_manager: bool,
    demands_manager: bool,
    rules: Sequence[PublicRule],
    result: Result | None,
) -> Document:
    """Return the published copy of a year."""
    return Document(
        name=name,
        opens_on=opens_on.isoformat() if opens_on else "",
        closes_on=closes_on.isoformat(),
        asks_manager=asks_manager,
        demands_manager=demands_manager,
        rules=list(rules),
        result=result,
    )
