"""The library by audience; the files' bytes are read only when one is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from lykta.documents.api import FileKind
from lykta.kernel.problems import Unknown
from lykta.knowledge.models import Material, MaterialFile
from lykta.knowledge.rules.following_up import Light
from lykta.knowledge.terms import Audience

REVIEW = Light("soon", "Dags för översyn")
NO_DAY = Light("none", "Ingen dag för översyn")
FINE = Light("calm", "Aktuellt")
PARTS = ("audiences", Prefetch("files", queryset=MaterialFile.objects.defer("data")))


@dataclass(frozen=True)
class FileSeen:
    """A file: what it is called and how large it is, in words."""

    id: UUID
    name: str
    kind: str
    size: str


@dataclass(frozen=True)
class MaterialSeen:
    """A material as the library shows it."""

    id: UUID
    title: str
    about: str
    source: str
    version: str
    owner: str
    owner_code: str
    review_on: date | None
    link: str
    work: str
    audiences: tuple[Audience, ...]
    file: FileSeen | None
    light: Light


def materials(*, today: date, audience: str = "") -> list[MaterialSeen]:
    """Return what is in the library, for one audience or all, by title. Three queries."""
    rows = Material.objects.filter(withdrawn_on__isnull=True).prefetch_related(*PARTS)
    if audience:
        rows = rows.filter(audiences__audience=audience)
    return [_seen(row, today) for row in rows.order_by("title", "id")]


def material_seen(material_id: UUID, *, today: date) -> MaterialSeen:
    """Return one material that is in the library. Raises Unknown."""
    rows = Material.objects.filter(id=material_id, withdrawn_on__isnull=True)
    row = rows.prefetch_related(*PARTS).first()
    if row is None:
        raise Unknown()
    return _seen(row, today)


def file_of(file_id: UUID) -> MaterialFile:
    """Return a file with its bytes, of a material that is in the library. Raises Unknown."""
    row = MaterialFile.objects.filter(id=file_id, material__withdrawn_on__isnull=True).first()
    if row is None:
        raise Unknown()
    return row


def _seen(row: Material, today: date) -> MaterialSeen:
    found = list(row.files.all())
    named = {one.audience for one in row.audiences.all()}
    light = NO_DAY if row.review_on is None else REVIEW if row.review_on <= today else FINE
    return MaterialSeen(
        id=row.id,
        title=row.title,
        about=row.about,
        source=row.source,
        version=row.version,
        owner=row.owner_name,
        owner_code=row.owner_code,
        review_on=row.review_on,
        link=row.link,
        work=row.work,
        audiences=tuple(one for one in Audience if one.value in named),
        file=_file(found[0]) if found else None,
        light=light,
    )


def _file(row: MaterialFile) -> FileSeen:
    kilobytes = max(1, round(row.size / 1024))
    size = f"{kilobytes} kB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB".replace(".", ",")
    return FileSeen(row.id, row.name, FileKind(row.kind).swedish, size)
