"""Writing and publishing a call for applications (F14)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow
from lykta.pages import registers
from lykta.projects import access
from lykta.projects.actions import ground
from lykta.projects.models import Call, Criterion
from lykta.projects.rules import public_call


@dataclass(frozen=True)
class CallWords:
    """What a call says. Sums are whole kronor; `most` None: no limit for one application."""

    title: str
    about: str
    who: str
    opens_on: date
    closes_on: date
    frame: int
    most: int | None
    decides: str
    report_by: date


def write(
    *,
    words: CallWords,
    criteria: Sequence[str],
    actor: Actor,
    now: datetime,
    call_id: UUID | None = None,
) -> Call:
    """Write a call, or change one that is not published yet. Raises Refused, Invalid, NotNow.

    What applicants are weighed against can never change under them: a published call is fixed.
    """
    access.check_may_handle(actor=actor)
    _check(words, criteria)
    call = ground.locked(Call, call_id) if call_id else Call()
    if call.published_at is not None:
        raise NotNow("Utlysningen är publicerad och kan inte ändras.")
    for name, value in vars(words).items():
        setattr(call, name, value)
    call.save()
    registers.describe_all(
        Criterion,
        owner={"call_id": call.id},
        rows=[({"place": place}, {"text": text}) for place, text in enumerate(criteria, start=1)],
    )
    ground.logged("grants.call", about=call.id, what="written")
    return call


def publish(*, call_id: UUID, actor: Actor, now: datetime) -> Call:
    """Publish a call: everybody may read it and associations may apply. Raises Refused, NotNow."""
    access.check_may_handle(actor=actor)
    call = ground.locked(Call, call_id)
    if call.published_at is not None:
        raise NotNow("Utlysningen är redan publicerad.")
    if call.closes_on < now.date():
        raise NotNow("Sista dag att ansöka har redan varit. Ändra dagen först.")
    call.published_at = now
    call.save(update_fields=["published_at"])
    _write_public(call)
    ground.logged("grants.call", about=call.id, what="published")
    return call


def _write_public(call: Call) -> None:
    criteria = call.criteria.order_by("place").values_list("text", flat=True)
    document = public_call.document(
        title=call.title,
        about=call.about,
        who=call.who,
        opens_on=call.opens_on,
        closes_on=call.closes_on,
        frame=call.frame,
        most=call.most,
        decides=call.decides,
        report_by=call.report_by,
        criteria=tuple(criteria),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT published.publish_call(%s, %s, %s::jsonb)",
            [call.id, call.closes_on, json.dumps(document, ensure_ascii=False)],
        )


def _check(words: CallWords, criteria: Sequence[str]) -> None:
    if words.closes_on < words.opens_on:
        raise Invalid({"closes_on": "Sista dag kan inte ligga före första."})
    if words.report_by <= words.closes_on:
        raise Invalid({"report_by": "Återrapporten kommer efter att ansökan har stängt."})
    if words.most is not None and words.most > words.frame:
        raise Invalid({"most": "En ansökan kan inte få mer än hela ramen."})
    if not criteria:
        raise Invalid({"criteria": "Skriv minst ett kriterium, ett på varje rad."})
