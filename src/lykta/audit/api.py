"""The log's front: changes inside their transaction, readings and denials on a login of their own."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection, connections

from lykta.kernel.actor import Actor

__all__ = ["record", "record_access", "record_denial", "record_reading", "record_sign_in", "seal"]

CODE = re.compile(r"[a-z0-9_.:/-]{0,64}")
Detail = Mapping[str, str | int | bool | UUID | None]


class NotForTheLog(ValueError):
    """Someone tried to write free text into the log; only codes, ids and numbers belong there."""


def record(
    event: str, *, about: UUID | None = None, detail: Detail | None = None, outcome: str = "done"
) -> None:
    """Log a change in the open transaction; the actor is whom the signed context names."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit.record_change(%s, %s, %s, %s::jsonb)",
            [_code(event), about, _code(outcome), _checked(detail)],
        )


def record_reading(
    event: str, *, actor: Actor, about: UUID | None, now: datetime, detail: Detail | None = None
) -> None:
    """Log that something is about to be shown. Committed at once; if it fails nothing is shown."""
    record_access(event, actor=actor, about=about, now=now, outcome="read", detail=detail)


def record_denial(
    event: str, *, actor: Actor, about: UUID | None, now: datetime, detail: Detail | None = None
) -> None:
    """Log that something was refused. Survives the rollback of what was tried."""
    record_access(event, actor=actor, about=about, now=now, outcome="denied", detail=detail)


def record_access(
    event: str,
    *,
    actor: Actor,
    about: UUID | None,
    now: datetime,
    outcome: str,
    detail: Detail | None = None,
) -> None:
    """Log an access on the writer's own login."""
    who = (actor.person, actor.assignment, actor.unit, actor.authority)
    _write(now, who, event, about, outcome, detail)


def record_sign_in(
    event: str, *, person: UUID | None, now: datetime, outcome: str, detail: Detail | None = None
) -> None:
    """Log what happens before there is a context: signing in, failing to, signing out."""
    _write(now, (person, None, None, None), event, None, outcome, detail)


def seal() -> int:
    """Chain what has been committed since the last time. Returns how many events were linked."""
    with connections["audit"].cursor() as cursor:
        cursor.execute("SELECT audit.seal()")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _write(
    now: datetime,
    who: tuple[UUID | None, ...],
    event: str,
    about: UUID | None,
    outcome: str,
    detail: Detail | None,
) -> None:
    with connections["audit"].cursor() as cursor:
        cursor.execute(
            "SELECT audit.record_access(%s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb)",
            [now, *who, _code(event), about, _code(outcome), _checked(detail)],
        )


def _code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise NotForTheLog("only codes belong in the log")
    return text


def _checked(detail: Detail | None) -> str:
    """Return the detail as JSON. Raises `NotForTheLog` for anything but codes, ids and numbers."""
    made: dict[str, str | int | bool | None] = {}
    for name, value in (detail or {}).items():
        if value is None or isinstance(value, bool | int):
            made[_code(name)] = value
        elif isinstance(value, UUID):
            made[_code(name)] = str(value)
        elif isinstance(value, str):
            made[_code(name)] = _code(value)
        else:
            raise NotForTheLog("only codes belong in the log")
    return json.dumps(made, sort_keys=True)
