"""The page of the centre."""

from django.http import HttpResponse
from django.shortcuts import render

from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.gates import Request, reads
from lykta.resource_centre import queries
from lykta.resource_centre.rules.start import has_started


@reads(Permission.CENTRE_READ)
def centres(request: Request) -> HttpResponse:
    """Show the centre: what it offers, its posts with their employers, who carries it."""
    today = clock.today()
    shown = [
        {"centre": centre, "started": has_started(starts_on=centre.starts_on, today=today)}
        for centre in queries.centres()
    ]
    return render(
        request,
        "resource_centre/centres.html",
        {"shown": shown, "threads": request.actor.may(Permission.THREAD_READ)},
    )
