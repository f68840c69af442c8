"""Reads for the pages of one measure: its history, what can be chosen, its tasks and indicators."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.plan.models import (
    Decision,
    Funding,
    Goal,
    Indicator,
    KnownParty,
    Measure,
    MeasureChange,
    MeasureTask,
    OngoingWork,
    Report,
    SubjectArea,
)
from lykta.plan.queries import hanging, programmes
from lykta.plan.queries.works import measures, works
from lykta.plan.rules import showing
from lykta.plan.rules.missing import Named
from lykta.plan.rules.seen import IndicatorSeen, MeasureSeen
from lykta.plan.rules.texts import MeasureText, MoneyText, WorkText
from lykta.plan.terms import Changed, DecisionKind, HowItGoes, National, Stage


@dataclass(frozen=True)
class ChangeSeen:
    """One line of a measure's history: a change, or a report."""

    at: datetime
    by: str
    title: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class TaskTold:
    """A task as its form begins."""

    id: UUID
    measure_id: UUID
    title: str
    party: Party | None
    due_on: date | None
    done: bool


@dataclass(frozen=True)
class MoneyTold:
    """Money as its form begins, and what it belongs to."""

    id: UUID
    text: MoneyText
    measure_id: UUID | None
    work_id: UUID | None

    @property
    def page(self) -> tuple[str, UUID]:
        """Return the name and key of the page it stands on."""
        if self.measure_id is not None:
            return "plan:measure", self.measure_id
        if self.work_id is None:
            raise Unknown()
        return "plan:ongoing_work", self.work_id


def history(measure_id: UUID) -> list[ChangeSeen]:
    """Return what was changed and reported, newest first."""
    changes = MeasureChange.objects.filter(measure_id=measure_id).order_by("-changed_at", "id")
    found = [
        ChangeSeen(
            row.changed_at, row.changed_by_name, Changed(row.what).swedish, row.before, row.after
        )
        for row in changes
    ]
    reports = Report.objects.filter(measure_id=measure_id).order_by("-reported_at", "id")
    found += [
        ChangeSeen(
            row.reported_at,
            row.reported_by_name,
            "Rapport",
            after="\n".join(
                words
                for words in (HowItGoes(row.how_it_goes).swedish, row.happened, row.effect)
                if words
            ),
        )
        for row in reports
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def last_changes(*, municipality: str) -> dict[str, tuple[str, datetime]]:
    """Return who changed each measure last and when, by the measure's code. One query."""
    rows = MeasureChange.objects.filter(measure__plan__programme__municipality=municipality)
    rows = rows.order_by("measure", "-changed_at", "id").distinct("measure")
    found = rows.values_list("measure__code", "changed_by_name", "changed_at")
    return {code: (by, at) for code, by, at in found}


def ended_measures(*, municipality: str) -> frozenset[str]:
    """Return the codes of measures that have ended."""
    rows = Measure.objects.filter(
        plan__programme__municipality=municipality, stage=Stage.ENDED.value
    )
    return frozenset(rows.values_list("code", flat=True))


def told(measure_id: UUID) -> tuple[MeasureText, UUID | None]:
    """Return what is told about a measure, and its goal's key. Raises Unknown."""
    found = measures(Q(id=measure_id), programmes.known_parties())
    if not found:
        raise Unknown()
    goal = Measure.objects.filter(id=measure_id).values_list("goal_id", flat=True).get()
    return found[0].text, goal


def work_told(work_id: UUID) -> WorkText:
    """Return what is told about an ongoing work. Raises Unknown."""
    found = works(Q(id=work_id), programmes.known_parties())
    if not found:
        raise Unknown()
    return found[0].text


def work_title(work_id: UUID) -> str:
    """Return an ongoing work's name. Raises Unknown."""
    title = OngoingWork.objects.filter(id=work_id).values_list("title", flat=True).first()
    if title is None:
        raise Unknown()
    return title


def task(task_id: UUID) -> TaskTold:
    """Return a task. Raises Unknown."""
    row = MeasureTask.objects.select_related("party").filter(id=task_id).first()
    if row is None:
        raise Unknown()
    party = Party(row.party.name, row.party.code) if row.party else None
    return TaskTold(row.id, row.measure_id, row.title, party, row.due_on, row.done_on is not None)


def money(money_id: UUID) -> MoneyTold:
    """Return one source of money. Raises Unknown."""
    row = Funding.objects.filter(id=money_id).first()
    if row is None:
        raise Unknown()
    text = MoneyText(row.source, row.funder, row.amount, row.ends, row.what_stops)
    return MoneyTold(row.id, text, row.measure_id, row.ongoing_id)


def indicator(indicator_id: UUID) -> tuple[IndicatorSeen, UUID | None, str]:
    """Return an indicator, its measure's key, and the code of the count. Raises Unknown."""
    found = hanging.indicators_of(Indicator.objects.filter(id=indicator_id).order_by("id"))
    if not found:
        raise Unknown()
    row, fact = found[0]
    return showing.indicator(fact), row.measure_id, row.fed_by


def area_titles(*, municipality: str) -> list[str]:
    """Return the programme's subject areas in order."""
    rows = SubjectArea.objects.filter(programme__municipality=municipality)
    return list(rows.order_by("place", "id").values_list("title", flat=True))


def goals(*, municipality: str) -> list[tuple[UUID, str]]:
    """Return the programme's goals in order."""
    rows = Goal.objects.filter(programme__municipality=municipality).order_by("place", "id")
    return list(rows.values_list("id", "title"))


def possible_parties(*, municipality: str) -> list[Party]:
    """Return everybody the plan knows, and every administration and company, by name."""
    rows = KnownParty.objects.values_list("name", "code")
    found = {code or name: Party(name, code) for name, code in rows.order_by("name", "id")}
    ours = organisation.structure(municipality_code=municipality)
    for administration, _ in ours.administrations:
        found.setdefault(administration.code, Party(administration.name, administration.code))
    for company in ours.companies:
        found.setdefault(company.code, Party(company.name, company.code))
    return sorted(found.values())


def adopting_decisions(*, municipality: str) -> list[tuple[UUID, str]]:
    """Return the decisions that have been taken and adopt something, newest first."""
    rows = Decision.objects.filter(
        programme__municipality=municipality, kind=DecisionKind.ADOPT.value
    ).exclude(decided="")
    return [
        (row.id, _words(row))
        for row in rows.select_related("body").order_by("-first_on", "title", "id")
    ]


def _words(row: Decision) -> str:
    paragraph = f" § {row.paragraph}" if row.paragraph else ""
    when = Period.parse(row.decided).swedish
    return f"{row.title} ({row.body.name}{paragraph}, {when})"


def is_measure(about: UUID) -> bool:
    """Tell whether the key is a measure's; False for an ongoing work's. Raises Unknown."""
    if Measure.objects.filter(id=about).exists():
        return True
    work_title(about)
    return False


@dataclass(frozen=True)
class IndicatorsPage:
    """Every measure that counts something, and the national follow-up beside it."""

    measures: tuple[MeasureSeen, ...]
    national: tuple[tuple[National, tuple[Named, ...]], ...]


def indicators_page(*, municipality: str, today: date) -> IndicatorsPage:
    """Return the indicators by measure, and for each national one who answers to it."""
    where = Q(plan__programme__municipality=municipality, indicators__isnull=False)
    keys = Measure.objects.filter(where).values("id")
    found = measures(Q(id__in=keys), programmes.known_parties())
    seen = tuple(showing.measure(one, today=today) for one in found)
    answers: dict[National, list[Named]] = {one: [] for one in National}
    for one in seen:
        for each in one.indicators:
            if each.national:
                answers[each.national].append(Named(str(one.id), each.name))
    return IndicatorsPage(seen, tuple((one, tuple(told)) for one, told in answers.items()))
