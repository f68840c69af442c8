"""Keeping a version: the programme or the plan as it stands, whole, to be compared and decided."""

from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.frozen import freeze
from lykta.kernel.problems import Invalid, NotNow
from lykta.plan import access
from lykta.plan.actions import ground
from lykta.plan.models import Plan, Version
from lykta.plan.queries import standing
from lykta.plan.terms import VersionOf


def keep_version(
    *, municipality: str, of: VersionOf, note: str, actor: Actor, now: datetime
) -> UUID:
    """Keep the programme or the plan as it stands. Later edits do not reach what was kept.

    Raises Refused without the right to the plan; Unknown before a programme is described;
    NotNow when nothing has changed since the last version; Invalid when nothing says what changed.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    frozen = freeze(standing.content(programme, of))
    last = Version.objects.filter(programme=programme, of=of.value).order_by("-number").first()
    if last is not None and last.digest == frozen.digest:
        raise NotNow("Inget har ändrats sedan den förra versionen.")
    if last is not None and not note.strip():
        raise Invalid({"note": "Skriv kort vad som är ändrat och varför."})
    plan = Plan.objects.filter(programme=programme).first()
    made = Version(
        programme=programme,
        of=of.value,
        number=last.number + 1 if last else 1,
        title=plan.title if plan and of is VersionOf.PLAN else programme.title,
        status=plan.status if plan and of is VersionOf.PLAN else "",
        note=note.strip(),
        content=frozen.text,
        digest=frozen.digest,
        made_at=now,
    )
    made.save()
    audit.record("plan.version_kept", about=made.id, detail={"number": made.number})
    return made.id
