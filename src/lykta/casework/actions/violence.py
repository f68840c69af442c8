"""Record the violence as it is told (F30-F32)."""

from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.casework.models import Violence
from lykta.casework.queries.matters import lock_matter
from lykta.casework.rules import lifecycle
from lykta.casework.rules.periods import check_period
from lykta.casework.terms import ChildrenSaw, SubjectArea, ViolenceKind, ViolentPerson
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid


def record(
    *,
    matter_id: UUID,
    kinds: tuple[ViolenceKind, ...],
    done_by_relation: ViolentPerson,
    children_saw: ChildrenSaw,
    actor: Actor,
    now: datetime,
    areas: tuple[SubjectArea, ...] = (),
    from_period: str = "",
    to_period: str = "",
    still_going_on: bool | None = None,
    description: str = "",
) -> Violence:
    """Record violence: kinds, period, who in relation, whether children saw. Never a name."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.INQUIRY_WRITE)
    lifecycle.check_not_closed(matter.state)
    if not kinds:
        raise Invalid({"kinds": "Välj minst en sorts våld."})
    check_period(first=from_period, last=to_period, today=stockholm(now).date())
    violence = Violence.objects.create(
        matter_id=matter.id,
        kinds=[kind.value for kind in kinds],
        areas=[area.value for area in areas],
        from_period=from_period,
        to_period=to_period,
        still_going_on=still_going_on,
        done_by_relation=done_by_relation.value,
        children_saw=children_saw.value,
        description=description,
        recorded_at=now,
        recorded_by=actor.person,
    )
    audit.record("violence.recorded", about=matter.id, detail={"children": children_saw.value})
    return violence
