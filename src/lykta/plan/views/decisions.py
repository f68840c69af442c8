"""The decisions register, one decision, and writing one in."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lykta.kernel.party import Party
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access
from lykta.plan import queries as plan
from lykta.plan.actions import decisions as actions
from lykta.plan.forms import deciding as forms
from lykta.plan.queries import decisions as queries
from lykta.plan.queries import versions
from lykta.plan.rules import choosing
from lykta.plan.rules.deciding import Covers, DecisionText, ReportBackText
from lykta.plan.terms import DecisionKind, ReportStep
from lykta.plan.views.programme import by, sheet

KIND, BODY = "slag", "organ"


@reads(Permission.PLAN_READ)
def decisions(request: Request) -> HttpResponse:
    """Show the register: what was decided, what must be reported back, what is not told."""
    here, today = settings.MUNICIPALITY, clock.today()
    kind, body = request.GET.get(KIND, "")[:40], request.GET.get(BODY, "")[:200]
    reports = queries.report_backs(municipality=here, today=today)
    context = {
        "decisions": queries.decisions(municipality=here, today=today, kind=kind, body=body),
        "reports": [one for one in reports if one.step is not ReportStep.CLOSED],
        "closed": [one for one in reports if one.step is ReportStep.CLOSED],
        "undecided": queries.undecided(municipality=here),
        "bodies": _bodies(queries.bodies(municipality=here), body, kind),
        "kinds": _kinds(kind, body),
        "all": not (kind or body),
        "may_describe": access.may_describe(actor=request.actor),
    }
    return render(request, "plan/decisions.html", context)


def _bodies(found: tuple[Party, ...], body: str, kind: str) -> list[choosing.Choice]:
    ways = [("", _("Alla")), *((choosing.key(one), one.name) for one in found)]
    return [
        choosing.Choice(words, _address(kind, code), chosen=code == body) for code, words in ways
    ]


def _kinds(kind: str, body: str) -> list[choosing.Choice]:
    ways = [("", _("Alla")), *((one.value, one.swedish) for one in DecisionKind)]
    return [
        choosing.Choice(words, _address(code, body), chosen=code == kind) for code, words in ways
    ]


def _address(kind: str, body: str) -> str:
    return "?" + urlencode({name: code for name, code in ((KIND, kind), (BODY, body)) if code})


@reads(Permission.PLAN_READ)
def decision(request: Request, decision_id: UUID) -> HttpResponse:
    """Show one decision: what it covers, and what it asks for."""
    seen = queries.decision(decision_id, today=clock.today())
    may_describe = access.may_describe(actor=request.actor)
    return render(request, "plan/decision.html", {"decision": seen, "may_describe": may_describe})


@writes(Permission.PLAN_WRITE)
def tell_more(request: Request, decision_id: UUID) -> HttpResponse:
    """Fill in what nobody had told about a decision: day, paragraph, case number."""
    told = queries.decision_text(decision_id)
    fields = ("title", "decided", "paragraph", "case_number", "text")
    form = forms.TellMoreForm(
        typed(request), initial={name: getattr(told, name) for name in fields}
    )

    def act(**data: str) -> None:
        actions.tell_more(decision_id=decision_id, actor=request.actor, now=clock.now(), **data)

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "plan:decision", decision_id, said=_("Beslutet är ifyllt."))
    return sheet(request, form, up="plan:decision", keys=(decision_id,), above=told.title)


@writes(Permission.PLAN_WRITE)
def decide(request: Request) -> HttpResponse:
    """Write in a decision that has been taken."""
    rows = versions.versions(municipality=settings.MUNICIPALITY)
    form = forms.DecideForm(
        typed(request),
        parties=plan.parties(),
        versions=[(one.id, one.name) for one in rows],
        initial={"versions": [request.GET.get("version", "")]},
    )

    def act(*, who: Party, kind: DecisionKind, **data: Any) -> UUID:
        return actions.decide(text=_text(who, kind, data), **by(request))

    if request.method == "POST" and (done := attempt(request, form, act)):
        return see_other(request, "plan:decision", done.value, said=_("Beslutet är inskrivet."))
    return show(request, "plan/decide.html", form=form)


def _text(who: Party, kind: DecisionKind, data: dict[str, Any]) -> DecisionText:
    reports: tuple[ReportBackText, ...] = ()
    if data["to_party"]:
        reports = (ReportBackText(data["to_party"], data["what"], data["due"]),)
    return DecisionText(
        body=who,
        kind=kind.value,
        title=data["title"],
        decided=data["decided"],
        paragraph=data["paragraph"],
        case_number=data["case_number"],
        text=data["text"],
        covers=Covers(versions=data["versions"]),
        report_backs=reports,
    )
