"""The door to one matter: lock it, learn its facts, and be told whether one may.

`lock_…` read the row for update, so that two who act at the same moment act after each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import F, Func, QuerySet, UUIDField

from lykta.casework import access
from lykta.casework.models import Matter
from lykta.casework.terms import MatterKind, MatterState
from lykta.kernel import access_matrix
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.secrecy.models import MatterRow

RowType = TypeVar("RowType", bound=MatterRow)

_HANDLERS = "ARRAY(SELECT h.person_id FROM secrecy.handlers(ARRAY[%(expressions)s]) h)"


@dataclass(frozen=True)
class Opened:
    """A matter that the actor may act in, with what the rules ask about it."""

    row: Matter
    facts: access.Facts

    @property
    def id(self) -> UUID:
        """Return the matter's key."""
        return self.row.id

    @property
    def kind(self) -> MatterKind:
        """Return whom the matter is about."""
        return MatterKind(self.row.kind)

    @property
    def state(self) -> MatterState:
        """Return where the matter is."""
        return MatterState(self.row.state)


def lock_matter(matter_id: UUID, *, actor: Actor, permission: Permission) -> Opened:
    """Lock the matter for the rest of the transaction. Raises Unknown or Refused."""
    rows = _with_handlers().select_for_update(of=("self",)).filter(pk=matter_id)
    return _checked(rows.first() or _seen(matter_id), actor, permission)


def open_matter(matter_id: UUID, *, actor: Actor, permission: Permission) -> Opened:
    """Read the matter without locking it. Raises Unknown or Refused."""
    return _checked(_seen(matter_id), actor, permission)


def lock_row(
    model: type[RowType], key: UUID, *, actor: Actor, permission: Permission
) -> tuple[Opened, RowType]:
    """Lock the matter that the row stands in, then read the row. Raises Unknown or Refused."""
    where = model._default_manager.filter(pk=key).values("matter_id")[:1]
    matter = _with_handlers().select_for_update(of=("self",)).filter(pk__in=where).first()
    if matter is None:
        return open_row(model, key, actor=actor, permission=permission)
    opened = _checked(matter, actor, permission)
    return opened, _one(model._default_manager.filter(pk=key))


def open_row(
    model: type[RowType], key: UUID, *, actor: Actor, permission: Permission, lock: bool = False
) -> tuple[Opened, RowType]:
    """Read a row and its matter; with `lock`, the row alone is locked (a therapist's service)."""
    rows = model._default_manager.filter(pk=key)
    row = _one(rows.select_for_update(of=("self",)) if lock else rows)
    matter_id: UUID = row.matter_id  # type: ignore[attr-defined]  # every MatterRow has it
    return open_matter(matter_id, actor=actor, permission=permission), row


def _one(rows: QuerySet[RowType]) -> RowType:
    row = rows.first()
    if row is None:
        raise Unknown()
    return row


def facts_of(matter: Matter, *, handlers: Iterable[UUID], actor: Actor) -> access.Facts:
    """Return what decides access, from a matter row that the database let this actor see."""
    facts = access.Facts(
        matter=matter.id,
        authority=matter.authority_id,
        unit=matter.unit_id,
        need_to_know=matter.need_to_know,
        queued=matter.queued,
        handlers=frozenset(handlers),
    )
    if access.visible(actor=actor, facts=facts, permission=Permission.MATTER_READ):
        return facts
    me = frozenset({actor.person})  # the database showed it: an open break-glass is the only way
    return access.Facts(**{**vars(facts), "opened": me, "approved": me})


def glass_gives() -> frozenset[Permission]:
    """Return what an open break-glass gives, from the shipped matrix."""
    return access_matrix.load(settings.DATA_DIR / "access.yaml").glass


def my_matters() -> list[UUID]:
    """Return the matters that the signed person is assigned to today."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT secrecy.my_matters()")
        return list(cursor.fetchone()[0])


def handlers_of(matters: list[UUID]) -> dict[UUID, list[UUID]]:
    """Return who has each of the matters today, in order of when they got it."""
    found: dict[UUID, list[UUID]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT matter_id, person_id FROM secrecy.handlers(%s)", [matters])
        for matter_id, person_id in cursor.fetchall():
            found.setdefault(matter_id, []).append(person_id)
    return found


def _seen(matter_id: UUID) -> Matter | None:
    return _with_handlers().filter(pk=matter_id).first()


def _with_handlers() -> QuerySet[Matter]:
    people = Func(F("id"), template=_HANDLERS, output_field=ArrayField(UUIDField()))
    return Matter.objects.annotate(handler_ids=people)


def _checked(matter: Matter | None, actor: Actor, permission: Permission) -> Opened:
    if matter is None:
        raise Unknown()
    handlers: list[UUID] = matter.handler_ids  # type: ignore[attr-defined]  # annotated above
    facts = facts_of(matter, handlers=handlers, actor=actor)
    access.check_may(actor=actor, facts=facts, permission=permission, glass_gives=glass_gives())
    return Opened(row=matter, facts=facts)
