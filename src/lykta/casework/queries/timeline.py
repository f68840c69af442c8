"""What has happened in a matter, as moments on a line: a word and a day, never a text."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from lykta.casework.queries.entries import Entry
from lykta.kernel.calendar import stockholm


@dataclass(frozen=True)
class Moment:
    """Something that happened. `part` names the part of the page that tells more.

    `first`: it is how the row began; what is told of a row later (an end, an answer) is not.
    """

    on: date
    title: str
    part: str
    key: UUID
    first: bool = True


def moments(parts: Mapping[str, tuple[Entry[Any], ...]]) -> tuple[Moment, ...]:
    """Return every moment of the matter's parts, newest first."""
    found = [
        replace(moment, first=place == 0)
        for part, tell in _TELLERS.items()
        for entry in parts.get(part, ())
        for place, moment in enumerate(tell(part, entry))
    ]
    return tuple(sorted(found, key=_order, reverse=True))


def _order(moment: Moment) -> tuple[date, int, str]:
    """Order by day; within a day as things follow from each other."""
    began, went_on = _PLACES[moment.part]
    return moment.on, began if moment.first else went_on, str(moment.key)


_PLACES = {  # of a row's beginning, and of what is told of it later, within one day
    "referrals": (0, 1),
    "children": (2, 2),
    "inquiries": (3, 9),
    "risks": (4, 4),
    "communications": (5, 6),
    "decisions": (7, 8),
    "services": (10, 12),
    "follow_ups": (11, 11),
    "notes": (13, 13),
}


def _referral(part: str, entry: Entry[Any]) -> Iterator[Moment]:
    row = entry.row
    title = f"Aktualisering: {entry.word['channel'].lower()}"
    yield Moment(stockholm(row.received_at).date(), title, part, row.id)
    if row.protection_assessed_at:
        on = stockholm(row.protection_assessed_at).date()
        yield Moment(on, "Skyddsbedömning", part, row.id)
    if row.decided_at:
        yield Moment(stockholm(row.decided_at).date(), entry.word["result"], part, row.id)


def _inquiry(part: str, entry: Entry[Any]) -> Iterator[Moment]:
    row = entry.row
    yield Moment(row.opened_on, "Utredning inledd", part, row.id)
    if row.extended_at:
        yield Moment(stockholm(row.extended_at).date(), "Utredningen förlängd", part, row.id)
    if row.concluded_at:
        title = f"Utredningen {entry.word['state'].lower()}"
        yield Moment(stockholm(row.concluded_at).date(), title, part, row.id)


def _risk(part: str, entry: Entry[Any]) -> Iterator[Moment]:
    title = f"Risk bedömd: {entry.word['level'].lower()}"
    yield Moment(entry.row.made_on, title, part, entry.row.id)


def _communication(part: str, entry: Entry[Any]) -> Iterator[Moment]:
    row = entry.row
    yield Moment(row.sent_on, "Underlaget kommunicerat", part, row.id)
    if row.answered_on:
        yield Moment(row.answered_on, "Svar på underlaget", part, row.id)


def _decision(part: str, entry: Entry[Any]) -> Iterator[Moment]:
    row, word = entry.row, entry.word
    title = f"Beslut: {word['outcome'].lower()}, {word['service_kind'].lower()}"
    yield Moment(stockholm(row.decided_at).date(), title, part, row.id)
    if row.served_on:
        yield Moment(row.served_on, "Beslutet lämnat till personen", part, row.id)


def _service(part: str, entry: Entry[Any]) -> Iterator[Moment]:
    row, kind = entry.row, entry.word["kind"]
    yield Moment(row.started_on, f"{kind} började", part, row.id)
    if row.ended_on:
        title = f"{kind} slutade: {entry.word['result'].lower()}"
        yield Moment(row.ended_on, title, part, row.id)


def _follow_up(part: str, entry: Entry[Any]) -> Iterator[Moment]:
    yield Moment(entry.row.made_on, "Uppföljning", part, entry.row.id)


def _note(part: str, entry: Entry[Any]) -> Iterator[Moment]:
    yield Moment(stockholm(entry.row.signed_at).date(), entry.word["kind"], part, entry.row.id)


def _child(part: str, entry: Entry[Any]) -> Iterator[Moment]:
    if entry.row.raised_on:
        yield Moment(entry.row.raised_on, "Barnets ärende lyft", part, entry.row.id)


_TELLERS: dict[str, Callable[[str, Entry[Any]], Iterator[Moment]]] = {
    "referrals": _referral,
    "inquiries": _inquiry,
    "risks": _risk,
    "communications": _communication,
    "decisions": _decision,
    "services": _service,
    "follow_ups": _follow_up,
    "notes": _note,
    "children": _child,
}
