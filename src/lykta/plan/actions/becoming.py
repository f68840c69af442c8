"""A measure becomes the municipality's own by a decision, and by nothing else (F01, F11-F22)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.pages import registers
from lykta.plan import access
from lykta.plan.actions import indicators, measures
from lykta.plan.models import Covered, Decision, Funding, Measure, OngoingWork
from lykta.plan.queries import programmes
from lykta.plan.queries.works import works as read
from lykta.plan.rules.texts import MeasureText, WorkText
from lykta.plan.terms import Changed, DecisionKind, PointKind, Stage


def decide(*, measure_id: UUID, decision_id: UUID, actor: Actor, now: datetime) -> None:
    """Let a proposed measure be decided, by a decision that has been taken.

    Raises Refused without the right to the plan, Unknown for no such measure, NotNow when it is
    not proposed any more, Invalid for a decision that adopts nothing or is not taken yet.
    """
    access.check_may_describe(actor=actor)
    row = measures.locked(measure_id)
    if row.stage != Stage.PROPOSED.value:
        raise NotNow("Åtgärden är redan beslutad.")
    decision = taken(decision_id, programme_id=row.plan.programme_id)
    _cover(decision, measure_id=row.id)
    row.stage = Stage.ADOPTED.value
    row.save(update_fields=["stage"])
    by: dict[str, Any] = {"actor": actor, "now": now}
    said = f"{Stage.ADOPTED.swedish}: {decision.title}"
    measures.note(row, Changed.STAGE, Stage.PROPOSED.swedish, said, **by)
    audit.record("plan.measure_decided", about=row.id)


def become_measure(*, work_id: UUID, decision_id: UUID, actor: Actor, now: datetime) -> UUID:
    """Let an ongoing work become a measure by a decision; return the measure's key.

    What is known of the work comes along: who, money, areas, groups, indicators. The work stays
    as it was, and points at the measure. Raises as `decide`; NotNow when it already is a measure.
    """
    access.check_may_describe(actor=actor)
    work = OngoingWork.objects.select_for_update().filter(id=work_id).first()
    if work is None:
        raise Unknown()
    if Measure.objects.filter(came_from=work).exists():
        raise NotNow("Insatsen är redan en åtgärd i planen.")
    taken(decision_id, programme_id=work.programme_id)
    text = read(Q(id=work.id), programmes.known_parties())[0].text
    key = measures.propose(
        municipality=work.programme.municipality, text=_as_measure(text), actor=actor, now=now
    )
    Measure.objects.filter(id=key).update(came_from=work)
    _bring_along(work, key)
    indicators.describe(owner={"measure_id": key}, texts=text.indicators, now=now)
    decide(measure_id=key, decision_id=decision_id, actor=actor, now=now)
    return key


def _as_measure(text: WorkText) -> MeasureText:
    def lines(kind: PointKind) -> str:
        return "\n".join(point.text for point in text.points if point.kind == kind.value)

    return MeasureText(
        code=f"från-{text.code}",
        title=text.title,
        kind=text.kind,
        leads=text.leads,
        partners=text.partners,
        why=lines(PointKind.REASON),
        what=text.note,
        effect=lines(PointKind.RESULT),
        funding=text.funding,
        money=text.money,
        areas=text.areas,
        groups=text.groups,
        violence=text.violence,
    )


def _bring_along(work: OngoingWork, measure_id: UUID) -> None:
    """Let the money's own words follow; the measure's rows are new, the work keeps its own."""
    for old in Funding.objects.filter(ongoing=work):
        Funding.objects.filter(measure_id=measure_id, source=old.source).update(
            funder=old.funder, amount=old.amount, ends=old.ends, what_stops=old.what_stops
        )


def taken(decision_id: UUID, *, programme_id: UUID) -> Decision:
    """Return a decision that adopts something and has been taken. Raises Invalid."""
    row = Decision.objects.filter(id=decision_id, programme_id=programme_id).first()
    if row is None or row.kind != DecisionKind.ADOPT.value or not row.decided:
        raise Invalid({"decision_id": "Välj ett beslut som är taget och som antar något."})
    return row


def _cover(decision: Decision, **what: UUID) -> None:
    nothing: dict[str, Any] = {"version_id": None, "ongoing_id": None, "measure_id": None}
    registers.describe(Covered, key={"decision_id": decision.id, **nothing, **what}, values={})
