"""What is told about a programme, plan, work or measure: the shape of a file in and out.

The importer makes these values and the exporter gets the same back. Times are the source's own
words ("2024-08"), see `lykta.kernel.period`. Everything is public.
"""

from __future__ import annotations

from dataclasses import dataclass

from lykta.kernel.party import Party


@dataclass(frozen=True)
class ProgrammeText:
    """The programme: title, subject areas, and who works on it (F01, F05)."""

    municipality: str
    title: str
    areas: tuple[str, ...]
    working_group: tuple[Party, ...] = ()
    reference_group: str = ""


@dataclass(frozen=True)
class EventText:
    """Something that happened to the programme (F01-F04); `kind` is an `EventKind` code."""

    period: str
    kind: str
    note: str = ""
    areas: tuple[str, ...] = ()
    from_: Party | None = None
    to: Party | None = None
    unit: Party | None = None
    decided_by: Party | None = None
    decision_expected: str = ""
    decided: str = ""


@dataclass(frozen=True)
class PlanText:
    """The action plan as a document; `status` is a `PlanStatus` code."""

    title: str
    status: str
    lead: Party | None = None


@dataclass(frozen=True)
class HolderText:
    """Who holds a subject area or a duty, where no event of the programme says it."""

    holder: Party
    area: str = ""
    duty: str = ""
    since: str = ""


@dataclass(frozen=True)
class ValueText:
    """A value of an indicator, written by hand."""

    period: str
    value: int


@dataclass(frozen=True)
class IndicatorText:
    """An indicator; `count` names the yearly count that feeds it, "" when written by hand."""

    name: str
    unit: str = ""
    count: str = ""
    target: int | None = None
    values: tuple[ValueText, ...] = ()


@dataclass(frozen=True)
class PointText:
    """One line under an ongoing work; `kind` is a `PointKind` code."""

    kind: str
    text: str


@dataclass(frozen=True)
class WorkText:
    """An ongoing work (F11-F22): something that is done, not a measure anybody adopted."""

    code: str
    title: str
    kind: str
    leads: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    consulted: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    unit: Party | None = None
    decided_by: Party | None = None
    funding: tuple[str, ...] = ()
    note: str = ""
    years: int | None = None
    evaluation_due: str = ""
    evaluation: str = ""
    points: tuple[PointText, ...] = ()
    indicators: tuple[IndicatorText, ...] = ()


@dataclass(frozen=True)
class MeasureText:
    """A proposed measure; `example` marks one that we made, not the municipality."""

    code: str
    title: str
    kind: str
    leads: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    funding: tuple[str, ...] = ()
    example: bool = False
    why: str = ""
    indicators: tuple[IndicatorText, ...] = ()


@dataclass(frozen=True)
class Described:
    """All that is told about one municipality's programme and plan."""

    programme: ProgrammeText | None
    events: tuple[EventText, ...] = ()
    plan: PlanText | None = None
    holders: tuple[HolderText, ...] = ()
    works: tuple[WorkText, ...] = ()
    measures: tuple[MeasureText, ...] = ()
