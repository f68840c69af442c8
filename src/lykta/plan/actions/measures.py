"""Making a measure, changing it, and what was changed; ending it; setting its status by hand."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db.models import Q

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.plan import access
from lykta.plan.actions import ground, works
from lykta.plan.models import Goal, Measure, MeasureChange, Plan, StatusByHand
from lykta.plan.queries import programmes
from lykta.plan.queries.works import measures as read
from lykta.plan.rules import changes
from lykta.plan.rules.texts import MeasureText
from lykta.plan.terms import Changed, HowItGoes, Stage


def propose(
    *,
    municipality: str,
    text: MeasureText,
    goal_id: UUID | None = None,
    actor: Actor,
    now: datetime,
) -> UUID:
    """Propose a new measure and return its key. Its indicators and tasks come after.

    Raises Refused without the right to the plan, Unknown before there is a plan, Invalid for no
    title or a code that is none.
    """
    access.check_may_describe(actor=actor)
    _check_titled(text)
    programme = ground.programme_of(municipality)
    plan = Plan.objects.filter(programme=programme).first()
    if plan is None:
        raise Unknown()
    row = Measure(
        plan=plan,
        code=text.code or f"åtgärd-{uuid4().hex[:12]}",
        place=plan.measures.count(),
        goal_id=_goal(goal_id, plan),
        **works.proposed(text),
    )
    row.save()
    works.hang(row, programme, text)
    note(row, Changed.STAGE, "", Stage.PROPOSED.swedish, actor=actor, now=now)
    ground.logged("measure", row.id, Change.NEW)
    return row.id


def change(
    *,
    measure_id: UUID,
    text: MeasureText,
    goal_id: UUID | None = None,
    actor: Actor,
    now: datetime,
) -> Change:
    """Change what is told about a measure. What stood there before stays in its history.

    Raises Refused without the right to the plan, Unknown for no such measure, NotNow when it has
    ended, Invalid for no title or a code that is none.
    """
    access.check_may_describe(actor=actor)
    _check_titled(text)
    row = locked(measure_id)
    check_open(row)
    before = told(row.id)
    for name, value in works.proposed(text).items():
        setattr(row, name, value)
    row.goal_id = _goal(goal_id, row.plan)
    row.save()
    works.hang(row, row.plan.programme, text)
    differing = changes.differing(changes.told(before), changes.told(told(row.id)))
    for what, was, became in differing:
        note(row, what, was, became, actor=actor, now=now)
    return ground.logged("measure", row.id, Change.CHANGED if differing else Change.SAME)


def tell(
    *,
    municipality: str,
    text: MeasureText,
    before: MeasureText | None,
    actor: Actor,
    now: datetime,
) -> Change:
    """Propose or change a measure by its code, as a file tells; `before` is what the file met.

    The history tells each change, as when it is made on the page. Raises as `propose` and
    `change`, and NotNow when the measure is no longer as the file met it.
    """
    if before is None:
        propose(municipality=municipality, text=text, actor=actor, now=now)
        return Change.NEW
    ours = Measure.objects.filter(plan__programme__municipality=municipality, code=text.code)
    key = ours.values_list("id", flat=True).first()
    if key is None:
        raise Unknown()
    row = locked(key)
    if told(row.id) != before:
        raise NotNow("Någon ändrade en åtgärd medan filen lästes in. Prova filen igen.")
    return change(measure_id=row.id, text=text, goal_id=row.goal_id, actor=actor, now=now)


def end(*, measure_id: UUID, on: date, told: str, actor: Actor, now: datetime) -> None:
    """End a measure, and tell what remains of it. Its reports and history stay.

    Raises Refused without the right to the plan, Unknown for no such measure, NotNow when it has
    ended, Invalid for a day to come or for no words.
    """
    access.check_may_describe(actor=actor)
    row = locked(measure_id)
    check_open(row)
    if on > now.date():
        raise Invalid({"on": "Dagen har inte varit än."})
    if not told.strip():
        raise Invalid({"told": "Skriv kort vad som blev av åtgärden och vad som lever kvar."})
    note(row, Changed.STAGE, Stage(row.stage).swedish, Stage.ENDED.swedish, actor=actor, now=now)
    row.stage, row.ended_on, row.ended_note = Stage.ENDED.value, on, told.strip()
    row.save(update_fields=["stage", "ended_on", "ended_note"])
    audit.record("plan.measure_ended", about=row.id)


def set_status(
    *, measure_id: UUID, status: HowItGoes, why: str, actor: Actor, now: datetime
) -> None:
    """Set how a measure goes by hand, with a reason, in place of what the rule says.

    Raises Refused without the right to the plan, Unknown for no such measure, NotNow unless it is
    decided and has not ended, Invalid for no reason.
    """
    access.check_may_describe(actor=actor)
    row = locked(measure_id)
    if row.stage != Stage.ADOPTED.value:
        raise NotNow("Bara en beslutad åtgärd som pågår har en status.")
    if not why.strip():
        raise Invalid({"why": "Skriv varför du sätter status för hand."})
    before = _lift(row, now)
    StatusByHand(
        measure=row, status=status.value, why=why.strip(), set_at=now, set_by_name=actor.name
    ).save()
    note(row, Changed.STATUS, before, f"{status.swedish}: {why.strip()}", actor=actor, now=now)
    audit.record("plan.status_set", about=row.id, detail={"status": status.value})


def lift_status(*, measure_id: UUID, actor: Actor, now: datetime) -> None:
    """Let the rule say how a measure goes again.

    Raises Refused without the right to the plan, Unknown for no such measure, NotNow when nothing
    is set by hand.
    """
    access.check_may_describe(actor=actor)
    row = locked(measure_id)
    before = _lift(row, now)
    if not before:
        raise NotNow("Ingen status är satt för hand.")
    note(row, Changed.STATUS, before, "", actor=actor, now=now)
    audit.record("plan.status_set", about=row.id, detail={"status": "rule"})


def _lift(row: Measure, now: datetime) -> str:
    held = StatusByHand.objects.select_for_update().filter(measure=row, lifted_at=None).first()
    if held is None:
        return ""
    held.lifted_at = now
    held.save(update_fields=["lifted_at"])
    return f"{HowItGoes(held.status).swedish}: {held.why}"


def locked(measure_id: UUID) -> Measure:
    """Return the measure, locked. Raises Unknown."""
    row = Measure.objects.select_for_update().filter(id=measure_id).first()
    if row is None:
        raise Unknown()
    return row


def check_open(row: Measure) -> None:
    """Raise NotNow when the measure has ended."""
    if row.stage == Stage.ENDED.value:
        raise NotNow("Åtgärden är avslutad. Det som står där ändras inte längre.")


def told(measure_id: UUID) -> MeasureText:
    """Return what is told about a measure. Raises Unknown."""
    found = read(Q(id=measure_id), programmes.known_parties())
    if not found:
        raise Unknown()
    return found[0].text


def note(
    row: Measure, what: Changed, before: str, after: str, *, actor: Actor, now: datetime
) -> None:
    """Write one line of the measure's history."""
    MeasureChange(
        measure=row,
        changed_at=now,
        changed_by_name=actor.name,
        what=what.value,
        before=before,
        after=after,
    ).save()


def _goal(goal_id: UUID | None, plan: Plan) -> UUID | None:
    """Return the goal's key when it is one of the programme's. Raises Invalid."""
    if goal_id is None:
        return None
    if not Goal.objects.filter(id=goal_id, programme_id=plan.programme_id).exists():
        raise Invalid({"goal_id": "Välj ett mål som finns i programmet."})
    return goal_id


def _check_titled(text: MeasureText) -> None:
    if not text.title.strip():
        raise Invalid({"title": "Ge åtgärden ett namn."})
