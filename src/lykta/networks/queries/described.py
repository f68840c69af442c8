"""Reads of the networks themselves, for pages and export."""

from dataclasses import dataclass
from uuid import UUID

from lykta.kernel.party import Party
from lykta.kernel.problems import Unknown
from lykta.networks.models import Network
from lykta.networks.rules.rhythm import rhythm
from lykta.networks.terms import Part


@dataclass(frozen=True)
class NetworkSeen:
    """A network as a page and an export show it. Parties stand in the order given."""

    id: UUID
    code: str
    name: str
    led_by: tuple[Party, ...]
    sends: tuple[Party, ...]
    fewest_meetings: int
    most_meetings: int
    members_count: int | None
    training: str
    crosses_authorities: bool
    refresher_months: int | None = None

    @property
    def rhythm(self) -> str:
        """Say how often it meets."""
        return rhythm(fewest=self.fewest_meetings, most=self.most_meetings)


def networks() -> list[NetworkSeen]:
    """Return every network in the order they were described."""
    rows = Network.objects.prefetch_related("participants").order_by("number", "code")
    return [_seen(row) for row in rows]


def network(code: str) -> NetworkSeen | None:
    """Return the network with the code, or None before it has been read in. Two queries."""
    return next((one for one in networks() if one.code == code), None)


def refresher_months(code: str) -> int | None:
    """Return how many months pass between refreshers in the network; None when it says nothing."""
    rows = Network.objects.filter(code=code).values_list("refresher_months", flat=True)
    return rows.first()


def known(code: str) -> NetworkSeen:
    """Return the network with the code. Raises `Unknown`."""
    found = network(code)
    if found is None:
        raise Unknown()
    return found


def _seen(row: Network) -> NetworkSeen:
    return NetworkSeen(
        id=row.id,
        code=row.code,
        name=row.name,
        led_by=_parties(row, Part.LEADS),
        sends=_parties(row, Part.SENDS),
        fewest_meetings=row.fewest_meetings,
        most_meetings=row.most_meetings,
        members_count=row.members_count,
        training=row.training,
        crosses_authorities=row.crosses_authorities,
        refresher_months=row.refresher_months,
    )


def _parties(row: Network, part: Part) -> tuple[Party, ...]:
    found = sorted(row.participants.all(), key=lambda participant: participant.number)
    return tuple(Party(name=each.name, code=each.code) for each in found if each.part == part.value)
