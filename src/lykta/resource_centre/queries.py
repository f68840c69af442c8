"""Reads of the centre, for pages and export."""

from dataclasses import dataclass
from datetime import date

from lykta.kernel.party import Party
from lykta.resource_centre.models import Centre
from lykta.resource_centre.terms import Standing


@dataclass(frozen=True)
class PostSeen:
    """A post and who employs it."""

    role: str
    employer: Party


@dataclass(frozen=True)
class CentreSeen:
    """The centre as a page and an export show it."""

    code: str
    name: str
    starts_on: date
    unit_code: str
    unit_name: str
    offers: tuple[str, ...]
    posts: tuple[PostSeen, ...]
    municipalities: tuple[Party, ...]
    partners: tuple[Party, ...]
    cooperating: tuple[Party, ...]


def centres() -> list[CentreSeen]:
    """Return every centre of the installation, by code."""
    rows = (
        Centre.objects.select_related("placed_at")
        .prefetch_related("posts", "partners")
        .order_by("code")
    )
    return [_seen(row) for row in rows]


def _seen(row: Centre) -> CentreSeen:
    posts = sorted(row.posts.all(), key=lambda post: post.number)
    return CentreSeen(
        code=row.code,
        name=row.name,
        starts_on=row.starts_on,
        unit_code=row.placed_at.code,
        unit_name=row.placed_at.name,
        offers=tuple(row.offers),
        posts=tuple(
            PostSeen(post.role, Party(name=post.employer_name, code=post.employer_code))
            for post in posts
        ),
        municipalities=_parties(row, Standing.MUNICIPALITY),
        partners=_parties(row, Standing.PARTNER),
        cooperating=_parties(row, Standing.COOPERATING),
    )


def _parties(row: Centre, standing: Standing) -> tuple[Party, ...]:
    found = sorted(row.partners.all(), key=lambda partner: partner.number)
    return tuple(Party(each.name, each.code) for each in found if each.standing == standing.value)
