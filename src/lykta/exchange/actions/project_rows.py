"""Steps for projects and library material: both are told by the file's ongoing works.

An ongoing work that is a project, or lives on others' money, is a project too (F13, F16, F17, F20).
What it names as material stands in the library (F19, F20, F22). The file says nothing twice.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from lykta.exchange.actions.steps import Names, Step
from lykta.exchange.rules.shapes import Row
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.knowledge import api as knowledge
from lykta.projects import api as projects

OWN = "own"
PROJECT = "project"


def steps(file: Row, names: Names) -> Iterator[Step]:
    """Yield a step for each project and each material among the ongoing works."""
    for row in file["ongoing"]:
        if row["kind"] == PROJECT or set(row["funding"]) - {OWN}:
            yield Step("projects", row.line, partial(_project, row, names))
        for place, title in enumerate(row["material"], start=1):
            yield Step("material", row.line, partial(_material, row, title, place))


def _project(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    text = projects.ProjectText(
        code=row["id"],
        work=row["id"],
        title=row["title"],
        aim=f"Ska ge: {', '.join(row['result'])}." if row["result"] else "",
        target=", ".join(row["target"]),
        years=row["years"],
        unit=names.maybe(row["unit"]),
        leads=names.parties(row["leads"]),
        partners=names.parties(row["partners"]),
        funding=tuple(row["funding"]),
        inflow=tuple(row["inflow"]),
    )
    return projects.describe(text=text, actor=actor, now=now)


def _material(row: Row, title: str, place: int, actor: Actor, now: datetime) -> Change:
    text = knowledge.MaterialText(title=title)
    code = f"{row['id']}-{place}"
    return knowledge.describe(code=code, work=row["id"], text=text, actor=actor, now=now)
