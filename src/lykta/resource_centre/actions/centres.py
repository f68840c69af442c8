"""Describing the centre."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.pages import registers
from lykta.resource_centre import access
from lykta.resource_centre.models import Centre, Partner, Post
from lykta.resource_centre.queries import PostSeen
from lykta.resource_centre.terms import Standing


def describe(
    *,
    code: str,
    name: str,
    starts_on: date,
    placed_at: UUID,
    offers: Sequence[str],
    posts: Sequence[PostSeen],
    municipalities: Sequence[Party],
    partners: Sequence[Party],
    cooperating: Sequence[Party],
    actor: Actor,
    now: datetime,
) -> Change:
    """Describe the centre by its code: where it sits, its posts and who carries it (F36-F38).

    `placed_at` is the unit's key. Raises Refused without the right to the centre.
    """
    access.check_may_describe(actor=actor)
    centre, own = registers.describe(
        Centre,
        key={"code": code},
        values={
            "name": name,
            "starts_on": starts_on,
            "placed_at_id": placed_at,
            "offers": list(offers),
        },
    )
    standings = (
        (Standing.MUNICIPALITY, municipalities),
        (Standing.PARTNER, partners),
        (Standing.COOPERATING, cooperating),
    )
    change = registers.together(own, _posts(centre, posts), _partners(centre, standings))
    return _logged(centre.id, change)


def _posts(centre: Centre, posts: Sequence[PostSeen]) -> Change:
    return registers.describe_all(
        Post,
        owner={"centre_id": centre.id},
        rows=[
            (
                {"number": number},
                {
                    "role": post.role,
                    "employer_code": post.employer.code,
                    "employer_name": post.employer.name,
                },
            )
            for number, post in enumerate(posts, start=1)
        ],
    )


def _partners(centre: Centre, standings: Iterable[tuple[Standing, Sequence[Party]]]) -> Change:
    named = [(standing, party) for standing, parties in standings for party in parties]
    return registers.describe_all(
        Partner,
        owner={"centre_id": centre.id},
        rows=[
            (
                {"standing": standing.value, "code": party.code, "name": party.name},
                {"number": number},
            )
            for number, (standing, party) in enumerate(named, start=1)
        ],
    )


def _logged(about: UUID, change: Change) -> Change:
    if change is not Change.SAME:
        audit.record("centre.described", about=about, detail={"change": change.value})
    return change
