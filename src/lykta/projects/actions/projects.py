"""Starting, planning and ending a project; its money, its counts, and what it gave."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid, NotNow
from lykta.pages import registers
from lykta.projects import access
from lykta.projects.actions import ground
from lykta.projects.models import (
    BudgetYear,
    Cohort,
    FunderReport,
    Inflow,
    Lead,
    Project,
    ProjectMoney,
    ProjectResult,
)
from lykta.projects.terms import After, Owed, Source

EARLIEST, LATEST = 2000, 2100
TOLD_ALREADY = "De pengarna står redan här. Ändra dem i stället."


@dataclass(frozen=True)
class Words:
    """What a project is: its words and its days, as far as they are known."""

    title: str
    aim: str = ""
    target: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    lives_on: str = ""


def start(*, words: Words, lead: Party, actor: Actor, now: datetime) -> Project:
    """Start a project. Raises Refused, Invalid when the days are out of order."""
    access.check_may_keep(actor=actor)
    _check_days(words)
    row = Project(code=f"projekt-{uuid4().hex[:12]}", **vars(words))
    row.save()
    Lead(project=row, code=lead.code, name=lead.name).save()
    ground.logged("project.described", about=row.id, what="started")
    return row


def tell(*, project_id: UUID, words: Words, actor: Actor, now: datetime) -> Project:
    """Put a project's words and days right. Raises Unknown, Refused, Invalid."""
    row = ground.locked(Project, project_id)
    access.check_may_keep(actor=actor)
    _check_days(words)
    for name, value in vars(words).items():
        setattr(row, name, value)
    row.save(update_fields=list(vars(words)))
    ground.logged("project.described", about=row.id, what="words")
    return row


def end(*, project_id: UUID, ended_on: date, lives_on: str, actor: Actor, now: datetime) -> Project:
    """End a project and say what lives on. Raises Unknown, Refused, Invalid, NotNow when ended."""
    row = ground.locked(Project, project_id)
    access.check_may_keep(actor=actor)
    if row.ended_on is not None:
        raise NotNow("Projektet är redan avslutat.")
    if ended_on > now.date():
        raise Invalid({"ended_on": "Dagen har inte varit än. Skriv när projektet är slut."})
    row.ended_on, row.lives_on = ended_on, lives_on
    row.save(update_fields=["ended_on", "lives_on"])
    ground.logged("project.ended", about=row.id)
    return row


@dataclass(frozen=True)
class Sum:
    """Money from one funder. Whole kronor, None when not said."""

    source: Source
    funder: str = ""
    amount: int | None = None
    ends_on: date | None = None
    stops: str = ""


def put_money(*, project_id: UUID, sum_: Sum, actor: Actor, now: datetime) -> ProjectMoney:
    """Tell of a sum that is new: from whom, until when, and what stops then.

    A sum of the same source of which nothing was known yet is the same sum. Raises Unknown,
    Refused, Invalid when the funder's sum stands there already.
    """
    project = ground.locked(Project, project_id)
    access.check_may_keep(actor=actor)
    of_source = ProjectMoney.objects.select_for_update().filter(
        project=project, source=sum_.source.value
    )
    blank = of_source.filter(funder="", amount=None, ends_on=None, stops="").first()
    if blank is None and of_source.filter(funder=sum_.funder).exists():
        raise Invalid({"funder": TOLD_ALREADY})
    return _told(blank or ProjectMoney(project=project), sum_)


def change_money(*, money_id: UUID, sum_: Sum, actor: Actor, now: datetime) -> ProjectMoney:
    """Put a sum right. Raises Unknown, Refused, Invalid when it becomes another of the sums."""
    row = ground.locked(ProjectMoney, money_id)
    access.check_may_keep(actor=actor)
    others = ProjectMoney.objects.filter(project_id=row.project_id).exclude(id=row.id)
    if others.filter(source=sum_.source.value, funder=sum_.funder).exists():
        raise Invalid({"funder": TOLD_ALREADY})
    return _told(row, sum_)


def _told(row: ProjectMoney, sum_: Sum) -> ProjectMoney:
    row.source, row.funder, row.amount = sum_.source.value, sum_.funder, sum_.amount
    row.ends_on, row.stops = sum_.ends_on, sum_.stops
    row.save()
    ground.logged("project.money", about=row.project_id, what=sum_.source.value)
    return row


def decide_after(
    *,
    money_id: UUID,
    after: After,
    after_text: str,
    decided_by: str,
    decided_on: date,
    actor: Actor,
    now: datetime,
) -> ProjectMoney:
    """Write down what was decided to happen when the money ends. Raises Unknown, Refused, Invalid.

    Who decided and when are asked for: a hope is not a decision.
    """
    row = ground.locked(ProjectMoney, money_id)
    access.check_may_keep(actor=actor)
    if after is After.UNDECIDED:
        raise Invalid({"after": "Välj vad som har beslutats."})
    if decided_on > now.date():
        raise Invalid({"decided_on": "Dagen har inte varit än."})
    row.after, row.after_text = after.value, after_text
    row.decided_by, row.decided_on = decided_by, decided_on
    row.save(update_fields=["after", "after_text", "decided_by", "decided_on"])
    ground.logged("project.after", about=row.project_id, what=after.value)
    return row


def owe(*, project_id: UUID, kind: Owed, due_on: date, actor: Actor, now: datetime) -> FunderReport:
    """Put down a report that the funder wants. Raises Unknown, Refused, NotNow when it is there."""
    project = ground.project_to_report(project_id, actor=actor)
    key = {"project_id": project.id, "kind": kind.value, "due_on": due_on}
    row, _change = registers.describe(FunderReport, key=key, values={})
    ground.logged("project.owed", about=project.id, what=kind.value)
    return row


def send(*, report_id: UUID, sent_on: date, actor: Actor, now: datetime) -> FunderReport:
    """Note that a report went to the funder. Raises Unknown, Refused, Invalid."""
    row = ground.locked(FunderReport, report_id)
    ground.project_to_report(row.project_id, actor=actor)
    if sent_on > now.date():
        raise Invalid({"sent_on": "Dagen har inte varit än."})
    row.sent_on = sent_on
    row.save(update_fields=["sent_on"])
    ground.logged("project.sent", about=row.project_id, what=row.kind)
    return row


def plan_year(
    *,
    project_id: UUID,
    year: int,
    planned: int,
    used: int | None,
    actor: Actor,
    now: datetime,
) -> BudgetYear:
    """Tell a year's budget, and what has been used so far. Whole kronor."""
    project = ground.project_to_report(project_id, actor=actor)
    _check_year(year)
    key = {"project_id": project.id, "year": year}
    row, _change = registers.describe(
        BudgetYear, key=key, values={"planned": planned, "used": used}
    )
    ground.logged("project.budget", about=project.id)
    return row


def note_cohort(
    *,
    project_id: UUID,
    name: str,
    started_on: date,
    started: int,
    completed: int | None,
    actor: Actor,
    now: datetime,
) -> Cohort:
    """Tell how many began in a group, and how many came through. Counts, never names (F17)."""
    project = ground.project_to_report(project_id, actor=actor)
    if completed is not None and completed > started:
        raise Invalid({"completed": "Fler kan inte fullfölja än som började."})
    values = {"started_on": started_on, "started": started, "completed": completed}
    key = {"project_id": project.id, "name": name}
    row, _change = registers.describe(Cohort, key=key, values=values)
    ground.logged("project.cohort", about=project.id)
    return row


def note_inflow(
    *, project_id: UUID, source: str, year: int, number: int, actor: Actor, now: datetime
) -> Inflow:
    """Tell how many came from a source in a year (F16). Raises Unknown, Refused, Invalid."""
    project = ground.project_to_report(project_id, actor=actor)
    _check_year(year)
    key = {"project_id": project.id, "source": source, "year": year}
    row, _change = registers.describe(Inflow, key=key, values={"number": number})
    ground.logged("project.inflow", about=project.id)
    return row


def tell_result(*, project_id: UUID, text: str, actor: Actor, now: datetime) -> ProjectResult:
    """Tell what changed for whom. Raises Unknown, Refused."""
    project = ground.project_to_report(project_id, actor=actor)
    row = ProjectResult(
        project=project,
        text=text,
        told_on=now.date(),
        told_by_id=actor.person,
        told_by_name=actor.name,
    )
    row.save()
    ground.logged("project.result", about=project.id)
    return row


def _check_days(words: Words) -> None:
    if words.starts_on and words.ends_on and words.ends_on < words.starts_on:
        raise Invalid({"ends_on": "Projektet kan inte sluta innan det börjar."})


def _check_year(year: int) -> None:
    if not EARLIEST <= year <= LATEST:
        raise Invalid({"year": "Skriv året med fyra siffror, till exempel 2026."})
