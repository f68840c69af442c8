"""Sessions in the database, under the SHA-256 of their number (security §3.6).

A thief of the table cannot use what is in it. Ended sessions stay for a day, empty, so that the
page can tell why; then they are removed.
"""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction

from lykta.organisation.models import StoredSession
from lykta.organisation.terms import Ended
from lykta.pages import clock

PERSON, ASSIGNMENT, WHOLE, STEPPED_UP = "person", "assignment", "whole", "stepped_up_at"
KEEP_ENDED = timedelta(days=1)


def key_hash(key: str) -> bytes:
    """Return what the table knows a session by."""
    return hashlib.sha256(key.encode("utf-8", "replace")).digest()


class SessionStore(SessionBase):
    """One browser's session. `row` is the stored row once loaded, ended or not."""

    row: StoredSession | None = None

    def _get_new_session_key(self) -> str:
        return secrets.token_urlsafe(32)

    def load(self) -> dict[str, Any]:
        """Return the data; an ended or unknown session is empty and loses its number."""
        if self.row is None and self.session_key:
            self.row = StoredSession.objects.filter(key_hash=key_hash(self.session_key)).first()
        if self.row is None or self.row.ended_at is not None:
            self._session_key = None
            return {}
        return self.decode(self.row.data) if self.row.data else {}

    def exists(self, session_key: str) -> bool:
        """Tell whether the number is taken."""
        return StoredSession.objects.filter(key_hash=key_hash(session_key)).exists()

    def create(self) -> None:
        """Give the session a new number of 256 bits."""
        while True:
            self._session_key = self._get_new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Write the data. Raises UpdateError when the session ended in the meantime."""
        if self.session_key is None:
            return self.create()
        data = dict(self.items()) if not must_create else self._cached()
        values = self._values(data)
        if must_create:
            return self._insert(values, data)
        rows = StoredSession.objects.filter(
            key_hash=key_hash(self.session_key), ended_at__isnull=True
        )
        if rows.update(**values) == 0:
            raise UpdateError
        return None

    def _values(self, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "data": self.encode(data),
            "person_id": data.get(PERSON),
            "assignment_id": data.get(ASSIGNMENT),
        }

    def _cached(self) -> dict[str, Any]:
        """Return what is here without reading the table: a new session has no row yet."""
        return dict(getattr(self, "_session_cache", {}))

    def _insert(self, values: dict[str, Any], data: dict[str, Any]) -> None:
        now = clock.now()
        born = self.row.created_at if self.row and PERSON in data else now
        row = StoredSession(
            key_hash=key_hash(str(self.session_key)),
            created_at=born,  # a new number does not make the session younger
            last_seen_at=now,
            expires_at=born + timedelta(seconds=self.get_session_cookie_age()),
            **values,
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise CreateError from None
        self.row = row

    def delete(self, session_key: str | None = None) -> None:
        """End the session with this number (own, if none is given) and empty it."""
        key = session_key or self.session_key
        if key:
            end_rows(key_hash=key_hash(key), why=Ended.ROTATED)

    def forget(self) -> None:
        """Drop data and number here; the cookie is taken away with the answer."""
        self._session_key = None
        self._session_cache: dict[str, Any] = {}
        self.accessed, self.modified, self.row = True, True, None

    @classmethod
    def clear_expired(cls) -> None:
        """Remove what ended or ran out more than a day ago."""
        before = clock.now() - KEEP_ENDED
        StoredSession.objects.filter(expires_at__lt=before).delete()
        StoredSession.objects.filter(ended_at__lt=before).delete()


def end_rows(*, why: Ended, **which: Any) -> int:
    """End the open sessions that match, empty them, and return how many there were."""
    rows = StoredSession.objects.filter(ended_at__isnull=True, **which)
    return rows.update(ended_at=clock.now(), ended_why=why.value, data="")
