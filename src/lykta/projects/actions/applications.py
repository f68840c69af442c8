"""Taking in applications, telling of a conflict of interest, and assessing (F14)."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from lykta.inbox import api as inbox
from lykta.kernel.actor import Actor
from lykta.kernel.problems import NotNow, Unknown
from lykta.pages import registers
from lykta.projects import access
from lykta.projects.actions import ground
from lykta.projects.models import (
    Application,
    Assessment,
    Call,
    ConflictOfInterest,
    Criterion,
    GrantDecision,
)
from lykta.projects.terms import Points

KIND = "projects.application"
TEXTS = (
    "association",
    "number",
    "contact",
    "mail",
    "phone",
    "title",
    "aim",
    "groups",
    "how",
    "other_money",
)
DECIDED = "Ansökan är avgjord. Det som står där ändras inte."


def take_in(*, handed_id: UUID, actor: Actor, now: datetime) -> Application:
    """Take what an association has handed in as an application. Raises Refused, Unknown.

    When it came decides whether it is late, not when somebody took it in.
    """
    access.check_may_handle(actor=actor)
    handed = inbox.take(handed_id=handed_id, actor=actor, now=now)
    call = Call.objects.filter(id=UUID(handed.answers["call"])).first()
    if call is None:
        raise Unknown()
    row = Application(
        call=call,
        handed_id=handed.id,
        receipt=handed.receipt,
        came_at=handed.handed_at,
        amount=int(handed.answers["amount"]),
        **_texts(handed.answers),
    )
    row.save()
    ground.logged("grants.application", about=row.id, what="taken_in")
    return row


def _texts(answers: Mapping[str, str]) -> dict[str, str]:
    return {name: answers.get(name, "") for name in TEXTS}


def tell_conflict(
    *, application_id: UUID, why: str, actor: Actor, now: datetime
) -> ConflictOfInterest:
    """Say that one has ties to the applicant (FL 16-18 §): from then on a colleague handles it.

    What the person had assessed is assessed anew. Raises Unknown, Refused, NotNow when decided.
    """
    access.check_may_handle(actor=actor)
    application = _undecided(application_id)
    if application.conflicts.filter(person_id=actor.person).exists():
        raise NotNow("Du har redan anmält det.")
    row = ConflictOfInterest(
        application=application, person_id=actor.person, name=actor.name, why=why, told_at=now
    )
    row.save()
    ground.logged("grants.conflict", about=application.id)
    return row


def assess(
    *,
    application_id: UUID,
    criterion_id: UUID,
    points: Points,
    why: str,
    actor: Actor,
    now: datetime,
) -> Assessment:
    """Weigh an application against one criterion. Raises Unknown, Refused when jävig, NotNow."""
    application = _undecided(application_id)
    ground.application_to_handle(application_id, actor=actor)
    criterion = Criterion.objects.filter(id=criterion_id, call=application.call_id).first()
    if criterion is None:
        raise Unknown()
    said = {
        "points": points.value,
        "why": why,
        "by_id": actor.person,
        "by_name": actor.name,
        "made_at": now,
    }
    key = {"application_id": application.id, "criterion_id": criterion.id}
    row, _change = registers.describe(Assessment, key=key, values=said)
    ground.logged("grants.assessed", about=application.id)
    return row


def _undecided(application_id: UUID) -> Application:
    row = Application.objects.filter(id=application_id).first()
    if row is None:
        raise Unknown()
    if GrantDecision.objects.filter(application=row).exists():
        raise NotNow(DECIDED)
    return row
