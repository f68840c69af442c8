"""The network and the course of one of the plan's ongoing works: they have the work's code."""

from uuid import UUID

from django.urls import reverse

from lykta.kernel.joined import Joined, Where
from lykta.kernel.permissions import Permission
from lykta.networks.models import Course, Network
from lykta.networks.terms import HONOUR_NETWORK, OMBUDS_NETWORK

PAGES = {OMBUDS_NETWORK: "networks:networks", HONOUR_NETWORK: "networks:honour"}


def joined(*, work: str) -> list[Joined]:
    """Return the network and the course with the work's code."""
    needs = Permission.NETWORKS_READ
    networks = Network.objects.filter(code=work, code__in=PAGES).values_list("name", flat=True)
    courses = Course.objects.filter(code=work).values_list("id", "title")
    return [
        *(Joined(Where.NETWORK, name, reverse(PAGES[work]), needs) for name in networks),
        *(
            Joined(Where.COURSE, title, reverse("networks:course", args=[key]), needs)
            for key, title in courses
        ),
    ]


def page_of(network_id: UUID) -> Joined | None:
    """Return the network's page, or None when there is no such network with a page."""
    row = Network.objects.filter(id=network_id, code__in=PAGES).first()
    if row is None:
        return None
    return Joined(Where.NETWORK, row.name, reverse(PAGES[row.code]), Permission.NETWORKS_READ)
