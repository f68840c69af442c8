"""Describing projects by their code, as a file does: what is known, and nothing more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid
from lykta.pages import registers
from lykta.projects import access
from lykta.projects.actions import ground
from lykta.projects.models import Inflow, Lead, Project, ProjectMoney
from lykta.projects.terms import Source


@dataclass(frozen=True)
class ProjectText:
    """What a source tells of a project. `work` is the code of the plan's ongoing work."""

    code: str
    title: str
    work: str = ""
    aim: str = ""
    target: str = ""
    years: int | None = None
    unit: Party | None = None
    leads: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    funding: tuple[str, ...] = ()
    inflow: tuple[str, ...] = ()


def describe(*, text: ProjectText, actor: Actor, now: datetime) -> Change:
    """Describe a project by its code (F13, F16, F17, F20).

    Days, sums and funders that somebody has told since are left as they are; a source of money
    that the file no longer names stays too. Raises Refused, Invalid for an unknown source.
    """
    access.check_may_keep(actor=actor)
    unit = text.unit or Party(name="")
    values = {
        "work": text.work,
        "title": text.title,
        "years": text.years,
        "unit_code": unit.code,
        "unit_name": unit.name,
    }
    row, own = registers.describe(Project, key={"code": text.code}, values=values)
    change = registers.together(
        own,
        _first_words(row, own, text),
        _parties(row, text.leads, text.partners),
        *(_fund(row, source) for source in text.funding),
        *(_from(row, source) for source in text.inflow),
    )
    if change is not Change.SAME:
        ground.logged("project.described", about=row.id)
    return change


def _first_words(row: Project, own: Change, text: ProjectText) -> Change:
    """Put the source's own words on a new project; what people wrote later is theirs."""
    if own is not Change.NEW:
        return Change.SAME
    row.aim, row.target = text.aim, text.target
    row.save(update_fields=["aim", "target"])
    return Change.NEW


def _parties(row: Project, leads: Sequence[Party], partners: Sequence[Party]) -> Change:
    told = [(one, True) for one in leads] + [(one, False) for one in partners]
    return registers.describe_all(
        Lead,
        owner={"project_id": row.id},
        rows=[
            ({"code": one.code, "name": one.name}, {"leads": leads_it, "place": place})
            for place, (one, leads_it) in enumerate(told)
        ],
    )


def _fund(row: Project, source: str) -> Change:
    if source not in set(Source):
        raise Invalid({"funding": f"”{source}” är ingen finansiering vi känner till."})
    if ProjectMoney.objects.filter(project=row, source=source).exists():
        return Change.SAME
    ProjectMoney(project=row, source=source).save()
    return Change.NEW


def _from(row: Project, source: str) -> Change:
    if Inflow.objects.filter(project=row, source=source).exists():
        return Change.SAME
    Inflow(project=row, source=source).save()
    return Change.NEW
