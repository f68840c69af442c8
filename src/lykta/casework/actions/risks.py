"""Assess the risk of more violence, and write the safety plan."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from lykta.audit import api as audit
from lykta.casework.models import Referral, RiskAssessment, SafetyPlan, Violence
from lykta.casework.queries.matters import lock_matter
from lykta.casework.rules import lifecycle, reassess
from lykta.casework.rules.reassess import Instrument
from lykta.casework.terms import OwnEstimate, RiskLevel
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid


@dataclass(frozen=True)
class Assessed:
    """The saved assessment and what the assessor should think of."""

    assessment: RiskAssessment
    warnings: tuple[str, ...]


def instruments() -> tuple[Instrument, ...]:
    """Return the registry of instruments."""
    return reassess.load(settings.DATA_DIR / "instruments.yaml")


def assess(
    *,
    matter_id: UUID,
    instrument: str,
    level: RiskLevel,
    own_estimate: OwnEstimate,
    made_on: date,
    actor: Actor,
    now: datetime,
    next_on: date | None = None,
    instrument_version: str = "",
    text: str = "",
) -> Assessed:
    """Save a risk assessment: the assessor's level beside the person's own estimate (R1, R4)."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.INQUIRY_WRITE)
    lifecycle.check_not_closed(matter.state)
    chosen = reassess.find(instrument, among=instruments())
    if len(instrument_version) > 32:
        raise Invalid({"instrument_version": "Versionen är för lång."})
    if made_on > stockholm(now).date():
        raise Invalid({"made_on": "Dagen har inte varit än."})
    assessment = RiskAssessment.objects.create(
        matter_id=matter.id,
        instrument=chosen.code,
        instrument_version=instrument_version,
        level=level.value,
        own_estimate=own_estimate.value,
        made_on=made_on,
        made_by=actor.person,
        next_on=reassess.next_day(made_on=made_on, level=level, chosen=next_on),
        text=text,
    )
    audit.record("risk.assessed", about=matter.id, detail={"instrument": chosen.code})
    areas = _areas(matter.id)
    return Assessed(
        assessment,
        reassess.warnings(chosen, areas=areas, level=level, own=own_estimate),
    )


def _areas(matter_id: UUID) -> set[str]:
    """Every area that anything in the matter points to."""
    told = Violence.objects.filter(matter_id=matter_id).values_list("areas", flat=True)
    contacts = Referral.objects.filter(matter_id=matter_id).values_list("area", flat=True)
    return {area for areas in told for area in areas} | set(contacts)


def write_safety_plan(*, matter_id: UUID, text: str, actor: Actor, now: datetime) -> SafetyPlan:
    """Write a new safety plan; the earlier ones are kept."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.INQUIRY_WRITE)
    lifecycle.check_not_closed(matter.state)
    if not text.strip():
        raise Invalid({"text": "Skriv planen."})
    plan = SafetyPlan.objects.create(
        matter_id=matter.id, text=text, written_at=now, written_by=actor.person
    )
    audit.record("safety.planned", about=matter.id)
    return plan
