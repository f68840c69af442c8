"""Renews keys: the KEK (rewrap every data key) or one matter's key (seal its rows anew).

Both work in small committed steps and find by themselves what is left, so a killed run is simply
run again (CR-07). Uses the deploy login as the role that may touch every row.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connections, models, transaction
from django.db.backends.utils import CursorWrapper

from lykta.kernel.privacy import Kind
from lykta.vault import envelope, keyring, sealing
from lykta.vault.fields import SealedTextField
from lykta.vault.problems import Unreadable
from lykta.vault.providers import provider

BATCH = 200
Progress = Callable[[int], None]


@dataclass(frozen=True)
class SealedColumn:
    """A column with sealed values, and the column that holds the scope of their key."""

    table: str
    column: str
    scope: str
    key: str


def sealed_columns() -> list[SealedColumn]:
    """Return every sealed column of the product: the sealed fields, and personal bytes."""
    return [
        _column(model, field)
        for model in apps.get_models()
        if model._meta.managed
        for field in model._meta.local_concrete_fields
        if _is_sealed(model, field)
    ]


def rewrap(*, progress: Progress = lambda _n: None) -> int:
    """Wrap every data key that an older KEK wraps under the current one. Returns how many."""
    done = 0
    while step := _rewrap_some():
        done += step
        progress(done)
    keyring.forget()
    return done


def left_to_rewrap() -> int:
    """Return how many data keys an older KEK still wraps."""
    with connections["keyring"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM keyring.wrapped_key WHERE kek_id <> %s", [provider().current()]
        )
        return int(cursor.fetchone()[0])


def versions(scope: UUID) -> list[int]:
    """Return the versions of the scope's key, oldest first."""
    keyring.forget(scope)
    return sorted(keyring.keys_of(scope).by_version)


def reseal(scope: UUID, *, progress: Progress = lambda _n: None) -> int:
    """Seal all that an older version of the scope's key sealed anew. Returns how many values."""
    keyring.forget(scope)
    newest = keyring.keys_of(scope).current
    done = 0
    for place in sealed_columns():
        while step := _reseal_some(place, scope, newest):
            done += step
            progress(done)
    return done


def drop_older(scope: UUID) -> int:
    """Delete the scope's older key versions, when no stored value needs them any more.

    Raises `StillNeeded` otherwise. Returns how many were deleted.
    """
    keyring.forget(scope)
    newest = keyring.keys_of(scope).current
    with transaction.atomic(using="deploy"), connections["deploy"].cursor() as cursor:
        _as_policy_role(cursor)
        for place in sealed_columns():
            if _older(cursor, place, scope, newest):
                raise StillNeeded(f"{place.table}.{place.column}")
    return keyring.delete_older(scope, newest)


class StillNeeded(Exception):
    """An older key version still seals something."""


def _is_sealed(model: type[models.Model], field: "models.Field[Any, Any]") -> bool:
    if isinstance(field, SealedTextField):
        return True
    privacy = getattr(getattr(model, "Privacy", None), "fields", {}).get(field.name)
    return (
        isinstance(field, models.BinaryField)
        and privacy is not None
        and privacy.kind is Kind.PERSONAL
    )


def _column(model: type[models.Model], field: "models.Field[Any, Any]") -> SealedColumn:
    columns = {str(one.column) for one in model._meta.local_concrete_fields}
    key = str(model._meta.pk.column)
    scope = field.scope if isinstance(field, SealedTextField) and field.scope else ""
    if not scope:
        scope = "matter_id" if "matter_id" in columns else key
    return SealedColumn(model._meta.db_table, str(field.column), scope, key)


def _rewrap_some() -> int:
    keeper = provider()
    kek_id = keeper.current()
    with transaction.atomic(using="keyring"), connections["keyring"].cursor() as cursor:
        cursor.execute(
            "SELECT scope, version, kek_id, wrapped FROM keyring.wrapped_key WHERE kek_id <> %s"
            f" ORDER BY scope, version LIMIT {BATCH} FOR UPDATE SKIP LOCKED",
            [kek_id],
        )
        rows = cursor.fetchall()
        for scope, version, old, wrapped in rows:
            plain = keeper.unwrap(
                bytes(wrapped), kek_id=old, additional=keyring.additional(scope, version, old)
            )
            bound = keyring.additional(scope, version, kek_id)
            anew = keeper.wrap(plain, kek_id=kek_id, additional=bound)
            cursor.execute(
                "UPDATE keyring.wrapped_key SET kek_id = %s, wrapped = %s"
                " WHERE scope = %s AND version = %s AND kek_id = %s",
                [kek_id, anew, scope, version, old],
            )
    return len(rows)


def _reseal_some(place: SealedColumn, scope: UUID, newest: int) -> int:
    with transaction.atomic(using="deploy"), connections["deploy"].cursor() as cursor:
        _as_policy_role(cursor)
        rows = _older(cursor, place, scope, newest)
        for key, value in rows:
            cursor.execute(
                f'UPDATE "{place.table}" SET "{place.column}" = %s WHERE "{place.key}" = %s',
                [_anew(bytes(value), place, key, scope), key],
            )
    return len(rows)


def _older(
    cursor: CursorWrapper, place: SealedColumn, scope: UUID, newest: int
) -> list[tuple[UUID, bytes]]:
    cursor.execute(
        f'SELECT "{place.key}", "{place.column}" FROM "{place.table}"'
        f' WHERE "{place.scope}" = %s AND octet_length("{place.column}") > 0'
        f' AND substring("{place.column}" FROM 2 FOR 4) <> %s LIMIT {BATCH} FOR UPDATE',
        [scope, newest.to_bytes(4, "big")],
    )
    rows: list[tuple[UUID, bytes]] = cursor.fetchall()
    return rows


def _anew(value: bytes, place: SealedColumn, key: UUID, scope: UUID) -> bytes:
    """Open the value and seal it again; one that a function wrote may be bound to its matter."""
    for row in (key, scope):
        bound = envelope.Place(place.table, place.column, row)
        try:
            plain = sealing.open_bytes(value, scope=scope, place=bound)
        except Unreadable:
            continue
        return sealing.seal_bytes(plain, scope=scope, place=bound)
    raise Unreadable


def _as_policy_role(cursor: CursorWrapper) -> None:
    cursor.execute("SET LOCAL ROLE lykta_policy")
