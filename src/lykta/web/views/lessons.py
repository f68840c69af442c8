"""Choosing which of the council's lessons a measure or a network points to.

The council, the plan and the networks are siblings that never import each other; they meet here.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykta.council import api as council
from lykta.kernel.joined import Joined
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.networks import api as networks
from lykta.pages import clock
from lykta.pages.answers import attempt, show, typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, writes
from lykta.plan import api as plan

TELLERS = {council.UsedBy.MEASURE: plan.page_of, council.UsedBy.NETWORK: networks.page_of}


class LessonsForm(PageForm):
    """Which lessons a page points to."""

    heading = gettext_lazy("Lärdomar från rådet")
    lead = gettext_lazy("Kryssa i det som arbetet bygger på.")

    chosen = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Vilka lärdomar?"),
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def offer(self, rows: Collection[tuple[UUID, str]]) -> None:
        """Set what can be chosen: (key, words)."""
        self.let_choose("chosen", [(str(key), words) for key, words in rows])


@writes(Permission.COUNCIL_WRITE)
def lessons(request: Request, kind: str, about_id: UUID) -> HttpResponse:
    """Choose the lessons of a measure or a network."""
    used_by, about = _about(request, kind, about_id)
    offered = council.lessons()
    before = {one.id for one in council.lessons(about_id=about_id)}
    form = LessonsForm(typed(request), initial={"chosen": [str(key) for key in before]})
    form.offer([(one.id, f"{one.text} – {one.organisation}") for one in offered])

    def act(chosen: list[UUID]) -> None:
        by: dict[str, Any] = {"actor": request.actor, "now": clock.now()}
        for key in set(chosen) - before:
            council.point(lesson_id=key, kind=used_by, about_id=about_id, **by)
        for key in before - set(chosen):
            council.unpoint(lesson_id=key, about_id=about_id, **by)

    if request.method == "POST" and attempt(request, form, act):
        messages.success(request, _("Lärdomarna är valda."))
        return HttpResponseRedirect(about.path)
    context = {"back": about.path, "above": about.title, "any": bool(offered)}
    return show(request, "web/lessons.html", form=form, **context)


def _about(request: Request, kind: str, about_id: UUID) -> tuple[council.UsedBy, Joined]:
    """Return the page that points, when there is one that the person may read. Raises Unknown."""
    if kind not in set(council.UsedBy):
        raise Unknown()
    used_by = council.UsedBy(kind)
    about = TELLERS[used_by](about_id)
    if about is None or not request.actor.may(about.needs):
        raise Unknown()
    return used_by, about
