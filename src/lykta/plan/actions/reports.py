"""Reporting on a measure: how it goes, and what has happened since last."""

from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.plan import access, queries
from lykta.plan.models import Measure, Report
from lykta.plan.terms import HowItGoes, Stage


def report(
    *,
    measure_id: UUID,
    how_it_goes: HowItGoes,
    happened: str,
    effect: str = "",
    actor: Actor,
    now: datetime,
) -> Report:
    """Report on a measure. Earlier reports stay; the newest tells how it goes.

    `happened` is what was done, `effect` what it changed and for whom. Raises Refused for
    someone who does not answer for the measure, Unknown for no such measure, NotNow when it has
    ended, Invalid when it has stuck and nothing says why.
    """
    access.check_may_report(actor=actor)
    measure = Measure.objects.filter(id=measure_id).first()
    if measure is None:
        raise Unknown()
    theirs = queries.answers_for(measure_ids=[measure.id], actor=actor)
    access.check_answers_for(measure.id, theirs=theirs)
    if measure.stage == Stage.ENDED.value:
        raise NotNow("Åtgärden är avslutad. Det går inte längre att rapportera på den.")
    if how_it_goes is HowItGoes.STUCK and not happened.strip():
        raise Invalid({"happened": "Skriv kort vad som hindrar, så att någon kan hjälpa till."})
    made = Report(
        measure=measure,
        how_it_goes=how_it_goes.value,
        happened=happened.strip(),
        effect=effect.strip(),
        reported_at=now,
        reported_by_id=actor.person,
        reported_by_name=actor.name,
    )
    made.save()
    audit.record("plan.reported", about=measure.id, detail={"how": how_it_goes.value})
    return made
