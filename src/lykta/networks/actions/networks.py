"""Describing a network."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid, Unknown
from lykta.networks import access
from lykta.networks.models import Network, Participant
from lykta.networks.terms import Part
from lykta.pages import registers


def describe(
    *,
    code: str,
    name: str,
    number: int,
    led_by: Sequence[Party],
    sends: Sequence[Party],
    fewest_meetings: int,
    most_meetings: int,
    members_count: int | None,
    training: str,
    crosses_authorities: bool,
    actor: Actor,
    now: datetime,
) -> Change:
    """Describe a network by its code: who leads, who sends people, how often it meets (F11, F12).

    Raises Refused without the right to networks.
    """
    access.check_may_describe(actor=actor)
    values = {
        "name": name,
        "number": number,
        "fewest_meetings": fewest_meetings,
        "most_meetings": most_meetings,
        "members_count": members_count,
        "training": training,
        "crosses_authorities": crosses_authorities,
    }
    network, own = registers.describe(Network, key={"code": code}, values=values)
    parts = [(Part.LEADS, party) for party in led_by] + [(Part.SENDS, party) for party in sends]
    members = registers.describe_all(
        Participant,
        owner={"network_id": network.id},
        rows=[
            ({"part": part.value, "code": party.code, "name": party.name}, {"number": place})
            for place, (part, party) in enumerate(parts, start=1)
        ],
    )
    return _logged(network.id, registers.together(own, members))


def _logged(about: UUID, change: Change) -> Change:
    """Record that the network was described, unless it was the same."""
    if change is not Change.SAME:
        audit.record("networks.described", about=about, detail={"change": change.value})
    return change


def set_rhythm(
    *,
    network_code: str,
    fewest: int,
    most: int,
    refresher_months: int | None,
    actor: Actor,
    now: datetime,
) -> Change:
    """Set how often a network is to meet, and how often its training is to be repeated.

    Raises Refused, Unknown for no such network, Invalid when most is fewer than fewest.
    """
    access.check_may_describe(actor=actor)
    if not Network.objects.filter(code=network_code).exists():
        raise Unknown()
    if most < fewest:
        raise Invalid({"most": "Flest möten kan inte vara färre än minst antal möten."})
    values = {
        "fewest_meetings": fewest,
        "most_meetings": most,
        "refresher_months": refresher_months,
    }
    network, change = registers.describe(Network, key={"code": network_code}, values=values)
    return _logged(network.id, change)
