"""What every action on projects and grants starts with and ends with."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db import models

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Unknown
from lykta.projects import access
from lykta.projects.models import Application, Project
from lykta.projects.queries.people import works_at

M = TypeVar("M", bound=models.Model)


def locked(model: type[M], key: UUID) -> M:
    """Return the row, locked until the transaction ends. Raises Unknown."""
    row = model._default_manager.select_for_update().filter(pk=key).first()
    if row is None:
        raise Unknown()
    return row


def project_to_report(project_id: UUID, *, actor: Actor) -> Project:
    """Return the project that the actor may tell of. Raises Unknown or Refused."""
    row = Project.objects.filter(id=project_id).first()
    if row is None:
        raise Unknown()
    leads = row.parties.filter(leads=True).exclude(code="").values_list("code", flat=True)
    doers = {*leads, row.unit_code} - {""}
    access.check_may_report(actor=actor, leads=doers, works_at=works_at(unit_id=actor.unit))
    return row


def application_to_handle(application_id: UUID, *, actor: Actor) -> Application:
    """Return the application that the actor may handle. Raises Unknown, or Refused when jävig."""
    access.check_may_handle(actor=actor)
    row = Application.objects.filter(id=application_id).first()
    if row is None:
        raise Unknown()
    conflicted: Iterable[UUID] = row.conflicts.values_list("person_id", flat=True)
    access.check_may_take_part(actor=actor, conflicted=set(conflicted))
    return row


def logged(event: str, *, about: UUID, what: str = "") -> None:
    """Record a change; `what` is the code of the part that changed."""
    audit.record(event, about=about, detail={"what": what} if what else {})
