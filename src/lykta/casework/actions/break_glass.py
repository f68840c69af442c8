"""Emergency access to one matter: with a reason, a time, an alarm, and for some a second person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, Unknown
from lykta.secrecy import registrar
from lykta.vault import api as vault

SHORTEST_REASON = 20
LONGEST_MINUTES = 240
PLACE = {"table": "secrecy_breakglass", "column": "reason_sealed"}  # bound to the matter


@dataclass(frozen=True)
class Opened:
    """An opening. `waits_for_second`: nothing is seen until somebody else has approved it."""

    glass_id: UUID
    matter_id: UUID
    waits_for_second: bool


def open_glass(*, number: str, reason: str, minutes: int, actor: Actor, now: datetime) -> Opened:
    """Open one matter by its case number. The attempt is logged even when it is refused.

    The unit's head and those who have the matter see the opening as an alarm on their day.
    """
    actor.check_may(Permission.GLASS_OPEN)
    _check(reason, minutes)
    matter_id = registrar.find_for_glass(number.strip())
    if matter_id is None:
        raise Unknown()
    sealed = vault.seal_value(reason, scope=matter_id, row=matter_id, **PLACE)
    glass_id = registrar.open_glass(
        matter=matter_id, reason_sealed=sealed, reason_length=len(reason.strip()), minutes=minutes
    )
    audit.record("glass.opened", about=matter_id, detail={"minutes": minutes})
    return Opened(glass_id, matter_id, _waits(glass_id))


def _check(reason: str, minutes: int) -> None:
    errors = {}
    if len(reason.strip()) < SHORTEST_REASON:
        errors["reason"] = "Skriv varför det inte kan vänta, med minst 20 tecken."
    if not 1 <= minutes <= LONGEST_MINUTES:
        errors["minutes"] = "Välj högst fyra timmar."
    if errors:
        raise Invalid(errors)


def _waits(glass_id: UUID) -> bool:
    row = _row(glass_id)
    return row.need_to_know and row.approved_by is None


def _row(glass_id: UUID) -> registrar.GlassRow:
    for row in registrar.glass_seen():
        if row.id == glass_id:
            return row
    raise Unknown()


def approve(*, glass_id: UUID, actor: Actor, now: datetime) -> None:
    """Approve another person's opening of a need-to-know matter in one's unit."""
    actor.check_may(Permission.GLASS_APPROVE)
    row = _row(glass_id)
    registrar.approve_glass(glass_id)
    audit.record("glass.approved", about=row.matter)


def reason(*, glass_id: UUID, actor: Actor, now: datetime) -> str:
    """Return why the matter was opened, for the approver and the reviewing head. Logged."""
    row = _row(glass_id)
    audit.record_reading("glass.reason_read", actor=actor, now=now, about=row.matter)
    sealed = registrar.glass_reason(glass_id)
    return vault.open_value(sealed, scope=row.matter, row=row.matter, **PLACE)
