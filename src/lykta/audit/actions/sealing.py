"""Chains recorded events, and anchors the chain's head outside the database."""

import logging
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from uuid import UUID

from django.conf import settings
from django.db import connections

from config import secret_files
from lykta.audit.rules import anchors
from lykta.audit.rules.anchors import Anchor

ANCHOR_EVERY = timedelta(minutes=15)
ANCHOR_EVENTS = 1000

log = logging.getLogger("lykta.audit")
_lock = Lock()
_last: dict[UUID, tuple[datetime, int]] = {}


@dataclass(frozen=True)
class Head:
    """How far the chain has come. `at` is the database's own clock."""

    sealed: int
    chain: UUID
    seq: int
    link: bytes
    at: datetime


def seal() -> Head:
    """Chain every event that has committed and has no link; anchor when it is time."""
    head = _seal()
    if _is_due(head):
        try:
            _write(head)
        except OSError as error:
            log.error("the audit anchor could not be written: %s", type(error).__name__)
    return head


def anchor() -> Head:
    """Chain what is left and anchor now. Raises OSError when the line cannot be kept."""
    head = _seal()
    _write(head)
    return head


def anchor_file() -> Path:
    """Return the file of anchors; production ships it to another administrator's machine."""
    return Path(settings.HOME) / "anchors" / "anchors.jsonl"


def anchor_key() -> bytes:
    """Return the key that signs anchors."""
    return bytes.fromhex(secret_files.read(settings.SECRETS, "key_anchor"))


def _seal() -> Head:
    with connections["audit"].cursor() as cursor:
        cursor.execute("SELECT sealed, chain, seq, link, at FROM audit.seal()")
        sealed, chain, seq, link, at = cursor.fetchone()
    return Head(sealed, chain, seq, bytes(link), at)


def _is_due(head: Head) -> bool:
    if not head.seq:
        return False
    at, seq = _last.get(head.chain, (datetime.min.replace(tzinfo=UTC), 0))
    return head.seq > seq and (head.at - at >= ANCHOR_EVERY or head.seq - seq >= ANCHOR_EVENTS)


def _write(head: Head) -> None:
    made = Anchor(head.chain, head.seq, head.link.hex(), head.at.astimezone(UTC).isoformat())
    path = anchor_file()
    with _lock:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "a", encoding="ascii") as file:
            file.write(anchors.line(made, anchor_key()) + "\n")
            file.flush()
            os.fsync(file.fileno())
        _last[head.chain] = (head.at, head.seq)
