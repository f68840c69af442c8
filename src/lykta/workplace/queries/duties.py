"""What managers, directors, HR and the safety committee should do, and the rounds' last days."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from lykta.kernel.duty import REVIEW, Duty
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent
from lykta.workplace.models import UnitAsked
from lykta.workplace.queries.rounds import rounds, signed
from lykta.workplace.rules.facts import Round, Signed

ROUND = "Runda"


def duties(*, today: date) -> list[Duty]:
    """Return what is to be done, of what the reader may see (the mail sees all). Three queries."""
    known = rounds(municipality=settings.MUNICIPALITY)
    at = {(one.round, one.administration): one for one in signed()}
    of_administration: dict[tuple[UUID, UUID], list[UnitAsked]] = defaultdict(list)
    for row in UnitAsked.objects.filter(round__in=[one.id for one in known]).order_by("unit_name"):
        of_administration[row.round_id, row.administration_id].append(row)
    found = list(_opening(known, today))
    by_id = {one.id: one for one in known}
    for key, rows in of_administration.items():
        found += _of(by_id[key[0]], rows, at.get(key))
    return found


def _opening(known: list[Round], today: date) -> Iterator[Duty]:
    if not any(one.year == today.year for one in known):
        yield Duty(
            title=f"Öppna uppföljningen av arbetsmiljön {today.year}",
            due_on=date(today.year, 12, 1),
            path=reverse("workplace:open"),
            needs=Permission.WORKPLACE_ROUND,
        )


def _of(of: Round, rows: list[UnitAsked], done: Signed | None) -> Iterator[Duty]:
    codes = frozenset({rows[0].administration_code})
    path = reverse("workplace:compiled", args=[of.id])
    if done is None:
        missing = [row for row in rows if row.answered_at is None]
        yield from (_answering(of, row) for row in missing)
        yield from _missing(of, len(missing), codes, path) if missing else [_sign(of, codes, path)]
    elif done.noted_on is None:
        yield Duty(
            title=f"Ta del av förvaltningens uppföljning av arbetsmiljön {of.year}",
            due_on=None,
            path=path,
            needs=Permission.WORKPLACE_NOTE,
            why="Direktören har signerat. Anteckna vilket möte som tog del.",
            codes=codes,
        )


def _answering(of: Round, row: UnitAsked) -> Duty:
    return Duty(
        title=f"Svara på årets uppföljning för {row.unit_name}",
        due_on=of.due_on,
        path=reverse("workplace:answer", args=[row.id]),
        needs=Permission.WORKPLACE_ANSWER,
        why="Det tar omkring tio minuter. Det ni lovade i fjol är ifyllt.",
        codes=frozenset({row.unit_code}),
    )


def _missing(of: Round, number: int, codes: frozenset[str], path: str) -> Iterator[Duty]:
    """For the director and for HR alike: both see which units are silent."""
    words = "enhet har" if number == 1 else "enheter har"
    for needs in (Permission.WORKPLACE_SIGN, Permission.WORKPLACE_ROUND):
        yield Duty(
            title=f"{number} {words} inte svarat om arbetsmiljön {of.year}",
            due_on=of.due_on,
            path=path,
            needs=needs,
            codes=codes,
            kind=REVIEW,
        )


def _sign(of: Round, codes: frozenset[str], path: str) -> Duty:
    return Duty(
        title=f"Signera uppföljningen av arbetsmiljön {of.year}",
        due_on=of.due_on,
        path=path,
        needs=Permission.WORKPLACE_SIGN,
        why="Alla enheter har svarat.",
        codes=codes,
    )


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return the rounds' last days between two days. One query."""
    return [
        YearEvent(
            on=one.due_on,
            title=f"Sista dag: uppföljningen av arbetsmiljön {one.year}",
            kind=ROUND,
            path=reverse("workplace:year", args=[one.id]),
            needs=Permission.WORKPLACE_READ,
        )
        for one in rounds(municipality=settings.MUNICIPALITY)
        if first <= one.due_on <= last
    ]
