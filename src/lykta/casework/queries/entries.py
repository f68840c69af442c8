"""A row as a page shows it: its codes in Swedish, its opened texts, the names of its people."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from django.db import models

from lykta.kernel.privacy import STAFF, TEXT
from lykta.organisation import api as organisation
from lykta.secrecy.models import MatterRow
from lykta.vault import api as vault

RowType = TypeVar("RowType", bound=MatterRow)


@dataclass(frozen=True)
class Entry(Generic[RowType]):
    """A row of a matter. `text` holds only what may stand on the page, never a masked field.

    In a template: `entry.row.opened_on`, `entry.word.kind`, `entry.text.what`, `entry.by.made_by`.
    """

    row: RowType
    word: Mapping[str, str]
    text: Mapping[str, str]
    by: Mapping[str, str]


def entries(rows: Iterable[RowType], names: Mapping[UUID, str]) -> tuple[Entry[RowType], ...]:
    """Return the rows opened for a page, in the order given."""
    return tuple(_entry(row, names) for row in rows)


def _entry(row: RowType, names: Mapping[UUID, str]) -> Entry[RowType]:
    classes = privacy_of(type(row))
    return Entry(
        row=row,
        word=_words(row),
        text={name: vault.open_text(row, name) for name, kind in classes.items() if kind == TEXT},
        by={
            name: names.get(getattr(row, name), "")
            for name, kind in classes.items()
            if kind == STAFF
        },
    )


def _words(row: MatterRow) -> dict[str, str]:
    """Return the Swedish word of each coded field."""
    found = {}
    for field in row._meta.local_concrete_fields:
        if field.choices:
            value = getattr(row, field.attname)
            found[field.name] = str(dict(field.flatchoices).get(value, ""))
    return found


def privacy_of(model: type[models.Model]) -> Mapping[str, object]:
    """Return the model's privacy classes by field name."""
    fields: Mapping[str, object] = model.Privacy.fields  # type: ignore[attr-defined]
    return fields


def names_in(groups: Collection[Sequence[MatterRow]]) -> dict[UUID, str]:
    """Return the names of all people that the rows speak of as `…_by`; one query."""
    ids = {
        getattr(row, name)
        for rows in groups
        for row in rows
        for name, kind in privacy_of(type(row)).items()
        if kind == STAFF
    }
    return organisation.people({one for one in ids if one is not None})
