"""Rows of a register, described by their key: made when new, changed only where they differ.

Describing the same thing twice changes nothing, so a file can be read in again without harm.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db import models

from lykta.kernel.changes import Change

M = TypeVar("M", bound=models.Model)


def describe(
    model: type[M], *, key: Mapping[str, Any], values: Mapping[str, Any]
) -> tuple[M, Change]:
    """Make or change the one row with this key, locked until the transaction ends.

    Raises what the database raises when a value breaks one of its constraints.
    """
    row = model._default_manager.select_for_update().filter(**key).first()
    if row is None:
        return _made(model, {**key, **values}), Change.NEW
    differing = [name for name, value in values.items() if getattr(row, name) != value]
    if not differing:
        return row, Change.SAME
    for name in differing:
        setattr(row, name, values[name])
    row.save(update_fields=differing)
    return row, Change.CHANGED


def _made(model: type[M], values: Mapping[str, Any]) -> M:
    row = model(**values)
    row.save()
    return row


def describe_all(
    model: type[M],
    *,
    owner: Mapping[str, Any],
    rows: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]],
) -> Change:
    """Describe the rows that belong to one owner, each as (key, values); others are removed.

    Returns SAME when nothing differed, else CHANGED.
    """
    kept, changes = [], []
    for key, values in rows:
        row, change = describe(model, key={**owner, **key}, values=values)
        kept.append(row.pk)
        changes.append(change)
    removed, _ = model._default_manager.filter(**owner).exclude(pk__in=kept).delete()
    return Change.SAME if not removed and set(changes) <= {Change.SAME} else Change.CHANGED


def together(own: Change, *parts: Change) -> Change:
    """Tell what happened to a row with its parts: a changed part changes the whole."""
    if own is Change.SAME and any(part is not Change.SAME for part in parts):
        return Change.CHANGED
    return own
