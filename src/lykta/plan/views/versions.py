"""Versions: the list, one with what changed, keeping one; print and Word."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lykta.documents import api as documents
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, typed
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access
from lykta.plan.actions import versions as actions
from lykta.plan.forms import programme as forms
from lykta.plan.queries import versions as queries
from lykta.plan.terms import VersionOf
from lykta.plan.views import papers
from lykta.plan.views.programme import by, sheet


@reads(Permission.PLAN_READ)
def versions(request: Request) -> HttpResponse:
    """Show the versions, newest first, and what has changed since the last of each."""
    here = settings.MUNICIPALITY
    since = [(of, queries.since_last(municipality=here, of=of)) for of in VersionOf]
    context = {
        "versions": queries.versions(municipality=here),
        "since": since,
        "may_describe": access.may_describe(actor=request.actor),
    }
    return render(request, "plan/versions.html", context)


@reads(Permission.PLAN_READ)
def version(request: Request, version_id: UUID) -> HttpResponse:
    """Show a version as it was kept, and what changed since the one before."""
    may_describe = access.may_describe(actor=request.actor)
    context = {"version": queries.version(version_id), "may_describe": may_describe}
    return render(request, "plan/version.html", context)


@reads(Permission.PLAN_READ)
def version_word(request: Request, version_id: UUID) -> HttpResponse:
    """Give the version as a Word file."""
    seen = queries.version(version_id)
    return _word(seen.content, seen.row.name)


@reads(Permission.PLAN_READ)
def as_it_stands(request: Request, of: str) -> HttpResponse:
    """Show the programme or the plan as it stands now, to read or print."""
    which = _which(of)
    content = queries.as_it_stands(municipality=settings.MUNICIPALITY, of=which)
    return render(request, "plan/print.html", {"content": content, "of": which})


@reads(Permission.PLAN_READ)
def as_it_stands_word(request: Request, of: str) -> HttpResponse:
    """Give the programme or the plan as it stands now, as a Word file."""
    which = _which(of)
    content = queries.as_it_stands(municipality=settings.MUNICIPALITY, of=which)
    return _word(content, which.swedish)


def _which(of: str) -> VersionOf:
    if of not in {"program", "plan"}:
        raise Unknown()
    return VersionOf.PROGRAMME if of == "program" else VersionOf.PLAN


def _word(content: Any, subtitle: str) -> HttpResponse:
    data = documents.word(papers.paper(content, subtitle=subtitle))
    return documents.attachment(data, name=subtitle, kind="docx")


@writes(Permission.PLAN_WRITE)
def keep_version(request: Request) -> HttpResponse:
    """Keep the programme or the plan as it stands."""
    form = forms.VersionForm(typed(request))

    def act(*, of: VersionOf, note: str) -> UUID:
        return actions.keep_version(of=of, note=note, **by(request))

    if request.method == "POST" and (done := attempt(request, form, act)):
        return see_other(request, "plan:version", done.value, said=_("Versionen är sparad."))
    return sheet(request, form, up="plan:versions", today=clock.today())
