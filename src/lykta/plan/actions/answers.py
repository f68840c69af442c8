"""Answering what nobody has told: each answer sets the fact, and the question is gone."""

from datetime import datetime
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid, Unknown
from lykta.pages import registers
from lykta.plan import access
from lykta.plan.actions import ground
from lykta.plan.models import Measure, OngoingWork, Participation, ProgrammeEvent
from lykta.plan.terms import Part


def name_lead(*, about: UUID, lead: Party, actor: Actor, now: datetime) -> Change:
    """Name who leads an ongoing work or a measure, besides those already named.

    Raises Refused without the right to the plan, Unknown for no such work or measure.
    """
    access.check_may_describe(actor=actor)
    if OngoingWork.objects.filter(id=about).exists():
        owner = {"ongoing_id": about, "measure_id": None}
    elif Measure.objects.filter(id=about).exists():
        owner = {"ongoing_id": None, "measure_id": about}
    else:
        raise Unknown()
    led = {**owner, "part": Part.LEAD.value}
    place = Participation.objects.filter(**led).count()
    row, change = registers.describe(
        Participation, key={**led, "party_id": ground.party_id(lead)}, values={}
    )
    if change is Change.NEW:
        row.place = place
        row.save(update_fields=["place"])
    ground.told_here(about, change, actor=actor)
    return ground.logged("lead", about, change)


def tell_evaluation(*, work_id: UUID, outcome: str, actor: Actor, now: datetime) -> Change:
    """Tell what an evaluation of an ongoing work showed (F21).

    Raises Refused without the right to the plan, Unknown for no such work, Invalid for no text.
    """
    access.check_may_describe(actor=actor)
    work = OngoingWork.objects.select_for_update().filter(id=work_id).first()
    if work is None:
        raise Unknown()
    if not outcome.strip():
        raise Invalid({"outcome": "Skriv kort vad utvärderingen visade."})
    work.evaluation = outcome.strip()
    work.save(update_fields=["evaluation"])
    ground.told_here(work.id, Change.CHANGED, actor=actor)
    return ground.logged("evaluation", work.id, Change.CHANGED)


def tell_decision(*, event_id: UUID, decided: str, actor: Actor, now: datetime) -> Change:
    """Tell when an expected decision about the programme was taken, as a period (F04).

    Raises Refused without the right to the plan, Unknown for no such event, Invalid for no period.
    """
    access.check_may_describe(actor=actor)
    event = ProgrammeEvent.objects.select_for_update().filter(id=event_id).first()
    if event is None:
        raise Unknown()
    event.decided = ground.period(decided, field="decided").text
    event.save(update_fields=["decided"])
    ground.told_here(event.id, Change.CHANGED, actor=actor)
    return ground.logged("decision", event.id, Change.CHANGED)
