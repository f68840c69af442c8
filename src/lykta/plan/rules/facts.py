"""What is stored about one municipality's plan, as plain values for pages and files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.kernel.party import Party
from lykta.plan.rules.missing import Named
from lykta.plan.rules.texts import (
    EventText,
    IndicatorText,
    MeasureText,
    MoneyText,
    PlanText,
    ProgrammeText,
    WorkText,
)
from lykta.plan.terms import HowItGoes, Stage, WorkKind


@dataclass(frozen=True)
class AreaFact:
    """A subject area with its key."""

    id: UUID
    title: str


@dataclass(frozen=True)
class EventFact:
    """An event of the programme with its key."""

    id: UUID
    text: EventText


@dataclass(frozen=True)
class HoldingFact:
    """Who held an area or a duty, from when until when ("" now); `by_event` when one tells it."""

    holder: Party
    unit: Party | None
    area: UUID | None
    duty: str
    since: str
    until: str
    begun_by: UUID | None
    ended_by: UUID | None


@dataclass(frozen=True)
class ValueFact:
    """A value of an indicator as it may be shown: None is fewer than five.

    `parts` are women, men and others, empty when the value is not split.
    """

    period: str
    value: int | None
    parts: tuple[int | None, ...] = ()
    by_hand: bool = False


@dataclass(frozen=True)
class IndicatorFact:
    """An indicator with all its values, counted ones too, oldest first."""

    id: UUID
    text: IndicatorText
    values: tuple[ValueFact, ...]


@dataclass(frozen=True)
class MoneyFact:
    """Money with its key."""

    id: UUID
    text: MoneyText


@dataclass(frozen=True)
class TaskFact:
    """A task of a measure: by whom, by when, and when it was done."""

    id: UUID
    title: str
    party: Party | None
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True)
class ByHandFact:
    """A status that the office has set by hand."""

    status: HowItGoes
    why: str
    by: str
    at: datetime


@dataclass(frozen=True)
class ReportFact:
    """The newest report on a measure."""

    how: HowItGoes
    happened: str
    by: str
    at: datetime
    effect: str = ""


@dataclass(frozen=True)
class WorkFact:
    """An ongoing work with its key. `became` is the measure that it was decided to be."""

    id: UUID
    text: WorkText
    indicators: tuple[IndicatorFact, ...]
    money: tuple[MoneyFact, ...] = ()
    became: UUID | None = None


@dataclass(frozen=True)
class MeasureFact:
    """A measure with its key, the stage it has reached and its newest report."""

    id: UUID
    text: MeasureText
    stage: Stage
    indicators: tuple[IndicatorFact, ...]
    report: ReportFact | None
    money: tuple[MoneyFact, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    by_hand: ByHandFact | None = None
    came_from: Named | None = None
    goal: str = ""
    ended_on: date | None = None
    ended_note: str = ""
    lead_codes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PlanFacts:
    """What is stored about one municipality's programme and plan.

    `measures` may be some of them only; `leads`, `kinds`, `without_lead` (measures) and
    `without_value` (indicators) are always about all.
    """

    municipality: str
    programme: ProgrammeText | None = None
    areas: tuple[AreaFact, ...] = ()
    events: tuple[EventFact, ...] = ()
    holdings: tuple[HoldingFact, ...] = ()
    plan: PlanText | None = None
    works: tuple[WorkFact, ...] = ()
    measures: tuple[MeasureFact, ...] = ()
    leads: tuple[Party, ...] = ()
    kinds: tuple[WorkKind, ...] = ()
    without_lead: tuple[Named, ...] = ()
    without_value: tuple[Named, ...] = ()

    def holding(self, *, area: UUID | None = None, duty: str = "") -> HoldingFact | None:
        """Return who holds the area or the duty now, or None when nobody has said it."""
        for each in self.holdings:
            if not each.until and each.area == area and each.duty == duty:
                return each
        return None
