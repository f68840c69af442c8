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
    verdict: str = ""


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
    """An indicator; `count` names the yearly count that feeds it, "" when written by hand.

    `guarded`: it counts people who are helped. `unsplit_why`: why it is not split by sex.
    `national` is a `National` code, "" for none.
    """

    name: str
    unit: str = ""
    count: str = ""
    target: int | None = None
    values: tuple[ValueText, ...] = ()
    guarded: bool = False
    unsplit_why: str = ""
    national: str = ""


@dataclass(frozen=True)
class PointText:
    """One line under an ongoing work; `kind` is a `PointKind` code."""

    kind: str
    text: str


@dataclass(frozen=True)
class MoneyText:
    """Where money comes from (`Money` code), how many kronor in all, when it ends, what stops.

    Only the source need be said. `ends` is a period.
    """

    source: str
    funder: str = ""
    amount: int | None = None
    ends: str = ""
    what_stops: str = ""


@dataclass(frozen=True)
class WorkText:
    """An ongoing work (F11-F22): something that is done, not a measure anybody adopted.

    `funding` names sources alone, `money` those of which more is told. `areas` are titles of
    subject areas, `groups` and `violence` codes (F32, F33).
    """

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
    money: tuple[MoneyText, ...] = ()
    areas: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    violence: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeasureText:
    """A proposed measure; `example` marks one that we made, not the municipality.

    `what` is what is done, `effect` what it is to change and for whom; the rest as in `WorkText`.
    """

    code: str
    title: str
    kind: str
    leads: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    funding: tuple[str, ...] = ()
    example: bool = False
    why: str = ""
    indicators: tuple[IndicatorText, ...] = ()
    what: str = ""
    effect: str = ""
    money: tuple[MoneyText, ...] = ()
    areas: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    violence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Described:
    """All that is told about one municipality's programme and plan."""

    programme: ProgrammeText | None
    events: tuple[EventText, ...] = ()
    plan: PlanText | None = None
    holders: tuple[HolderText, ...] = ()
    works: tuple[WorkText, ...] = ()
    measures: tuple[MeasureText, ...] = ()


@dataclass(frozen=True)
class PageText:
    """A page outside Lykta that names who is responsible; `corrected` "" while it stands."""

    title: str
    names: Party
    says: str = ""
    seen: str = ""
    corrected: str = ""


@dataclass(frozen=True)
class MandateText:
    """The mandate to make the plan: from whom, when, by when. "" and None: nobody has said."""

    given_by: Party | None = None
    given: str = ""
    due: str = ""
    note: str = ""


@dataclass(frozen=True)
class GoalText:
    """What the programme wants to reach, with the titles of the areas it stands under."""

    title: str
    text: str = ""
    goal_area: str = ""
    subject_area: str = ""


@dataclass(frozen=True)
class ChapterText:
    """One piece of the plan's running text."""

    title: str
    text: str
