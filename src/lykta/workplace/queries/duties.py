"""What managers, directors, HR, committee and board should do, and the rounds' days."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Count
from django.urls import reverse

from lykta.kernel.duty import REVIEW, Duty
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent
from lykta.workplace.models import UnitAsked
from lykta.workplace.queries.rounds import led_by, rounds, signed
from lykta.workplace.queries.sharing import suggestions
from lykta.workplace.rules.facts import Round, Signed

ROUND = "Runda"
ROUNDS = 2  # the newest and the one before: nobody is reminded of what is older
NAMED = 5  # silent units named in a duty; the page names every one

Key = tuple[UUID, UUID]


def duties(*, today: date) -> list[Duty]:
    """Return what is to be done, of what the reader may see (the mail sees all). Seven queries."""
    known = rounds(municipality=settings.MUNICIPALITY)
    by_id = {one.id: one for one in known[:ROUNDS]}
    done = [one for one in signed() if one.round in by_id]
    closed = {(one.round, one.administration) for one in done}
    silent = _silent(by_id, closed)
    found = [*_opening(known, today), *_signing(by_id, closed, silent)]
    led = led_by(unit_ids={row.unit_id for rows in silent.values() for row in rows}, today=today)
    for key, rows in silent.items():
        of = by_id[key[0]]
        found += [_answering(of, row, led[row.unit_id]) for row in rows if row.unit_id in led]
        found += _reminding(of, rows)
    found += _late(by_id, silent, today)
    for one in done:
        found += _reading(by_id[one.round], one)
    return [*found, *_suggested()]


def _silent(rounds: Collection[UUID], closed: set[Key]) -> dict[Key, list[UnitAsked]]:
    found: dict[Key, list[UnitAsked]] = defaultdict(list)
    rows = UnitAsked.objects.filter(round__in=list(rounds), answered_at__isnull=True)
    for row in rows.order_by("unit_name", "id"):
        if (row.round_id, row.administration_id) not in closed:
            found[row.round_id, row.administration_id].append(row)
    return found


def _opening(known: list[Round], today: date) -> Iterator[Duty]:
    if not any(one.year == today.year for one in known):
        yield Duty(
            title=f"Öppna uppföljningen av arbetsmiljön {today.year}",
            due_on=date(today.year, 12, 1),
            path=reverse("workplace:open"),
            needs=Permission.WORKPLACE_ROUND,
        )


def _signing(
    by_id: dict[UUID, Round], closed: set[Key], silent: dict[Key, list[UnitAsked]]
) -> Iterator[Duty]:
    """For the director, where every unit has answered."""
    asked = UnitAsked.objects.filter(round__in=list(by_id)).values_list(
        "round_id", "administration_id", "administration_code"
    )
    for round_id, administration, code, _number in asked.annotate(Count("id")).order_by():
        if (round_id, administration) not in closed and (round_id, administration) not in silent:
            yield _sign(by_id[round_id], frozenset({code}))


def _sign(of: Round, codes: frozenset[str]) -> Duty:
    return Duty(
        title=f"Signera uppföljningen av arbetsmiljön {of.year}",
        due_on=of.due_on,
        path=reverse("workplace:compiled", args=[of.id]),
        needs=Permission.WORKPLACE_SIGN,
        why="Alla enheter har svarat.",
        codes=codes,
    )


def _reminding(of: Round, rows: list[UnitAsked]) -> Iterator[Duty]:
    """For director and HR: the silent units by name."""
    words = "enhet har" if len(rows) == 1 else "enheter har"
    for needs in (Permission.WORKPLACE_SIGN, Permission.WORKPLACE_ROUND):
        yield Duty(
            title=f"{len(rows)} {words} inte svarat om arbetsmiljön {of.year}",
            due_on=of.due_on,
            path=reverse("workplace:compiled", args=[of.id]),
            needs=needs,
            why=_named(rows),
            codes=frozenset({rows[0].administration_code}),
            kind=REVIEW,
        )


def _named(rows: list[UnitAsked]) -> str:
    names = ", ".join(row.unit_name for row in rows[:NAMED])
    more = len(rows) - NAMED
    return f"Saknas: {names} och {more} till." if more > 0 else f"Saknas: {names}."


def _answering(of: Round, row: UnitAsked, people: Collection[UUID]) -> Duty:
    """For those who lead the silent unit itself: a code would reach those below it too."""
    return Duty(
        title=f"Svara på årets uppföljning för {row.unit_name}",
        due_on=of.due_on,
        path=reverse("workplace:answer", args=[row.id]),
        needs=Permission.WORKPLACE_ANSWER,
        why="Det tar omkring tio minuter. Det ni lovade i fjol är ifyllt.",
        people=frozenset(people),
    )


def _late(
    by_id: dict[UUID, Round], silent: dict[Key, list[UnitAsked]], today: date
) -> Iterator[Duty]:
    """After the last day: for those who lead the unit above, the late units by name."""
    late: dict[Key, list[UnitAsked]] = defaultdict(list)
    for (round_id, _administration), rows in silent.items():
        for row in rows:
            if row.above_id is not None and by_id[round_id].due_on < today:
                late[round_id, row.above_id].append(row)
    led = led_by(unit_ids=[above for _round, above in late], today=today)
    for (round_id, above), rows in late.items():
        if above in led:
            yield _below(by_id[round_id], rows, frozenset(led[above]))


def _below(of: Round, rows: list[UnitAsked], people: frozenset[UUID]) -> Duty:
    late = "1 enhet under dig är sen"
    if len(rows) > 1:
        late = f"{len(rows)} enheter under dig är sena"
    return Duty(
        title=f"{late} med arbetsmiljön {of.year}",
        due_on=of.due_on,
        path=reverse("workplace:year", args=[of.id]),
        needs=Permission.WORKPLACE_ANSWER,
        why=_named(rows),
        people=people,
        kind=REVIEW,
    )


def _reading(of: Round, done: Signed) -> Iterator[Duty]:
    """For committee and boards: what the director has signed and they have not noted."""
    path = reverse("workplace:paper", args=[done.id])
    if done.noted_on is None:
        yield Duty(
            title=f"Ta del av förvaltningens uppföljning av arbetsmiljön {of.year}",
            due_on=of.board_by,
            path=path,
            needs=Permission.WORKPLACE_NOTE,
            why="Direktören har signerat. Anteckna vilket möte som tog del.",
            codes=frozenset({done.code}),
        )
    if done.boards:
        yield Duty(
            title=f"Nämnden ska ta del av arbetsmiljön {of.year}: {done.name}",
            due_on=of.board_by,
            path=path,
            needs=Permission.WORKPLACE_BOARD,
            why="Handlingen är klar. Anteckna dag, paragraf och diarienummer efter mötet.",
            codes=frozenset(done.boards),
        )


def _suggested() -> Iterator[Duty]:
    for one in suggestions():
        if one.is_waiting:
            yield Duty(
                title=f"Ta ställning till ett förslag till planen: {one.theme}",
                due_on=None,
                path=reverse("workplace:suggestions"),
                needs=Permission.PLAN_WRITE,
                why=f"{one.administration} ser det som gemensamt efter {one.year} års uppföljning.",
            )


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return the rounds' last days, and when board and committee read, between two days."""
    found = [_event(of, on, words) for of in _rounds() for on, words in _days(of)]
    return [one for one in found if first <= one.on <= last]


def _rounds() -> list[Round]:
    return rounds(municipality=settings.MUNICIPALITY)


def _days(of: Round) -> Iterator[tuple[date, str]]:
    yield of.due_on, f"Sista dag: uppföljningen av arbetsmiljön {of.year}"
    if of.board_by is not None:
        yield of.board_by, f"Arbetsmiljön {of.year} till nämnd och skyddskommitté, med bokslutet"


def _event(of: Round, on: date, title: str) -> YearEvent:
    return YearEvent(
        on=on,
        title=title,
        kind=ROUND,
        path=reverse("workplace:year", args=[of.id]),
        needs=Permission.WORKPLACE_READ,
    )
