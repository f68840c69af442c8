"""Projects as pages show them: constant numbers of queries, small counts withheld."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lykta.kernel.party import Party
from lykta.kernel.problems import Unknown
from lykta.projects.models import Cohort, FunderReport, Inflow, Project, ProjectMoney
from lykta.projects.rules import cohorts, money
from lykta.projects.terms import After, Owed, Source, State

PARTS = ("parties", "money")
ALL_PARTS = (*PARTS, "budget", "owed", "cohorts", "inflows", "results")
Bars = tuple[tuple[str, int | None, str], ...]


@dataclass(frozen=True)
class MoneySeen:
    """A sum, when it ends, and what happens then."""

    id: UUID
    source: str
    source_code: str
    funder: str
    amount: int | None
    ends_on: date | None
    stops: str
    after: After
    after_text: str
    decided_by: str
    decided_on: date | None
    light: money.Light


@dataclass(frozen=True)
class ProjectLine:
    """A project in a list: who leads it, and how near the end of its money is."""

    id: UUID
    title: str
    work: str
    state: State
    leads: tuple[Party, ...]
    sources: tuple[str, ...]
    ends_on: date | None
    light: money.Light


@dataclass(frozen=True)
class CohortSeen:
    """A group as it may be shown, with its key for the one who may change it."""

    id: UUID
    name: str
    started_on: date
    shown: cohorts.Shown


@dataclass(frozen=True)
class OwedSeen:
    """A report that a funder wants."""

    id: UUID
    kind: str
    due_on: date
    sent_on: date | None
    level: str


@dataclass(frozen=True)
class ResultSeen:
    """What somebody told that the project gave."""

    text: str
    told_on: date
    by: str


@dataclass(frozen=True)
class ProjectSeen:
    """A project's page."""

    line: ProjectLine
    aim: str
    target: str
    years: int | None
    starts_on: date | None
    ends_on: date | None
    ended_on: date | None
    lives_on: str
    unit: Party
    partners: tuple[Party, ...]
    money: tuple[MoneySeen, ...]
    budget: tuple[tuple[int, int, int | None], ...]
    owed: tuple[OwedSeen, ...]
    cohorts: tuple[CohortSeen, ...]
    inflow: Bars
    results: tuple[ResultSeen, ...]

    @property
    def lead_codes(self) -> frozenset[str]:
        """Return the codes of those who lead or do it: who works there may tell of it."""
        return frozenset(each.code for each in (*self.line.leads, self.unit) if each.code)

    @property
    def budget_bars(self) -> Bars:
        """Return budget and use a year, for a picture: thousands of kronor, to fit a phone."""
        bars: list[tuple[str, int | None, str]] = []
        for year, planned, used in self.budget:
            bars.append((f"{year}: budget", round(planned / 1_000), ""))
            if used is not None:
                bars.append((f"{year}: använt", round(used / 1_000), ""))
        return tuple(bars)

    @property
    def cohort_bars(self) -> Bars:
        """Return how many began in each group, for a picture."""
        return tuple((one.name, one.shown.started_number, "") for one in self.cohorts)


def projects(*, today: date) -> list[ProjectLine]:
    """Return every project, those whose money needs a decision first."""
    rows = Project.objects.prefetch_related(*PARTS).order_by("title", "id")
    order = {"late": 0, "soon": 1, "none": 2, "calm": 3, "done": 4}
    lines = [_line(row, today) for row in rows]
    return sorted(lines, key=lambda one: (one.state is State.ENDED, order[one.light.level]))


def project_seen(project_id: UUID, *, today: date) -> ProjectSeen:
    """Return a project's page. Raises Unknown."""
    row = Project.objects.prefetch_related(*ALL_PARTS).filter(id=project_id).first()
    if row is None:
        raise Unknown()
    return ProjectSeen(
        line=_line(row, today),
        aim=row.aim,
        target=row.target,
        years=row.years,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        ended_on=row.ended_on,
        lives_on=row.lives_on,
        unit=Party(name=row.unit_name, code=row.unit_code),
        partners=_parties(row, leads=False),
        money=tuple(_money(one, today) for one in _by_end(row)),
        budget=tuple((b.year, b.planned, b.used) for b in sorted(row.budget.all(), key=_year)),
        owed=tuple(_owed(o, today) for o in sorted(row.owed.all(), key=_due)),
        cohorts=tuple(_cohort(c) for c in sorted(row.cohorts.all(), key=_started)),
        inflow=_inflow(row),
        results=tuple(
            ResultSeen(one.text, one.told_on, one.told_by_name)
            for one in sorted(row.results.all(), key=lambda one: one.told_on, reverse=True)
        ),
    )


def money_seen(money_id: UUID, *, today: date) -> tuple[UUID, str, MoneySeen]:
    """Return (project's key, its title, the sum). Raises Unknown."""
    row = ProjectMoney.objects.select_related("project").filter(id=money_id).first()
    if row is None:
        raise Unknown()
    return row.project_id, row.project.title, _money(row, today)


def sources(project_id: UUID) -> list[str]:
    """Return the names of those who send people to the project (F16)."""
    rows = Inflow.objects.filter(project=project_id).order_by("source")
    return list(rows.values_list("source", flat=True).distinct())


def _line(row: Project, today: date) -> ProjectLine:
    sums = _by_end(row)
    seen = [_money(one, today) for one in sums]
    order = {"late": 0, "soon": 1, "none": 2, "calm": 3, "done": 4}
    lights = sorted((one.light for one in seen), key=lambda light: order[light.level])
    return ProjectLine(
        id=row.id,
        title=row.title,
        work=row.work,
        state=money.state_of(
            starts_on=row.starts_on, ends_on=row.ends_on, ended_on=row.ended_on, today=today
        ),
        leads=_parties(row, leads=True),
        sources=tuple(one.source for one in seen),
        ends_on=money.first_end(one.ends_on for one in sums),
        light=lights[0] if lights else money.NOT_SAID,
    )


def _parties(row: Project, *, leads: bool) -> tuple[Party, ...]:
    found = sorted(row.parties.all(), key=lambda party: party.place)
    return tuple(Party(name=one.name, code=one.code) for one in found if one.leads is leads)


def _by_end(row: Project) -> list[ProjectMoney]:
    return sorted(row.money.all(), key=lambda one: (one.ends_on or date.max, one.source))


def _money(row: ProjectMoney, today: date) -> MoneySeen:
    source, after = Source(row.source), After(row.after)
    return MoneySeen(
        id=row.id,
        source=source.swedish,
        source_code=source.value,
        funder=row.funder,
        amount=row.amount,
        ends_on=row.ends_on,
        stops=row.stops,
        after=after,
        after_text=row.after_text,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        light=money.light(ends_on=row.ends_on, after=after, own=source is Source.OWN, today=today),
    )


def _owed(row: FunderReport, today: date) -> OwedSeen:
    late = row.sent_on is None and row.due_on < today
    level = "done" if row.sent_on else "late" if late else "soon"
    return OwedSeen(row.id, Owed(row.kind).swedish, row.due_on, row.sent_on, level)


def _cohort(row: Cohort) -> CohortSeen:
    shown = cohorts.shown(started=row.started, completed=row.completed)
    return CohortSeen(row.id, row.name, row.started_on, shown)


def _inflow(row: Project) -> Bars:
    found: dict[str, int | None] = {}
    for one in sorted(row.inflows.all(), key=lambda one: (one.source, one.year or 0)):
        name = f"{one.source} {one.year}" if one.year else one.source
        if one.year is None and any(key.startswith(one.source) for key in found):
            continue
        found[name] = one.number
        if one.year is not None:
            found.pop(one.source, None)
    return cohorts.inflow(found)


def _year(row: object) -> int:
    return int(row.year)  # type: ignore[attr-defined]


def _due(row: FunderReport) -> date:
    return row.due_on


def _started(row: Cohort) -> date:
    return row.started_on
