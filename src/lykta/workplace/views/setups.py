"""The page of the yearly follow-up."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.gates import Request, reads
from lykta.workplace import queries
from lykta.workplace.queries import rounds
from lykta.workplace.rules.regulations import in_force
from lykta.workplace.views.rounds import silent


@reads(Permission.WORKPLACE_READ)
def setup(request: Request) -> HttpResponse:
    """Show how the work environment is followed up: regulation, line, questions, tools, support."""
    regulations = queries.regulations()
    opened = rounds.rounds(municipality=settings.MUNICIPALITY)
    this_year = any(one.year == clock.today().year for one in opened)
    may_answer = bool(opened) and request.actor.may(Permission.WORKPLACE_ANSWER)
    mine = rounds.units(round_id=opened[0].id, unit=request.actor.unit) if may_answer else []
    shown = {
        "setup": queries.setup(),
        "regulations": regulations,
        "regulation": in_force(regulations, on=clock.today()),
        "rounds": opened,
        "waits": silent(mine),
        "may_round": request.actor.may(Permission.WORKPLACE_ROUND),
        "may_open": request.actor.may(Permission.WORKPLACE_ROUND) and not this_year,
    }
    return render(request, "workplace/setup.html", shown)
