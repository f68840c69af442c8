"""Moving a responsibility, and the pages outside Lykta that say who holds it (F03)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.kernel.problems import Invalid, Unknown
from lykta.pages import registers
from lykta.plan import access
from lykta.plan.actions import ground, programme
from lykta.plan.models import (
    Decision,
    KnownParty,
    NamedPage,
    Programme,
    ProgrammeEvent,
    Responsibility,
    SubjectArea,
)
from lykta.plan.rules.texts import EventText, PageText
from lykta.plan.terms import EventKind


def move_responsibility(
    *,
    municipality: str,
    areas: tuple[UUID, ...],
    to: Party,
    unit: Party | None,
    since: str,
    decision_id: UUID | None,
    note: str,
    actor: Actor,
    now: datetime,
) -> UUID:
    """Move areas to a new holder from a day, with the decision behind it when it is told.

    Returns the event of the history. Raises Refused without the right to the plan; Invalid for no
    area, for a time before somebody else's own, or when nothing would change.
    """
    access.check_may_describe(actor=actor)
    home = ground.programme_of(municipality)
    period = ground.period(since, field="since")
    rows = _areas(home, areas)
    decision = _decision(home, decision_id)
    _check_moves(rows, to, unit, period)
    told = EventText(
        period=period.text,
        kind=EventKind.RESPONSIBILITY_MOVED.value,
        areas=tuple(one.title for one in rows),
        to=to,
        unit=unit,
        note=note.strip(),
    )
    programme.note_event(municipality=municipality, event=told, actor=actor, now=now)
    event = ProgrammeEvent.objects.get(programme=home, kind=told.kind, period=period.text)
    event.decision = decision
    event.save(update_fields=["decision"])
    return event.id


def _areas(home: Programme, areas: tuple[UUID, ...]) -> list[SubjectArea]:
    rows = list(SubjectArea.objects.filter(programme=home, id__in=areas).order_by("place"))
    if not rows or len(rows) != len(set(areas)):
        raise Invalid({"areas": "Välj minst ett område."})
    return rows


def _decision(home: Programme, decision_id: UUID | None) -> Decision | None:
    if decision_id is None:
        return None
    found = Decision.objects.filter(id=decision_id, programme=home).first()
    if found is None:
        raise Unknown()
    return found


def _check_moves(rows: list[SubjectArea], to: Party, unit: Party | None, period: Period) -> None:
    """Raise Invalid when nothing would move, or it would move before it came there."""
    held = Responsibility.objects.select_for_update(of=("self",)).filter(area__in=rows, until="")
    for one in held.select_related("holder", "unit"):
        here = (_key(one.holder), _key(one.unit))
        if here == (_key(to), _key(unit)):
            raise Invalid({"party": "Den har redan ansvaret. Välj någon annan."})
        if one.since and Period.parse(one.since).first_day > period.first_day:
            raise Invalid({"since": "Tiden ligger före den då ansvaret senast flyttades."})


def _key(party: Party | KnownParty | None) -> str:
    return (party.code or party.name) if party else ""


def tell_decision_behind(*, event_id: UUID, decision_id: UUID, actor: Actor, now: datetime) -> None:
    """Tell which decision stands behind an event of the history.

    Raises Refused without the right to the plan, Unknown for no such event or decision.
    """
    access.check_may_describe(actor=actor)
    event = ProgrammeEvent.objects.select_for_update().filter(id=event_id).first()
    if event is None:
        raise Unknown()
    event.decision = _decision(event.programme, decision_id)
    event.save(update_fields=["decision"])
    ground.logged("decision_behind", event.id, Change.CHANGED)


def describe_page(*, municipality: str, text: PageText, actor: Actor, now: datetime) -> Change:
    """Describe a page outside Lykta that names who is responsible.

    Raises Refused without the right to the plan, Invalid for a time that is none.
    """
    access.check_may_describe(actor=actor)
    home = ground.programme_of(municipality)
    if not text.title.strip():
        raise Invalid({"title": "Skriv vilken sida det gäller."})
    values: dict[str, Any] = {
        "names_id": ground.party_id(text.names),
        "says": text.says.strip(),
        "seen": ground.check_period(text.seen, field="seen"),
        "corrected": ground.check_period(text.corrected, field="corrected"),
    }
    key = {"programme_id": home.id, "title": text.title.strip()}
    row, change = registers.describe(NamedPage, key=key, values=values)
    return ground.logged("page", row.id, change)


def correct_page(*, page_id: UUID, actor: Actor, now: datetime) -> None:
    """Tell that a page has been put right today.

    Raises Refused without the right to the plan, Unknown for no such page.
    """
    access.check_may_describe(actor=actor)
    row = NamedPage.objects.select_for_update().filter(id=page_id).first()
    if row is None:
        raise Unknown()
    row.corrected = now.date().isoformat()
    row.save(update_fields=["corrected"])
    ground.logged("page", row.id, Change.CHANGED)
