"""Keeping the library: materials, their files, and taking them away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from lykta.documents import api as documents
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid, NotNow
from lykta.knowledge import access
from lykta.knowledge.actions import ground
from lykta.knowledge.models import Material, MaterialFile, MaterialFor
from lykta.knowledge.terms import Audience
from lykta.pages import registers

NOBODY = Party(name="")


@dataclass(frozen=True)
class MaterialText:
    """What a material says of itself. `review_on` None: nobody has set a day."""

    title: str
    about: str = ""
    source: str = ""
    version: str = ""
    owner: Party = NOBODY
    review_on: date | None = None
    link: str = ""
    audiences: tuple[Audience, ...] = ()


def describe(*, code: str, work: str, text: MaterialText, actor: Actor, now: datetime) -> Change:
    """Describe a material by its code, as a file does (F19, F20, F22).

    What people have put right since (version, review day, link) is left as it is.
    """
    access.check_may_keep(actor=actor)
    if Material.objects.filter(code=code).exists():
        key, values = {"code": code}, {"title": text.title, "work": work}
        row, own = registers.describe(Material, key=key, values=values)
    else:
        row, own = Material(code=code, work=work), Change.NEW
        _fill(row, text)
    if own is not Change.SAME:
        ground.logged("knowledge.material", about=row.id, what="described")
    return own


def keep(
    *, text: MaterialText, actor: Actor, now: datetime, material_id: UUID | None = None
) -> Material:
    """Put a material in the library, or put one right. Raises Refused, Unknown, Invalid."""
    access.check_may_keep(actor=actor)
    if text.link and not text.link.startswith("https://"):
        raise Invalid({"link": "Länken ska börja med https://."})
    code = f"material-{uuid4().hex[:12]}"
    row = ground.locked(Material, material_id) if material_id else Material(code=code)
    _fill(row, text)
    ground.logged("knowledge.material", about=row.id, what="kept")
    return row


def add_file(
    *, material_id: UUID, data: bytes, name: str, actor: Actor, now: datetime
) -> MaterialFile:
    """Keep a file with a material, in place of the one before. Raises Refused, Unknown, Invalid.

    Only PDF, Word and pictures; pictures lose what tells where and by whom they were taken.
    """
    access.check_may_keep(actor=actor)
    material = ground.locked(Material, material_id)
    kept = documents.received(data=data, name=name)
    MaterialFile.objects.filter(material=material).delete()
    row = MaterialFile(
        material=material,
        name=kept.name,
        kind=kept.kind.value,
        size=len(kept.data),
        digest=kept.digest,
        data=kept.data,
        added_at=now,
        added_by_name=actor.name,
    )
    row.save()
    ground.logged("knowledge.material", about=material.id, what="file")
    return row


def withdraw(*, material_id: UUID, actor: Actor, now: datetime) -> Material:
    """Take a material out of the library. Raises Unknown, Refused, NotNow when it is out."""
    access.check_may_keep(actor=actor)
    row = ground.locked(Material, material_id)
    if row.withdrawn_on is not None:
        raise NotNow("Materialet är redan borttaget.")
    row.withdrawn_on = now.date()
    row.save(update_fields=["withdrawn_on"])
    ground.logged("knowledge.material", about=row.id, what="withdrawn")
    return row


def _fill(row: Material, text: MaterialText) -> None:
    row.title, row.about, row.source = text.title, text.about, text.source
    row.version, row.review_on, row.link = text.version, text.review_on, text.link
    row.owner_code, row.owner_name = text.owner.code, text.owner.name
    row.save()
    _audiences(row, text.audiences)


def _audiences(row: Material, audiences: Collection[Audience]) -> None:
    nothing: dict[str, str] = {}
    rows = [({"audience": one.value}, nothing) for one in audiences]
    registers.describe_all(MaterialFor, owner={"material_id": row.id}, rows=rows)
