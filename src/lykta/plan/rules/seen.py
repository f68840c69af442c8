"""The plan as pages show it: plain values, with the words already chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lykta.kernel.party import Party
from lykta.plan.rules.missing import Gap
from lykta.plan.rules.status import Light
from lykta.plan.terms import WorkKind


@dataclass(frozen=True)
class AreaSeen:
    """A subject area or duty and who holds it; `holder` None: the source does not say."""

    title: str
    holder: Party | None = None
    unit: Party | None = None
    since: str = ""


@dataclass(frozen=True)
class EventSeen:
    """One line of the programme's history; `when` is the source's time in Swedish."""

    when: str
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class ValueSeen:
    """A value of an indicator for a period; `period` in Swedish."""

    period: str
    value: int


@dataclass(frozen=True)
class IndicatorSeen:
    """An indicator with its values, oldest first. `counted`: Lykta counts it itself."""

    id: UUID
    name: str
    unit: str = ""
    counted: bool = False
    target: int | None = None
    values: tuple[ValueSeen, ...] = ()

    @property
    def latest(self) -> ValueSeen | None:
        """Return the newest value, or None before there is one."""
        return self.values[-1] if self.values else None

    @property
    def numbers(self) -> list[int]:
        """Return the values alone, oldest first, for a small line."""
        return [each.value for each in self.values]

    @property
    def said(self) -> str:
        """Say the newest value and its time: "525 (2023)"."""
        return f"{self.latest.value} ({self.latest.period})" if self.latest else "Inget värde än"


@dataclass(frozen=True)
class PointSeen:
    """Lines under an ongoing work that belong together, under a heading."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class WorkSeen:
    """An ongoing work. `evaluation` None: no evaluation is promised."""

    id: UUID
    title: str
    kind: str
    kind_code: str
    leads: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    consulted: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    unit: Party | None = None
    decided_by: Party | None = None
    funding: tuple[str, ...] = ()
    note: str = ""
    years: int | None = None
    evaluation: Light | None = None
    evaluation_due: str = ""
    evaluation_text: str = ""
    points: tuple[PointSeen, ...] = ()
    indicators: tuple[IndicatorSeen, ...] = ()


@dataclass(frozen=True)
class ReportSeen:
    """The newest report on a measure, for staff."""

    how: str
    happened: str
    by: str
    at: datetime


@dataclass(frozen=True)
class MeasureSeen:
    """A measure with its two lights: how it goes, and how fresh the report is."""

    id: UUID
    title: str
    kind: str
    kind_code: str
    stage: str
    example: bool
    why: str
    status: Light
    freshness: Light
    leads: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    funding: tuple[str, ...] = ()
    indicators: tuple[IndicatorSeen, ...] = ()
    report: ReportSeen | None = None


@dataclass(frozen=True)
class PlanSeen:
    """All that one page about the plan needs."""

    title: str = ""
    municipality: str = ""
    areas: tuple[AreaSeen, ...] = ()
    duties: tuple[AreaSeen, ...] = ()
    history: tuple[EventSeen, ...] = ()
    working_group: tuple[Party, ...] = ()
    reference_group: str = ""
    plan_title: str = ""
    plan_status: str = ""
    plan_lead: Party | None = None
    works: tuple[WorkSeen, ...] = ()
    measures: tuple[MeasureSeen, ...] = ()
    leads: tuple[Party, ...] = ()
    kinds: tuple[WorkKind, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def held(self) -> tuple[AreaSeen, ...]:
        """Return everything that somebody should hold: the areas, then the duties."""
        return (*self.areas, *self.duties)
