"""What the council asks of its secretary, and what of it stands in the year."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from lykta.council.models import (
    AgendaItem,
    AskedOrganisation,
    Attendance,
    Council,
    Meeting,
    Member,
    RoundAnswer,
)
from lykta.council.queries.councils import council
from lykta.council.queries.prize_coming import prize_duties, prize_events
from lykta.council.rules.meetings import ADJUSTED, ENDS_SOON, NOTICE
from lykta.kernel.calendar import start_of_day, stockholm
from lykta.kernel.duty import COMING, DUE, REVIEW, Duty
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent

LOOK_BACK = timedelta(days=90)  # our own: after a quarter we ask what became of the advice
NEEDS = Permission.COUNCIL_WRITE


def duties(*, today: date) -> list[Duty]:
    """Return what is to be done, for everybody. Constant number of queries."""
    rows = Meeting.objects.filter(cancelled_at__isnull=True).select_related("notes")
    found = list(rows.order_by("starts_at", "id"))
    prize = prize_duties(today=today)
    if not found and not Council.objects.exists():
        return prize
    ahead = [one for one in found if one.ends_at >= start_of_day(today)]
    answered = _answered(ahead)
    return [
        *_planning(ahead),
        *(duty for one in ahead for duty in _before(one, answered.get(one.id, 0))),
        *_replacing(ahead),
        *(duty for one in found if one not in ahead for duty in _after(one)),
        *_grouping(today),
        *_advice(today),
        *_terms(today),
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


def _replacing(ahead: list[Meeting]) -> Iterator[Duty]:
    """Ask for a substitute when a member cannot come and somebody could be called instead."""
    rows = Attendance.objects.filter(meeting__in=ahead).select_related("member")
    told = list(rows)
    called = {
        (one.meeting_id, one.instead_of_id) for one in told if one.instead_of_id and not one.away_at
    }
    busy = {(one.meeting_id, one.member_id) for one in told if one.away_at or one.instead_of_id}
    away = [one for one in told if one.away_at and not one.member.substitute]
    waiting = [one for one in away if (one.meeting_id, one.member_id) not in called]
    spare = list(Member.objects.filter(substitute=True)) if waiting else []
    for meeting in ahead:
        held = stockholm(meeting.starts_at).date()
        free = {
            one.stands_for
            for one in spare
            if (meeting.id, one.id) not in busy
            and one.since_on <= held
            and (one.until_on is None or one.until_on >= held)
        }
        mine = {one.member.stands_for for one in waiting if one.meeting_id == meeting.id}
        for stands_for in sorted(mine & free):
            yield Duty(
                title=f"Kalla en ersättare till rådets möte: {stands_for}",
                due_on=None,
                path=reverse("council:away", args=[meeting.id]),
                needs=NEEDS,
                why="En ledamot kan inte komma.",
                kind=REVIEW,
            )


def _grouping(today: date) -> Iterator[Duty]:
    """Ask for the answers of a meeting that has been to be grouped, while it is fresh."""
    first, last = start_of_day(today - LOOK_BACK), start_of_day(today)
    rows = RoundAnswer.objects.filter(grouped__isnull=True)
    rows = rows.filter(
        asked__round__meeting__ends_at__range=(first, last),
        asked__round__meeting__cancelled_at__isnull=True,
    )
    keys = "asked__round__meeting__starts_at", "asked__round__meeting_id"
    for held, meeting_id in rows.order_by(*keys).values_list(*keys).distinct():
        yield Duty(
            title="Gruppera svaren från rådets möte",
            due_on=stockholm(held).date() + ADJUSTED,
            path=reverse("council:group", args=[meeting_id]),
            needs=NEEDS,
            kind=REVIEW,
        )


def _terms(today: date) -> Iterator[Duty]:
    rows = Member.objects.filter(until_on__gte=today, until_on__lte=today + ENDS_SOON)
    for row in rows.order_by("until_on", "stands_for", "id"):
        role = "ersättaren" if row.substitute else "ledamoten"
        yield Duty(
            title=f"Uppdraget går ut för {role} från {row.stands_for}",
            due_on=row.until_on,
            path=reverse("council:change_seat", args=[row.id]),
            needs=NEEDS,
            why="Förläng uppdraget, eller be dem utse en ny.",
            kind=REVIEW,
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
    held = Meeting.objects.filter(cancelled_at__isnull=True).order_by("starts_at")
    days = [
        ("Möte", f"Möte: {found.name}", stockholm(starts_at).date())
        for starts_at in held.values_list("starts_at", flat=True)
    ]
    events = [
        YearEvent(on=on, title=title, kind=kind, path=path, needs=needs)
        for kind, title, on in days
        if first <= on <= last
    ]
    return [*events, *prize_events(first=first, last=last)]
