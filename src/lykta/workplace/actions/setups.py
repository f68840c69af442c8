"""Describing the follow-up's set-up and the regulation behind it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.pages import registers
from lykta.workplace import access
from lykta.workplace.models import Question, Regulation, Setup

THE_SETUP = "sam"


def describe_regulation(
    *,
    name: str,
    valid_from: date | None,
    valid_to: date | None,
    named_by_source: bool,
    actor: Actor,
    now: datetime,
) -> Change:
    """Describe a regulation by its name: from when and until when it is in force (law W1).

    Raises Refused without the right to the set-up.
    """
    access.check_may_describe(actor=actor)
    values = {
        "valid_from": valid_from,
        "valid_to": valid_to,
        "named_by_source": named_by_source,
    }
    row, change = registers.describe(Regulation, key={"name": name}, values=values)
    return _logged(row.id, change)


def describe(
    *,
    usually_at: str,
    flow: Sequence[str],
    questions: Sequence[str],
    tools: Sequence[str],
    support_to_managers: Sequence[str],
    caring_talk_at: Sequence[str],
    actor: Actor,
    now: datetime,
) -> Change:
    """Describe the set-up: who answers what, when, with which tools and support (F40-F45).

    Raises Refused without the right to the set-up.
    """
    access.check_may_describe(actor=actor)
    values = {
        "usually_at": usually_at,
        "flow": list(flow),
        "tools": list(tools),
        "support_to_managers": list(support_to_managers),
        "caring_talk_at": list(caring_talk_at),
    }
    row, own = registers.describe(Setup, key={"code": THE_SETUP}, values=values)
    asked = registers.describe_all(
        Question,
        owner={"setup_id": row.id},
        rows=[({"number": number}, {"text": text}) for number, text in enumerate(questions, 1)],
    )
    return _logged(row.id, registers.together(own, asked))


def _logged(about: UUID, change: Change) -> Change:
    if change is not Change.SAME:
        audit.record("workplace.described", about=about, detail={"change": change.value})
    return change
