"""Lists in and out: ombuds, and those who took part in trainings."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lykta.documents import api as documents
from lykta.kernel.permissions import Permission
from lykta.networks import api
from lykta.networks.forms import ReadInForm
from lykta.networks.models import Ombud
from lykta.networks.queries import ombuds as people
from lykta.networks.rules import reading
from lykta.networks.views import papers
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show
from lykta.pages.gates import Request, reads, writes

EXCEL = b"PK"  # an .xlsx is a zip archive


@writes(Permission.NETWORKS_WRITE)
def read_in(request: Request) -> HttpResponse:
    """Read a list in: first a trial that changes nothing, then for real."""
    sent = request.method == "POST"
    form = ReadInForm(request.POST, request.FILES) if sent else ReadInForm()
    done = attempt(request, form, lambda **told: _read(request, **told)) if sent else None
    if done and done.value.done:
        said = _("Listan är inläst: %(new)s nya, %(changed)s ändrade, %(same)s som förut.") % {
            "new": done.value.new,
            "changed": done.value.changed,
            "same": done.value.same,
        }
        where = "networks:ombuds" if form.cleaned_data["what"] == "ombuds" else "networks:courses"
        return see_other(request, where, said=said)
    return show(
        request,
        "networks/read_in.html",
        form=form,
        result=done.value if done else None,
        ombud_columns=reading.OMBUD_COLUMNS,
        participant_columns=reading.PARTICIPANT_COLUMNS,
    )


def _read(request: Request, *, what: str, file: Any, trial: bool) -> Any:
    data = file.read()
    if data.startswith(EXCEL):
        sheets = documents.read_workbook(data)
        rows: list[dict[str, str]] = next(iter(sheets.values()), [])
    else:
        rows = reading.rows_of_csv(data)
    read = api.read_ombuds if what == "ombuds" else api.read_participants
    return read(rows=rows, trial=trial, actor=request.actor, now=clock.now())


@reads(Permission.NETWORKS_WRITE)
def list_of_ombuds(request: Request) -> HttpResponse:
    """Hand out the list of ombuds, in the same columns as it is read in."""
    places = people.places(today=clock.today())
    rows = Ombud.objects.order_by("number", "name", "id")
    data = papers.list_of_ombuds(rows, places=places)
    return documents.attachment(data, name="ombud", kind="xlsx")
