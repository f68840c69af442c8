"""The keyring: one data key a scope (a matter), wrapped, in a database of its own (design §7.6).

Opened keys are kept in the process for a minute at most, so that a page with a hundred rows asks
once and a destroyed key is forgotten everywhere within the minute.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from uuid import UUID

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connections

from config import secret_files
from lykta.vault.problems import NoKey, Unreadable
from lykta.vault.providers import provider

LIFETIME_SECONDS = 60
MOST_SCOPES = 20_000


@dataclass(frozen=True)
class Keys:
    """A scope's opened keys by version; the highest one seals."""

    by_version: dict[int, AESGCM]
    read_at: float

    @property
    def current(self) -> int:
        """Return the version that seals."""
        return max(self.by_version)


_held: OrderedDict[UUID, Keys] = OrderedDict()
_lock = Lock()


def additional(scope: UUID, version: int, kek_id: int) -> bytes:
    """Return what a wrapped key is bound to: its scope, version and KEK."""
    return f"v1|key|{scope}|{version}|{kek_id}".encode()


def create(scope: UUID) -> None:
    """Make the scope's first key. Doing it again changes nothing."""
    _insert([(scope, 1)])


def create_many(scopes: Iterable[UUID]) -> None:
    """Make first keys for many scopes in one statement (import, simulation)."""
    _insert([(scope, 1) for scope in scopes])


def create_next(scope: UUID) -> int:
    """Make the scope's next key version and return it."""
    forget(scope)
    version = keys_of(scope).current + 1
    _insert([(scope, version)])
    forget(scope)
    return version


def keys_of(scope: UUID) -> Keys:
    """Return the scope's opened keys. Raises `NoKey` when it has none, or no longer any."""
    held = _fresh(scope)
    if held is None:
        prefetch([scope])
        held = _fresh(scope)
    if held is None:
        raise NoKey
    return held


def key(scope: UUID, version: int) -> AESGCM:
    """Return one version of the scope's key. Raises `Unreadable` when it is gone."""
    try:
        found = keys_of(scope).by_version.get(version)
        if found is None:  # made by another process since we asked
            forget(scope)
            found = keys_of(scope).by_version.get(version)
    except NoKey:
        raise Unreadable from None
    if found is None:
        raise Unreadable
    return found


def prefetch(scopes: Iterable[UUID]) -> None:
    """Open the keys of many scopes with one query."""
    wanted = [scope for scope in dict.fromkeys(scopes) if _fresh(scope) is None]
    if not wanted:
        return
    with connections["keyring"].cursor() as cursor:
        cursor.execute(
            "SELECT scope, version, kek_id, wrapped FROM keyring.wrapped_key"
            " WHERE scope = ANY (%s::uuid[])",
            [wanted],
        )
        rows = cursor.fetchall()
    _hold(rows)


def forget(scope: UUID | None = None) -> None:
    """Forget one scope's opened keys, or all of them."""
    with _lock:
        if scope is None:
            _held.clear()
        else:
            _held.pop(scope, None)


def destroy(scope: UUID) -> int:
    """Delete every version of the scope's key; what it sealed can never be read again.

    Uses the erasure login, the only one that may delete keys. Returns how many were deleted.
    """
    forget(scope)
    with _as_eraser() as connection:
        return connection.execute(
            "DELETE FROM keyring.wrapped_key WHERE scope = %s", (scope,)
        ).rowcount


def delete_older(scope: UUID, newest: int) -> int:
    """Delete the versions before `newest`. Returns how many were deleted."""
    forget(scope)
    with _as_eraser() as connection:
        return connection.execute(
            "DELETE FROM keyring.wrapped_key WHERE scope = %s AND version < %s", (scope, newest)
        ).rowcount


def _as_eraser() -> "psycopg.Connection[tuple[object, ...]]":
    place = settings.DATABASES["keyring"]
    return psycopg.connect(
        host=place["HOST"],
        port=place["PORT"],
        dbname=place["NAME"],
        user="lykta_erasure",
        password=secret_files.read(settings.SECRETS, "db_erasure"),
    )


def _insert(wanted: list[tuple[UUID, int]]) -> None:
    keeper = provider()
    kek_id = keeper.current()
    wrapped = [
        keeper.wrap(
            AESGCM.generate_key(bit_length=256),
            kek_id=kek_id,
            additional=additional(scope, version, kek_id),
        )
        for scope, version in wanted
    ]
    with connections["keyring"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO keyring.wrapped_key (scope, version, kek_id, wrapped)"
            " SELECT x.scope, x.version, %s, x.wrapped"
            " FROM unnest(%s::uuid[], %s::int[], %s::bytea[]) AS x (scope, version, wrapped)"
            " ON CONFLICT DO NOTHING",
            [kek_id, [s for s, _v in wanted], [v for _s, v in wanted], wrapped],
        )


def _fresh(scope: UUID) -> Keys | None:
    held = _held.get(scope)
    return held if held and monotonic() - held.read_at < LIFETIME_SECONDS else None


def _hold(rows: list[tuple[UUID, int, int, bytes]]) -> None:
    keeper, now = provider(), monotonic()
    found: dict[UUID, dict[int, AESGCM]] = {}
    for scope, version, kek_id, wrapped in rows:
        plain = keeper.unwrap(
            bytes(wrapped), kek_id=kek_id, additional=additional(scope, version, kek_id)
        )
        found.setdefault(scope, {})[version] = AESGCM(plain)
    with _lock:
        for scope, versions in found.items():
            _held[scope] = Keys(versions, now)
            _held.move_to_end(scope)
        while len(_held) > MOST_SCOPES:
            _held.popitem(last=False)
