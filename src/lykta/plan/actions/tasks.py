"""A measure's tasks: kept by the office and by the measure's own responsible."""

from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.plan import access, queries
from lykta.plan.actions import ground, measures
from lykta.plan.models import KnownParty, Measure, MeasureTask


def add(
    *,
    measure_id: UUID,
    title: str,
    party: Party | None,
    due_on: date | None,
    actor: Actor,
    now: datetime,
) -> UUID:
    """Add a task and return its key.

    Raises Unknown for no such measure, Refused for someone who neither keeps the plan nor answers
    for the measure, NotNow when it has ended, Invalid for no title.
    """
    measure = _theirs(measure_id, actor)
    if not title.strip():
        raise Invalid({"title": "Skriv vad som ska göras."})
    row = MeasureTask(
        measure=measure,
        title=title.strip(),
        party_id=_known(party, actor),
        due_on=due_on,
        place=measure.tasks.count(),
    )
    row.save()
    audit.record("plan.task_changed", about=measure.id, detail={"what": "added"})
    return row.id


def finish(*, task_id: UUID, on: date, actor: Actor, now: datetime) -> None:
    """Note that a task is done.

    Raises as `add`; NotNow when it is done already, Invalid for a day to come.
    """
    row = _task(task_id)
    _theirs(row.measure_id, actor)
    if row.done_on is not None:
        raise NotNow("Uppgiften är redan klar.")
    if on > now.date():
        raise Invalid({"on": "Dagen har inte varit än."})
    row.done_on, row.done_by_name = on, actor.name
    row.save(update_fields=["done_on", "done_by_name"])
    audit.record("plan.task_changed", about=row.measure_id, detail={"what": "done"})


def change(
    *,
    task_id: UUID,
    title: str,
    party: Party | None,
    due_on: date | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Change a task that is not done. Raises as `add`, NotNow when it is done."""
    row = _task(task_id)
    _theirs(row.measure_id, actor)
    if row.done_on is not None:
        raise NotNow("Uppgiften är klar. Det som står där ändras inte längre.")
    if not title.strip():
        raise Invalid({"title": "Skriv vad som ska göras."})
    row.title, row.party_id, row.due_on = title.strip(), _known(party, actor), due_on
    row.save(update_fields=["title", "party_id", "due_on"])
    audit.record("plan.task_changed", about=row.measure_id, detail={"what": "changed"})


def remove(*, task_id: UUID, actor: Actor, now: datetime) -> UUID:
    """Remove a task that is not done, and return its measure's key. Raises as `change`."""
    row = _task(task_id)
    _theirs(row.measure_id, actor)
    if row.done_on is not None:
        raise NotNow("En uppgift som är klar tas inte bort.")
    row.delete()
    audit.record("plan.task_changed", about=row.measure_id, detail={"what": "removed"})
    return row.measure_id


def _task(task_id: UUID) -> MeasureTask:
    row = MeasureTask.objects.select_for_update().filter(id=task_id).first()
    if row is None:
        raise Unknown()
    return row


def _theirs(measure_id: UUID, actor: Actor) -> Measure:
    row = Measure.objects.filter(id=measure_id).first()
    if row is None:
        raise Unknown()
    theirs = queries.answers_for(measure_ids=[row.id], actor=actor)
    access.check_may_keep(row.id, theirs=theirs, actor=actor)
    measures.check_open(row)
    return row


def _known(party: Party | None, actor: Actor) -> UUID | None:
    """Return the party's key; only the office makes a new party known."""
    if party is None:
        return None
    if access.may_describe(actor=actor):
        return ground.party_id(party)
    key = {"code": party.code} if party.code else {"code": "", "name": party.name}
    found = KnownParty.objects.filter(**key).values_list("id", flat=True).first()
    if found is None:
        raise Invalid({"party": "Välj någon som planen känner."})
    return found
