"""A call as the public reads it: public facts only, and nothing else can be in it."""

from __future__ import annotations

from datetime import date
from typing import TypedDict


class Document(TypedDict):
    """What stands in the published copy. Days as 2026-11-30, sums in whole kronor."""

    title: str
    about: str
    who: str
    opens_on: str
    closes_on: str
    frame: int
    most: int | None
    decides: str
    report_by: str
    criteria: list[str]


def document(
    *,
    title: str,
    about: str,
    who: str,
    opens_on: date,
    closes_on: date,
    frame: int,
    most: int | None,
    decides: str,
    report_by: date,
    criteria: tuple[str, ...],
) -> Document:
    """Return the published copy of a call."""
    return Document(
        title=title,
        about=about,
        who=who,
        opens_on=opens_on.isoformat(),
        closes_on=closes_on.isoformat(),
        frame=frame,
        most=most,
        decides=decides,
        report_by=report_by.isoformat(),
        criteria=list(criteria),
    )
