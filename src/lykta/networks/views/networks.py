"""The page of the networks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lykta.kernel.permissions import Permission
from lykta.networks import queries
from lykta.pages.gates import reads


@reads(Permission.NETWORKS_READ)
def networks(request: HttpRequest) -> HttpResponse:
    """Show the networks: who leads, who takes part, how often they meet."""
    return render(request, "networks/networks.html", {"networks": queries.networks()})
