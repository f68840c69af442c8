"""Signing by hand, as the product does and as an attacker would try to."""

import hashlib
import hmac
import time
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from config import secret_files
from lykta.kernel.actor import Actor

# The setting's name and the key, as an attacker with the source code would know the first.
SETTING = "lykta.ctx"


def key() -> bytes:
    """Return the installation's context key."""
    return bytes.fromhex(secret_files.read(settings.SECRETS, "key_context"))


def signed(
    connection: Any,
    actor: Actor,
    *,
    now: datetime,
    pid: int | None = None,
    ttl: int = 60,
    kid: int = 1,
    with_key: bytes | None = None,
    person: UUID | None = None,
) -> str:
    """Return a context value for a raw connection; each argument can be made wrong."""
    own = connection.execute("SELECT pg_backend_pid()").fetchone()[0]
    parts = (
        person or actor.person,
        actor.authority,
        actor.assignment,
        int(now.timestamp()),
        int(time.time()) + ttl,
        kid,
        pid or own,
    )
    body = "|".join(map(str, parts))
    mac = hmac.new(with_key or key(), body.encode(), hashlib.sha256).hexdigest()
    return f"{body}|{mac}"


def enter(connection: Any, value: str) -> None:
    """Set the context value on a raw connection, for its open transaction."""
    connection.execute("SELECT set_config(%s, %s, true)", (SETTING, value))


def matters(connection: Any) -> set[UUID]:
    """Return the matters that the connection sees."""
    return {row[0] for row in connection.execute("SELECT id FROM lykta.casework_matter")}
