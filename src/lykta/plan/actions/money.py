"""Telling about the money of a measure or an ongoing work: how much, until when, what stops."""

from datetime import datetime
from typing import Any
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.problems import NotNow, Unknown
from lykta.plan import access
from lykta.plan.actions import ground, measures
from lykta.plan.models import Funding, Measure, OngoingWork
from lykta.plan.rules import changes
from lykta.plan.rules.texts import MoneyText
from lykta.plan.terms import Changed, Money


def add(*, about: UUID, text: MoneyText, actor: Actor, now: datetime) -> UUID:
    """Add money to the measure or ongoing work with this key, and return the money's key.

    Raises Refused without the right to the plan, Unknown for no such work or measure, NotNow when
    it has ended, Invalid for a source or period that is none.
    """
    access.check_may_describe(actor=actor)
    owner = _owner(about)
    row = Funding(**owner, **_values(text), place=Funding.objects.filter(**owner).count())
    row.save()
    _note(row, "", changes.money(text), actor=actor, now=now)
    return row.id


def change(*, money_id: UUID, text: MoneyText, actor: Actor, now: datetime) -> None:
    """Change what is told about money. Raises as `add`, Unknown for no such money."""
    access.check_may_describe(actor=actor)
    row = _locked(money_id)
    before = changes.money(_text(row))
    for name, value in _values(text).items():
        setattr(row, name, value)
    row.save()
    _note(row, before, changes.money(text), actor=actor, now=now)


def remove(*, money_id: UUID, actor: Actor, now: datetime) -> None:
    """Remove money that was told by mistake. Raises as `change`."""
    access.check_may_describe(actor=actor)
    row = _locked(money_id)
    _note(row, changes.money(_text(row)), "", actor=actor, now=now)
    row.delete()


def _owner(about: UUID) -> dict[str, UUID]:
    if OngoingWork.objects.filter(id=about).exists():
        return {"ongoing_id": about}
    measures.check_open(measures.locked(about))
    return {"measure_id": about}


def _locked(money_id: UUID) -> Funding:
    row = Funding.objects.select_for_update().filter(id=money_id).first()
    if row is None:
        raise Unknown()
    if row.measure_id and Measure.objects.filter(id=row.measure_id, stage="ended").exists():
        raise NotNow("Åtgärden är avslutad. Det som står där ändras inte längre.")
    return row


def _values(text: MoneyText) -> dict[str, Any]:
    return {
        "source": ground.code(Money, text.source, field="source"),
        "funder": text.funder,
        "amount": text.amount,
        "ends": ground.check_period(text.ends, field="ends"),
        "what_stops": text.what_stops,
    }


def _text(row: Funding) -> MoneyText:
    return MoneyText(row.source, row.funder, row.amount, row.ends, row.what_stops)


def _note(row: Funding, before: str, after: str, *, actor: Actor, now: datetime) -> None:
    if before == after:
        return
    if row.ongoing_id is not None:
        ground.told_here(row.ongoing_id, Change.CHANGED, actor=actor)
    if row.measure is not None:
        measures.note(row.measure, Changed.MONEY, before, after, actor=actor, now=now)
    ground.logged("money", row.id, Change.CHANGED)
