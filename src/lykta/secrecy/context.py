"""The signed context: the database learns who asks from a MAC, not from a plain variable.

Without it a single injected `set_config` would open every matter (security §0.1). Claims are
`person|authority|assignment|clock|expires|key id|backend pid`, signed with HMAC-SHA256.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from time import time
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction

from config import secret_files
from lykta.kernel.actor import Actor

LIFETIME_SECONDS = 90
KEY_ID = 1
SETTING = "lykta.ctx"


@dataclass(frozen=True)
class Claims:
    """What is signed for one transaction."""

    person: UUID
    authority: UUID
    assignment: UUID
    clock: int
    expires: int
    key_id: int
    pid: int

    def body(self) -> str:
        """Return the claims in the order that the database reads them."""
        parts = (self.person, self.authority, self.assignment, self.clock, self.expires)
        return "|".join(map(str, (*parts, self.key_id, self.pid)))


def sign(claims: Claims, key: bytes) -> str:
    """Return the claims with their MAC, as the value of the setting."""
    mac = hmac.new(key, claims.body().encode(), hashlib.sha256).hexdigest()
    return f"{claims.body()}|{mac}"


@cache
def _key(folder: Path) -> bytes:
    return bytes.fromhex(secret_files.read(folder, "key_context"))


def enter(actor: Actor, *, now: datetime, using: str = "default") -> None:
    """Sign the context for the open transaction. Must be called inside one."""
    connection = connections[using]
    if not connection.in_atomic_block:
        raise RuntimeError("The context lives in a transaction; open one first.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")  # inside: survives a transaction pooler
        pid = cursor.fetchone()[0]
        claims = Claims(
            person=actor.person,
            authority=actor.authority,
            assignment=actor.assignment,
            clock=int(now.timestamp()),
            expires=int(time()) + LIFETIME_SECONDS,
            key_id=KEY_ID,
            pid=pid,
        )
        value = sign(claims, _key(settings.SECRETS))
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, value])


def leave(using: str = "default") -> None:
    """Forget the context before the transaction ends (the machine changes actor)."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT set_config(%s, '', true)", [SETTING])


@contextmanager
def opened(actor: Actor, *, now: datetime, using: str) -> Iterator[None]:
    """Open a transaction with the actor's signed context on another login (the log's reader)."""
    with transaction.atomic(using=using):
        enter(actor, now=now, using=using)
        yield
