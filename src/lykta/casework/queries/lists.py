"""Lists of matters: never a name, a constant number of queries whatever the length."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from lykta.casework.models import Matter, Subject
from lykta.casework.queries.clock_facts import RunningClock, facts_of, running
from lykta.casework.queries.matters import handlers_of, my_matters
from lykta.casework.rules.labels import label
from lykta.casework.terms import MatterKind, MatterState, Protection
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.organisation import api as organisation


@dataclass(frozen=True)
class CaseRow:
    """A matter as a list may show it."""

    id: UUID
    number: str
    label: str
    kind: MatterKind
    state: MatterState
    opened_on: date
    unit_id: UUID
    queued: bool
    need_to_know: bool
    protected: bool
    handlers: tuple[str, ...]
    clocks: tuple[RunningClock, ...]


@dataclass(frozen=True)
class CasePage:
    """A page of a list, and how many there are in all."""

    rows: tuple[CaseRow, ...]
    total: int


def case_list(
    *,
    actor: Actor,
    now: datetime,
    mine: bool = False,
    closed: bool = False,
    limit: int = 100,
    offset: int = 0,
) -> CasePage:
    """Return the matters that the actor may see, newest first (nine queries)."""
    wanted = Matter.objects.filter(pk__in=my_matters()) if mine else Matter.objects.all()
    shut = MatterState.CLOSED.value
    wanted = wanted.filter(state=shut) if closed else wanted.exclude(state=shut)
    ordered = wanted.order_by("-opened_on", "-number", "id")
    page = list(ordered[offset : offset + limit])
    total = offset + len(page) if 0 < len(page) < limit else wanted.count()
    return CasePage(rows=rows_of(page, now=now), total=total)


def intake(*, actor: Actor, now: datetime) -> list[CaseRow]:
    """Return the unit's queue: matters nobody has yet, the oldest first."""
    waiting: QuerySet[Matter] = Matter.objects.filter(unit_id=actor.unit, queued=True)
    waiting = waiting.exclude(state=MatterState.CLOSED.value).order_by("opened_on", "number", "id")
    return list(rows_of(list(waiting[:200]), now=now))


def rows_of(matters: Sequence[Matter], *, now: datetime) -> tuple[CaseRow, ...]:
    """Return list rows of matters that the database has let the caller see."""
    facts = facts_of(matters)
    subjects = _subjects([matter.id for matter in matters])
    people = handlers_of([matter.id for matter in matters])
    names = organisation.people({person for several in people.values() for person in several})
    today = stockholm(now).date()
    made = []
    for matter in matters:
        birth_year, protection = subjects.get(matter.id, (None, None))
        made.append(
            CaseRow(
                id=matter.id,
                number=matter.number,
                label=label(
                    kind=MatterKind(matter.kind),
                    birth_year=birth_year,
                    protection=protection,
                    today=today,
                ),
                kind=MatterKind(matter.kind),
                state=MatterState(matter.state),
                opened_on=matter.opened_on,
                unit_id=matter.unit_id,
                queued=matter.queued,
                need_to_know=matter.need_to_know,
                protected=protection not in (None, Protection.NONE),
                handlers=tuple(names.get(person, "") for person in people.get(matter.id, [])),
                clocks=running(facts[matter.id], now=now),
            )
        )
    return tuple(made)


def _subjects(keys: list[UUID]) -> dict[UUID, tuple[int | None, Protection | None]]:
    rows = Subject.objects.filter(matter_id__in=keys)
    return {
        matter: (birth_year, Protection(protection))
        for matter, birth_year, protection in rows.order_by("id").values_list(
            "matter_id", "birth_year", "protection"
        )
    }
