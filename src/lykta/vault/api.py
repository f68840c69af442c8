"""The vault's door: keys, opening, sealing by hand, exact search. Source: security §3.4."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models

from lykta.vault import blind_index, keyring, sealing
from lykta.vault.envelope import Place
from lykta.vault.fields import SealedTextField
from lykta.vault.problems import NoKey, PlainText, Unreadable
from lykta.vault.sealed import EMPTY, Sealed

__all__ = [
    "EMPTY",
    "NoKey",
    "PlainText",
    "Sealed",
    "Unreadable",
    "blind",
    "create_key",
    "create_keys",
    "destroy_key",
    "open_many",
    "open_text",
    "open_value",
    "prefetch",
    "seal_now",
    "seal_value",
]

blind = blind_index.blind


def create_key(scope: UUID) -> None:
    """Make the key of a matter, before the matter itself. Doing it again changes nothing.

    It is kept at once, in the keyring's own database: a matter that then fails to be saved leaves
    a key that opens nothing.
    """
    keyring.create(scope)


def create_keys(scopes: Iterable[UUID]) -> None:
    """Make the keys of many matters in one statement (import, simulation)."""
    keyring.create_many(scopes)


def destroy_key(scope: UUID) -> int:
    """Destroy the matter's key: all that it sealed is unreadable, also in old backups of the rows.

    Returns how many key versions were destroyed. Other processes forget it within a minute.
    """
    return keyring.destroy(scope)


def prefetch(scopes: Iterable[UUID]) -> None:
    """Open the keys of many matters with one query, before a page opens a text of each."""
    keyring.prefetch(scopes)


def open_text(instance: models.Model, field: str) -> str:
    """Return the plain text of a sealed field of a row.

    A text that was assigned and not saved yet is returned as it is.
    Raises `Unreadable` when it was damaged, moved from another place, or its key is gone.
    """
    made = _field(type(instance), field)
    value: object = getattr(instance, made.attname)
    return made.opened(instance, value) if isinstance(value, Sealed) else str(value or "")


def open_many(
    instances: Iterable[models.Model], fields: Iterable[str]
) -> dict[UUID, dict[str, str]]:
    """Return {row key: {field: plain text}} for many rows, asking for their keys once.

    Raises `Unreadable` as `open_text`.
    """
    rows, names = list(instances), list(fields)
    if rows and names:
        keyring.prefetch(_field(type(row), names[0]).scope_of(row) for row in rows)
    return {row.pk: {name: open_text(row, name) for name in names} for row in rows}


def seal_now(instance: models.Model, *fields: str) -> None:
    """Seal what was assigned to the named fields at once (before `bulk_update`)."""
    for name in fields:
        made = _field(type(instance), name)
        value: object = getattr(instance, made.attname)
        if isinstance(value, str):
            setattr(instance, made.attname, made.sealed(instance, value))


def seal_value(text: str, *, scope: UUID, table: str, column: str, row: UUID) -> bytes:
    """Return a text sealed for a place that no `SealedTextField` writes (a definer function).

    Raises `NoKey`, and `Invalid` for a text that cannot be stored.
    """
    return sealing.seal_text(text, scope=scope, place=Place(table, column, row))


def open_value(sealed: bytes, *, scope: UUID, table: str, column: str, row: UUID) -> str:
    """Return the text that `seal_value` sealed for the same place. Raises `Unreadable`."""
    return sealing.open_text(sealed, scope=scope, place=Place(table, column, row))


def _field(model: type[models.Model], name: str) -> SealedTextField:
    found = model._meta.get_field(name)
    if not isinstance(found, SealedTextField):
        raise TypeError(f"{model.__name__}.{name} is not a sealed field.")
    return found
