"""What actions on the registers start with and end with."""

from typing import TypeVar
from uuid import UUID

from django.db import models

from lykta.audit import api as audit
from lykta.kernel.problems import Unknown

M = TypeVar("M", bound=models.Model)


def locked(model: type[M], key: UUID) -> M:
    """Return the row, locked until the transaction ends. Raises Unknown."""
    row = model._default_manager.select_for_update().filter(pk=key).first()
    if row is None:
        raise Unknown()
    return row


def logged(event: str, *, about: UUID, what: str = "") -> None:
    """Record a change; `what` is the code of the part that changed."""
    audit.record(event, about=about, detail={"what": what} if what else {})
