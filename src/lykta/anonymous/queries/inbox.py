"""A team's inbox and one of its threads, opened with the team's key."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse

from lykta.anonymous.models import Message, TeamKey, Thread
from lykta.anonymous.queries import installation
from lykta.anonymous.rules import board, messages, sealing
from lykta.anonymous.rules.messages import Said
from lykta.anonymous.terms import Kind, ServiceState
from lykta.kernel.calendar import is_working_day
from lykta.kernel.duty import Duty
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.vault import api as vault


@dataclass(frozen=True)
class ThreadRow:
    """A thread in the list. Nothing of what was written stands here."""

    id: UUID
    since: str  # "sedan i går"; empty when it is answered
    late: bool
    messages: int
    wants_call: bool
    identified: bool
    answering: str
    language: str
    asked: bool
    closed: bool
    last_on: date


@dataclass(frozen=True)
class Letter:
    """One message as staff read it; `unreadable` when the key to it is gone."""

    said: Said
    by: str
    unreadable: bool = False


@dataclass(frozen=True)
class ThreadText:
    """A thread opened, and whom it may be asked to go to."""

    row: ThreadRow
    letters: tuple[Letter, ...] = field(repr=False)
    refused: bool
    became_contact: bool
    erase_on: date | None
    others: tuple[tuple[str, str], ...]

    @property
    def identity(self) -> Said | None:
        """Return where the writer said who they are."""
        told = [one.said for one in self.letters if one.said.kind is Kind.IDENTITY]
        return next((one for one in told if one.fields), None)


def inbox(*, today: date) -> list[ThreadRow]:
    """Return the threads in the reader's unit: those that wait longest first. Three queries."""
    rows = list(Thread.objects.order_by("waiting_since", "last_on", "id"))
    numbers = _numbers([row.id for row in rows])
    names = organisation.people({r.answering_id for r in rows if r.answering_id})
    found = [_row(row, names, numbers.get(row.id, _Number()), today) for row in rows]
    return sorted(found, key=lambda one: not one.since)


def thread(thread_id: UUID, *, today: date) -> ThreadText:
    """Return a thread with what was said in it. Raises Unknown for one not in one's unit."""
    row = Thread.objects.filter(id=thread_id).first()
    if row is None:
        raise Unknown()
    rows = list(Message.objects.filter(thread=row).select_related("key").order_by("ordinal"))
    ids = {one.answered_by_id for one in rows if one.answered_by_id}
    names = organisation.people(ids | ({row.answering_id} if row.answering_id else set()))
    return ThreadText(
        row=_row(row, names, _numbers([row.id]).get(row.id, _Number()), today),
        letters=tuple(_letter(one, names) for one in rows),
        refused=row.refused_on is not None,
        became_contact=row.became_contact_on is not None,
        erase_on=row.erase_on,
        others=_others(row.unit_id),
    )


def exists(thread_id: UUID) -> None:
    """Raise Unknown unless the thread is in the reader's unit."""
    if not Thread.objects.filter(id=thread_id).exists():
        raise Unknown()


@dataclass(frozen=True)
class _Number:
    messages: int = 0
    calls: int = 0


def _numbers(threads: list[UUID]) -> dict[UUID, _Number]:
    """Return how many messages each thread has, and how many of them ask for a call."""
    rows = (
        Message.objects.filter(thread_id__in=threads)
        .values("thread_id")
        .annotate(number=Count("id"), calls=Count("id", filter=Q(kind=Kind.CALL.value)))
    )
    return {row["thread_id"]: _Number(row["number"], row["calls"]) for row in rows}


def _row(row: Thread, names: dict[UUID, str], number: _Number, today: date) -> ThreadRow:
    waiting = row.waiting_since
    within = installation.decided().answer_within
    return ThreadRow(
        id=row.id,
        since=board.since(waiting, today=today) if waiting else "",
        late=waiting is not None and board.working_days_between(waiting, today) > within,
        messages=number.messages,
        wants_call=number.calls > 0,
        identified=row.identified_on is not None,
        answering=names.get(row.answering_id, "") if row.answering_id else "",
        language=row.language,
        asked=row.asked_unit_id is not None,
        closed=row.closed_on is not None,
        last_on=row.last_on,
    )


def _letter(row: Message, names: dict[UUID, str]) -> Letter:
    kind = Kind(row.kind)
    by = names.get(row.answered_by_id, "") if row.answered_by_id else ""
    try:
        opened = sealing.unseal(
            bytes(row.for_team), private=private_of(row.key), bound=messages.team_bound(row.id)
        )
    except (sealing.CannotOpen, vault.Unreadable, vault.NoKey):
        return Letter(Said(kind is Kind.ANSWER, kind, row.written_on, ""), by, unreadable=True)
    return Letter(messages.said(opened, kind=kind, written_on=row.written_on), by)


def private_of(key: TeamKey) -> bytes:
    """Return the private half. Raises `vault.Unreadable` when the keyring no longer has its key."""
    return bytes.fromhex(vault.open_text(key, "private"))


def _others(unit: UUID) -> tuple[tuple[str, str], ...]:
    codes = {team.code for team in installation.decided().teams}
    rows = organisation.units().filter(code__in=codes).exclude(id=unit)
    return tuple((row.code, row.name) for row in rows)


def service(*, unit: UUID) -> ServiceState:
    """Tell how the unit's letter box stands."""
    key = TeamKey.objects.filter(unit_id=unit, retired_on__isnull=True).first()
    if key is None or not installation.decided().open:
        return ServiceState.CLOSED
    return ServiceState.KEY_LOST if key.lost_on else ServiceState.OPEN


def has_key(*, unit: UUID) -> bool:
    """Tell whether the unit has a key in use."""
    return TeamKey.objects.filter(unit_id=unit, retired_on__isnull=True).exists()


def key_opens(*, unit: UUID) -> bool:
    """Tell whether the unit's key can be opened: a lost one must be told to those who write."""
    key = TeamKey.objects.filter(unit_id=unit, retired_on__isnull=True).first()
    try:
        return key is None or sealing.public_of(private_of(key)) == bytes(key.public)
    except (vault.Unreadable, vault.NoKey, ValueError):
        return False


def duties(*, today: date) -> list[Duty]:
    """Return what waits for an answer, as duties: one a unit, the oldest word of it. Two queries.

    Only threads that the reader's own context may see are told of; nothing of what is in them.
    """
    rows = Thread.objects.filter(waiting_since__isnull=False, closed_on__isnull=True)
    waiting = list(rows.order_by("waiting_since").values_list("unit_id", "waiting_since"))
    codes = dict(
        organisation.units()
        .filter(id__in={unit for unit, _day in waiting})
        .values_list("id", "code")
    )
    found: dict[UUID, list[date]] = {}
    for unit, day in waiting:
        if day is not None:
            found.setdefault(unit, []).append(day)
    return [_duty(codes[unit], days, today) for unit, days in found.items()]


def _duty(code: str, days: list[date], today: date) -> Duty:
    oldest = board.since(days[0], today=today)
    many = f"{len(days)} meddelanden väntar, det äldsta {oldest}"
    title = f"Svara: ett meddelande väntar {oldest}" if len(days) == 1 else f"Svara: {many}"
    return Duty(
        title=title,
        due_on=_due(days[0]),
        path=reverse("anonymous-inbox:inbox"),
        needs=Permission.THREAD_ANSWER,
        about="Anonyma trådar",
        why="Den som skrev väntar på svar.",
        codes=frozenset({code}),
    )


def _due(since: date) -> date:
    left, day = installation.decided().answer_within, since
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day
