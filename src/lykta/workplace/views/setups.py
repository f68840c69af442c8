"""The page of the yearly follow-up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.gates import reads
from lykta.workplace import queries
from lykta.workplace.rules.regulations import in_force


@reads(Permission.WORKPLACE_READ)
def setup(request: HttpRequest) -> HttpResponse:
    """Show how the work environment is followed up: regulation, line, questions, tools, support."""
    regulations = queries.regulations()
    shown = {
        "setup": queries.setup(),
        "regulations": regulations,
        "regulation": in_force(regulations, on=clock.today()),
    }
    return render(request, "workplace/setup.html", shown)
