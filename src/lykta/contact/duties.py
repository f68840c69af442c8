"""What staff are to do for the help pages: ring numbers, set what is missing, have texts read."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.urls import reverse

from lykta.contact import printing, queries
from lykta.contact.queries import PlaceText
from lykta.contact.rules import numbers, review
from lykta.contact.rules.review import Kept
from lykta.contact.terms import Review
from lykta.kernel.duty import REVIEW, Duty
from lykta.kernel.permissions import Permission

OWN_CHANGE = "own_change"  # the municipality's own unit for those who use violence (F07)
STALE = timedelta(days=numbers.STALE_AFTER)
NEEDS = Permission.HELP_WRITE


def duties(*, today: date) -> list[Duty]:
    """Return everybody's duties: two queries, however many numbers and places."""
    kept = review.kept(printing.shipped_lines(), queries.checks(), today=today)
    return [
        *_lines(kept),
        *_missing(kept),
        *_places(queries.places(), today),
        *_texts(),
    ]


def _lines(kept: Iterable[Kept]) -> Iterator[Duty]:
    old = [one for one in kept if one.shown and one.stale]
    if not old:
        return
    days = [one.checked_on for one in old if one.checked_on]
    count = len(old)
    yield Duty(
        title="Ring och kontrollera numren på hjälpsidan",
        about=f"{count} nummer" if count > 1 else old[0].line.name,
        why="Ett fel nummer kan bli farligt för den som läser.",
        due_on=min(days) + STALE if days else None,
        path=reverse("help:directory"),
        needs=NEEDS,
        kind=REVIEW,
    )


def _missing(kept: Iterable[Kept]) -> Iterator[Duty]:
    own = next((one for one in kept if one.line.code == OWN_CHANGE), None)
    if own is not None and not own.shown:
        yield Duty(
            title="Sätt kommunens nummer för den som vill sluta skada någon",
            why="Hjälpsidan visar bara det nationella numret så länge ingen egen enhet är satt.",
            due_on=None,
            path=reverse("help:line", args=[OWN_CHANGE]),
            needs=NEEDS,
            kind=REVIEW,
        )


def _places(places: Iterable[tuple[str, PlaceText]], today: date) -> Iterator[Duty]:
    for unit, place in places:
        due = place.verified_by + STALE if place.verified_by else None
        if due is None or due < today:
            yield Duty(
                title=f"Kontrollera att hjälpsidan säger rätt om {place.name}",
                why="Telefon, tider och adress. Den som läser ser inte hur gamla uppgifterna är.",
                due_on=due,
                path=reverse("help:place", args=[place.code]),
                needs=NEEDS,
                codes=frozenset({unit}),
                kind=REVIEW,
            )


def _texts() -> Iterator[Duty]:
    waiting = sum(one.review is Review.AWAITING for one in printing.tongues())
    if waiting:
        yield Duty(
            title="Låt översättare granska hjälpsidans texter",
            about=f"{waiting} språk väntar",
            why="Texterna är gjorda utan översättare och visas redan.",
            due_on=None,
            path=reverse("help:directory"),
            needs=Permission.SETTINGS_READ,
            codes=frozenset({"KLK"}),
            kind=REVIEW,
        )
