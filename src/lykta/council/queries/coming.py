"""What the council asks of its secretary, and what of it stands in the year."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from lykta.council.models import AgendaItem, AskedOrganisation, Meeting
from lykta.council.queries.councils import council
from lykta.council.queries.prize_coming import prize_duties, prize_events
from lykta.council.rules.meetings import ADJUSTED, NOTICE
from lykta.kernel.calendar import start_of_day, stockholm
from lykta.kernel.duty import COMING, DUE, REVIEW, Duty
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent

LOOK_BACK = timedelta(days=90)  # our own: after a quarter we ask what became of the advice
NEEDS = Permission.COUNCIL_WRITE


def duties(*, today: date) -> list[Duty]:
    """Return what is to be done, for everybody. Constant number of queries."""
    rows = Meeting.objects.select_related("notes").order_by("starts_at", "id")
    found = list(rows)
    prize = prize_duties(today=today)
    if not found:
        return prize
    ahead = [one for one in found if one.ends_at >= start_of_day(today)]
    answered = _answered(ahead)
    return [
        *_planning(ahead),
        *(duty for one in ahead for duty in _before(one, answered.get(one.id, 0))),
        *(duty for one in found if one not in ahead for duty in _after(one)),
        *_advice(today),
        *prize,
    ]


def _answered(ahead: list[Meeting]) -> dict[UUID, int]:
    """Return how many organisations have answered before each meeting."""
    rows = AskedOrganisation.objects.filter(round__meeting__in=ahead, answers__isnull=False)
    pairs = rows.values_list("round__meeting_id", "id").distinct()
    return Counter(meeting for meeting, _asked in pairs)


def _planning(ahead: list[Meeting]) -> Iterator[Duty]:
    if not ahead:
        yield Duty(
            title="Planera rådets nästa möte",
            due_on=None,
            path=reverse("council:plan"),
            needs=NEEDS,
            why="Inget möte är inlagt framåt.",
            kind=REVIEW,
        )


def _before(row: Meeting, answered: int) -> Iterator[Duty]:
    held, path = stockholm(row.starts_at).date(), reverse("council:meeting", args=[row.id])
    if row.called_at is None:
        title = "Skicka kallelsen till rådets möte"
        yield Duty(title=title, due_on=held - NOTICE, path=path, needs=NEEDS, kind=DUE)
    if answered:
        title = f"Läs svaren inför rådets möte ({answered} har svarat)"
        yield Duty(title=title, due_on=held, path=path, needs=NEEDS, kind=COMING)


def _after(row: Meeting) -> Iterator[Duty]:
    """Ask for notes of meetings that are worked with here; others only stand in the file."""
    if not row.kept_here:
        return
    notes = getattr(row, "notes", None)
    if notes is not None and notes.published_at is not None:
        return
    title = "Skriv anteckningarna från rådets möte"
    if notes is not None:
        title = "Låt justera anteckningarna från rådets möte"
        if notes.adjusted_on is not None:
            title = "Publicera anteckningarna från rådets möte"
    yield Duty(
        title=title,
        due_on=stockholm(row.starts_at).date() + ADJUSTED,
        path=reverse("council:meeting", args=[row.id]),
        needs=NEEDS,
        kind=DUE,
    )


def _advice(today: date) -> Iterator[Duty]:
    until = start_of_day(today - LOOK_BACK)
    rows = AgendaItem.objects.exclude(advice="").filter(became="", meeting__starts_at__lte=until)
    for row in rows.order_by("meeting__starts_at", "place"):
        yield Duty(
            title=f"Vad blev det av rådets råd? {row.title}",
            due_on=None,
            path=reverse("council:follow_item", args=[row.id]),
            needs=NEEDS,
            kind=REVIEW,
        )


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return the council's meetings and the prize's days. Constant number of queries."""
    found = council()
    if found is None:
        return []
    needs, path = Permission.COUNCIL_READ, reverse("council:council")
    days = [
        ("Möte", f"Möte: {found.name}", stockholm(each.starts_at).date()) for each in found.meetings
    ]
    held = [
        YearEvent(on=on, title=title, kind=kind, path=path, needs=needs)
        for kind, title, on in days
        if first <= on <= last
    ]
    return [*held, *prize_events(first=first, last=last)]
