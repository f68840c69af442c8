"""The log's door: record a change, a reading, a denial; seal after commit. Design §2.4, §7.7.

A change is recorded in its own transaction, by whoever the verified context names. A reading, a
reveal or a denial is recorded on the writer's own connection before anything is shown, and
survives a rollback; when it cannot be recorded, nothing is shown. `detail` holds codes, ids and
numbers, never anything of a person. `about` is the matter's key when it is about a matter.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from threading import local
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, connections

from lykta.audit.actions import sealing
from lykta.audit.actions.reviews import sign_review
from lykta.audit.actions.sealing import anchor
from lykta.audit.actions.verifying import Report, verify
from lykta.audit.rules import details
from lykta.audit.rules.details import NotACode, Value
from lykta.audit.terms import Event, Outcome
from lykta.kernel.actor import Actor

__all__ = [
    "CannotRecord",
    "Event",
    "NotACode",
    "Report",
    "anchor",
    "record",
    "record_denial",
    "record_reading",
    "record_sign_in",
    "seal",
    "sign_review",
    "verify",
]

_thread = local()


class CannotRecord(Exception):
    """The log cannot be written, so nothing may be shown."""


def record(
    event: str, *, about: UUID | None = None, detail: Mapping[str, Value] | None = None
) -> None:
    """Record a change, inside its transaction; it commits or is undone with it.

    Raises `NotACode` for anything but codes; the database refuses without a verified context.
    """
    details.check(event, detail or {})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit.record_change(%s, %s, %s::jsonb)",
            [str(event), about, json.dumps(dict(detail or {}))],
        )
    _thread.unsealed = True


def record_reading(
    event: str,
    *,
    actor: Actor,
    now: datetime,
    about: UUID | None = None,
    detail: Mapping[str, Value] | None = None,
    revealed: bool = False,
) -> None:
    """Record that the actor is about to see something; `revealed` when a mask is lifted.

    Raises `CannotRecord`: then it must not be shown.
    """
    outcome = Outcome.REVEALED if revealed else Outcome.READ
    _record_access(event, outcome, actor, now, about, detail or {})


def record_denial(
    event: str,
    *,
    actor: Actor,
    now: datetime,
    about: UUID | None = None,
    detail: Mapping[str, Value] | None = None,
) -> None:
    """Record that the actor was refused. Stays when the request's transaction is undone."""
    _record_access(event, Outcome.DENIED, actor, now, about, detail or {})


def record_sign_in(
    event: str,
    *,
    person: UUID | None,
    now: datetime,
    outcome: str = "done",
    detail: Mapping[str, Value] | None = None,
) -> None:
    """Record what happens before there is a context; `person` is None for an unknown user name.

    `outcome` is a code of `terms.Outcome`: done, failed or denied.
    """
    details.check(event, detail or {})
    _on_own_connection(
        "SELECT audit.record_sign_in(%s, %s, %s::uuid, %s, %s::jsonb)",
        [str(event), Outcome(outcome).value, person, now, json.dumps(dict(detail or {}))],
    )


def seal(*, always: bool = False) -> None:
    """Chain what this thread has recorded, right after its commit; cheap when there is nothing.

    `always` also chains what others left (the worker, a batch). Anchors the chain's head outside
    the database every quarter of an hour.
    """
    if connection.in_atomic_block or not (always or getattr(_thread, "unsealed", False)):
        return
    try:
        sealing.seal()
    except DatabaseError as error:
        raise CannotRecord(type(error).__name__) from None
    _thread.unsealed = False


def _record_access(  # noqa: PLR0917 - one row of the log
    event: str,
    outcome: Outcome,
    actor: Actor,
    now: datetime,
    about: UUID | None,
    detail: Mapping[str, Value],
) -> None:
    details.check(event, detail)
    _on_own_connection(
        "SELECT audit.record_access(%s, %s, %s::uuid, %s::uuid, %s::uuid, %s::uuid, %s::uuid,"
        " %s, %s::jsonb)",
        [
            str(event),
            outcome.value,
            actor.person,
            actor.assignment,
            actor.unit,
            actor.authority,
            about,
            now,
            json.dumps(dict(detail)),
        ],
    )


def _on_own_connection(statement: str, values: list[Any]) -> None:
    own = connections["audit"]
    if own.in_atomic_block:
        raise CannotRecord("The writer's connection commits at once; do not open a transaction.")
    try:
        with own.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as error:
        raise CannotRecord(type(error).__name__) from None
    _thread.unsealed = True
