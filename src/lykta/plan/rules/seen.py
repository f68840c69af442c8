"""The plan as pages show it: plain values, with the words already chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.kernel.party import Party
from lykta.kernel.violence_kinds import ViolenceKind
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.plan.rules.missing import Gap, Named
from lykta.plan.rules.status import Light
from lykta.plan.terms import HowItGoes, National, Stage, WorkKind

FEW = "färre än 5"


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
    """A value of an indicator for a period; `period` in Swedish, `text` as it is stored.

    `value` None is fewer than five. `parts` are women, men and others; empty when not split.
    """

    period: str
    value: int | None
    text: str = ""
    parts: tuple[int | None, ...] = ()

    @property
    def shown(self) -> str:
        """Return the number in words."""
        return FEW if self.value is None else str(self.value)

    @property
    def shown_parts(self) -> tuple[str, ...]:
        """Return women, men and others in words."""
        return tuple(FEW if each is None else str(each) for each in self.parts)


@dataclass(frozen=True)
class IndicatorSeen:
    """An indicator with its values, oldest first. `counted`: Lykta counts it itself."""

    id: UUID
    name: str
    unit: str = ""
    counted: bool = False
    target: int | None = None
    values: tuple[ValueSeen, ...] = ()
    guarded: bool = False
    unsplit_why: str = ""
    national: National | None = None

    @property
    def latest(self) -> ValueSeen | None:
        """Return the newest value, or None before there is one."""
        return self.values[-1] if self.values else None

    @property
    def numbers(self) -> list[int]:
        """Return the values alone, oldest first, for a small line; hidden ones are left out."""
        return [each.value for each in self.values if each.value is not None]

    @property
    def said(self) -> str:
        """Say the newest value and its time: "525 (2023)"."""
        return f"{self.latest.shown} ({self.latest.period})" if self.latest else "Inget värde än"

    @property
    def is_split(self) -> bool:
        """Tell whether any value is split by sex."""
        return any(each.parts for each in self.values)


@dataclass(frozen=True)
class MoneySeen:
    """Money as a page shows it. `ends` in Swedish, `last_day` the last it can mean."""

    id: UUID
    source: str
    source_code: str
    funder: str = ""
    amount: int | None = None
    ends: str = ""
    ends_text: str = ""
    last_day: date | None = None
    what_stops: str = ""
    light: Light | None = None

    @property
    def kronor(self) -> str:
        """Say the amount in whole kronor, in groups of three; "" while nobody has said."""
        if self.amount is None:
            return ""
        return f"{self.amount:,} kr".replace(",", "\N{NO-BREAK SPACE}")


@dataclass(frozen=True)
class TaskSeen:
    """A task of a measure with its light."""

    id: UUID
    title: str
    party: Party | None
    due_on: date | None
    done_on: date | None
    light: Light


@dataclass(frozen=True)
class ByHandSeen:
    """A status set by hand, and why; for staff."""

    why: str
    by: str
    at: datetime


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
    money: tuple[MoneySeen, ...] = ()
    areas: tuple[str, ...] = ()
    groups: tuple[VulnerableGroup, ...] = ()
    violence: tuple[ViolenceKind, ...] = ()
    became: UUID | None = None
    code: str = ""


@dataclass(frozen=True)
class ReportSeen:
    """The newest report on a measure, for staff."""

    how: str
    happened: str
    by: str
    at: datetime
    effect: str = ""
    how_code: HowItGoes = HowItGoes.AS_PLANNED


@dataclass(frozen=True)
class MeasureSeen:
    """A measure with its two lights: how it goes, and how fresh the report is.

    `report`, `by_hand` and `freshness` are for staff; the rest anybody may read.
    """

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
    code: str = ""
    stage_code: Stage = Stage.PROPOSED
    what: str = ""
    effect: str = ""
    money: tuple[MoneySeen, ...] = ()
    tasks: tuple[TaskSeen, ...] = ()
    areas: tuple[str, ...] = ()
    groups: tuple[VulnerableGroup, ...] = ()
    violence: tuple[ViolenceKind, ...] = ()
    by_hand: ByHandSeen | None = None
    came_from: Named | None = None
    goal: str = ""
    ended_on: date | None = None
    ended_note: str = ""
    lead_codes: frozenset[str] = frozenset()

    @property
    def next_date(self) -> date | None:
        """Return the nearest day that something of it falls due or its money ends."""
        due = [one.due_on for one in self.tasks if one.due_on and not one.done_on]
        ends = [one.last_day for one in self.money if one.last_day]
        return min([*due, *ends], default=None)

    @property
    def proposed(self) -> bool:
        """Tell whether nobody has decided it yet."""
        return self.stage_code is Stage.PROPOSED

    @property
    def decided(self) -> bool:
        """Tell whether it is decided and has not ended."""
        return self.stage_code is Stage.ADOPTED

    @property
    def ended(self) -> bool:
        """Tell whether it has ended."""
        return self.stage_code is Stage.ENDED


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
    adopted: bool = False  # the plan itself is decided (F01)

    @property
    def held(self) -> tuple[AreaSeen, ...]:
        """Return everything that somebody should hold: the areas, then the duties."""
        return (*self.areas, *self.duties)
