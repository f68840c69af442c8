"""Matters: the list, the search, the story of one, and how it ends."""

from functools import partial
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from lykta.casework import api as casework
from lykta.casework.forms import matter as forms
from lykta.casework.terms import LinkRelation
from lykta.casework.views.banners import banner_of
from lykta.casework.views.sheets import done, open_story, rights, sheet
from lykta.casework.views.steps import more_steps, next_link, place_address
from lykta.casework.views.telling import told
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid
from lykta.pages import clock
from lykta.pages.answers import show, typed
from lykta.pages.gates import Request, reads, writes

A_PAGE = 100


@reads(Permission.MATTER_READ)
def matters(request: Request) -> HttpResponse:
    """List the matters one may see, a hundred at a time, without any name."""
    page = _page_number(request)
    found = casework.reading.open_list(
        actor=request.actor,
        now=clock.now(),
        mine="mina" in request.GET,
        closed="avslutade" in request.GET,
        limit=A_PAGE,
        offset=(page - 1) * A_PAGE,
    )
    pages = Paginator(range(found.total), A_PAGE).get_page(page)
    return show(
        request,
        "casework/matters.html",
        found=found,
        page=pages,
        search=forms.SearchForm(),
        shown=_shown(request),
        may=rights(request.actor),
    )


def _shown(request: Request) -> dict[str, bool]:
    """Return which of the filters is chosen."""
    mine, closed = "mina" in request.GET, "avslutade" in request.GET
    return {"all": not (mine or closed), "mine": mine, "closed": closed}


def _page_number(request: Request) -> int:
    asked = request.GET.get("sida", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


@writes(Permission.MATTER_READ)
def search(request: Request) -> HttpResponse:
    """Search by name, personal number or case number.

    The words are posted and the answer is shown right away: a redirect would have to carry the
    name in an address, or keep it somewhere. Nothing found and nothing one may see look the same.
    """
    form = forms.SearchForm(typed(request))
    rows = None
    if form.is_valid():
        words = form.cleaned_data["words"]
        rows = casework.reading.search(words=words, actor=request.actor, now=clock.now())
    return show(request, "casework/search.html", form=form, rows=rows, may=rights(request.actor))


@reads(Permission.MATTER_READ)
def matter(request: Request, matter_id: UUID) -> HttpResponse:
    """Show one matter as a story."""
    story = open_story(request, matter_id)
    return show(
        request,
        "casework/matter.html",
        story=story,
        person=banner_of(story, request.actor),
        told=told(story),
        next=next_link(story, request.actor),
        more=more_steps(story, request.actor),
        may=rights(request.actor),
        place_url=_place(story, request),
    )


def _place(story: casework.Story, request: Request) -> str:
    return place_address(story.matter.id) if request.actor.may(Permission.PLACEMENT_READ) else ""


@writes(Permission.MATTER_WRITE)
def close(request: Request, matter_id: UUID) -> HttpResponse:
    """Close the matter; what still hangs is named."""
    form = forms.CloseForm(typed(request))
    act = partial(casework.matters.close, matter_id=matter_id, actor=request.actor, now=clock.now())
    said = _("Ärendet är avslutat.")
    return done(request, matter_id, form, act, said=said) or sheet(request, matter_id, form)


@writes(Permission.MATTER_WRITE)
def file_elsewhere(request: Request, matter_id: UUID) -> HttpResponse:
    """Write down that another system keeps the official file."""
    form = forms.FileForm(typed(request))
    act = partial(
        casework.matters.keep_file_elsewhere,
        matter_id=matter_id,
        actor=request.actor,
        now=clock.now(),
    )
    said = _("Det framgår nu var akten finns.")
    return done(request, matter_id, form, act, said=said) or sheet(request, matter_id, form)


@writes(Permission.MATTER_WRITE)
def link(request: Request, matter_id: UUID) -> HttpResponse:
    """Link another matter, found by its number among those one may see."""
    form = forms.LinkForm(typed(request))
    act = partial(_link, request, matter_id)
    said = _("Ärendena är kopplade.")
    return done(request, matter_id, form, act, said=said) or sheet(request, matter_id, form)


def _link(request: Request, matter_id: UUID, *, number: str, relation: LinkRelation) -> object:
    rows = casework.reading.search(words=number, actor=request.actor, now=clock.now())
    other = next((row.id for row in rows if row.number == number.strip()), None)
    if other is None:
        raise Invalid({"number": "Vi hittar inget ärende med det numret."})
    return casework.matters.link(
        matter_id=matter_id,
        other_id=other,
        relation=relation,
        actor=request.actor,
        now=clock.now(),
    )
