"""The page of the council."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lykta.council import queries
from lykta.council.rules.meetings import next_meeting
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.gates import reads


@reads(Permission.COUNCIL_READ)
def council(request: HttpRequest) -> HttpResponse:
    """Show the council: the next meeting, all meetings, its questions, the prize."""
    seen = queries.council()
    coming = next_meeting(seen.meetings, now=clock.now()) if seen else None
    return render(request, "council/council.html", {"council": seen, "coming": coming})
