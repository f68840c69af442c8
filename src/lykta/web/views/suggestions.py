"""A point from the follow-up of the work environment becomes a measure in the plan (F45).

Put together here: the employer's side knows nothing of the plan, nor the plan of it. Only the
theme, the administration and the words it chose for everybody to read go over, never a unit.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykta.kernel.party import Party
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import NotNow, Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import PageForm, TermField, TextField
from lykta.pages.gates import Request, writes
from lykta.pages.guarding import GuardedForm
from lykta.plan import api as plan
from lykta.plan.terms import WorkKind
from lykta.workplace import api as workplace

LIST = "workplace:suggestions"


class TakeUpForm(GuardedForm):
    """The measure that the suggestion becomes."""

    heading = gettext_lazy("Gör förslaget till en åtgärd")
    button = gettext_lazy("Föreslå åtgärden i planen")
    guarded = ("title", "what")

    title = forms.CharField(label=gettext_lazy("Åtgärdens namn"), max_length=200)
    kind = TermField(WorkKind, label=gettext_lazy("Vad är det för slag?"), folded=True)
    what = TextField(label=gettext_lazy("Vad ska göras?"), rows=4, max_length=500)


class DeclineForm(PageForm):
    """Why the suggestion will not stand in the plan."""

    heading = gettext_lazy("Ta inte upp förslaget")
    button = gettext_lazy("Svara förvaltningen")

    reason = TextField(label=gettext_lazy("Varför inte?"), rows=3, max_length=500)


@writes(Permission.PLAN_WRITE)
def take_up(request: Request, suggestion_id: UUID) -> HttpResponse:
    """Make the suggestion a proposed measure, which tells where it comes from."""
    told = _waiting(suggestion_id)
    form = TakeUpForm(typed(request), initial={"title": told.theme, "what": told.text})

    def act(**cleaned: Any) -> UUID:
        return _measure(told, request, **cleaned)

    if done := attempt(request, form, act):
        said = _("Åtgärden är föreslagen. Den är kommunens först när någon har beslutat om den.")
        return see_other(request, "plan:measure", done.value, said=said)
    decline_at = reverse("web:suggestion-decline", args=[suggestion_id])
    shown = {"told": told, "back": reverse(LIST), "decline_at": decline_at}
    return show(request, "web/suggestion.html", form=form, **shown)


def _waiting(suggestion_id: UUID) -> workplace.Suggestion:
    told = workplace.suggestion(suggestion_id)
    if told is None:
        raise Unknown()
    if not told.is_waiting:
        raise NotNow("Förslaget är redan besvarat.")
    return told


def _measure(
    told: workplace.Suggestion, request: Request, *, title: str, kind: WorkKind, what: str
) -> UUID:
    by: dict[str, Any] = {"actor": request.actor, "now": clock.now()}
    text = plan.MeasureText(
        code="",
        title=title.strip(),
        kind=kind.value,
        why=_origin(told),
        what=what.strip(),
        leads=(Party(name=told.administration, code=told.administration_code),),
    )
    made = plan.measures.propose(municipality=settings.MUNICIPALITY, text=text, **by)
    workplace.taken_up(suggestion_id=told.id, measure_id=made, **by)
    return made


def _origin(told: workplace.Suggestion) -> str:
    words = _("Från uppföljningen av arbetsmiljön %(year)d i %(administration)s: %(theme)s.")
    about = {"year": told.year, "administration": told.administration, "theme": told.theme}
    return words % about


@writes(Permission.PLAN_WRITE)
def decline(request: Request, suggestion_id: UUID) -> HttpResponse:
    """Answer that the suggestion will not stand in the plan."""
    told = _waiting(suggestion_id)
    form = DeclineForm(typed(request))

    def act(reason: str) -> bool:
        who: dict[str, Any] = {"actor": request.actor, "now": clock.now()}
        workplace.decline(suggestion_id=suggestion_id, why=reason, **who)
        return True

    if attempt(request, form, act):
        return see_other(request, LIST, said=_("Svaret är sparat."))
    back = reverse("web:suggestion", args=[suggestion_id])
    return show(request, "web/suggestion.html", form=form, told=told, back=back)
