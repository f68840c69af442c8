"""Files the networks hand out: a certificate, and the list of ombuds that can be read in again."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from lykta.documents import api as documents
from lykta.kernel.calendar import day_in_words
from lykta.networks.models import Ombud
from lykta.networks.rules.cover import Place
from lykta.networks.rules.reading import OMBUD_COLUMNS


def certificate(*, name: str, course: str, about: str, when: str, by: str, made_on: date) -> bytes:
    """Return the certificate of somebody who took part in a training, as a tagged PDF."""
    day = day_in_words(made_on)
    pairs = (("Namn", name), ("Utbildning", course), ("När", when), ("Utfärdat", f"{day}, {by}"))
    said: list[documents.Block] = [
        documents.Text(f"{name} har gått utbildningen {course}."),
        documents.Facts(pairs),
        documents.Text(about),
    ]
    blocks = tuple(said if about else said[:2])
    return documents.pdf(documents.Paper(title="Intyg", subtitle=course, blocks=blocks))


def list_of_ombuds(rows: Iterable[Ombud], *, places: Mapping[UUID, Place]) -> bytes:
    """Return the list of ombuds in the columns that are read in."""
    made = []
    for row in rows:
        place = places.get(row.unit_id)
        made.append(
            (
                row.number or str(row.id),
                row.name,
                place.code if place else "",
                row.trained,
                _day(row.refreshed_on),
                _day(row.appointed_on),
                row.appointed_by,
                _day(row.ended_on),
            )
        )
    return documents.workbook([documents.Sheet("Våldsombud", OMBUD_COLUMNS, tuple(made))])


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
