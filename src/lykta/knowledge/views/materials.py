"""`/natverk/bibliotek/`: material by audience, and its files, which are never shown inline."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.documents import api as documents
from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.kernel.permissions import Permission
from lykta.knowledge import access, forms, queries
from lykta.knowledge.actions import materials as actions
from lykta.knowledge.terms import Audience
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED, asked
from lykta.pages.gates import Request, reads, writes

HOME, MATERIAL = "knowledge:library", "knowledge:material"
WORDS = ("title", "about", "source", "version", "review_on", "link")


@reads(Permission.NETWORKS_READ)
def materials(request: Request) -> HttpResponse:
    """Show the library, for one audience when chosen."""
    wanted = request.GET.get("for", "")
    audience = wanted if wanted in set(Audience) else ""
    return show(
        request,
        "knowledge/library.html",
        materials=queries.materials(today=clock.today(), audience=audience),
        audiences=[(one, one.value == audience) for one in Audience],
        audience=audience,
        may_keep=access.may_keep(actor=request.actor),
    )


@reads(Permission.NETWORKS_READ)
def material(request: Request, material_id: UUID) -> HttpResponse:
    """Show a material."""
    seen = queries.material_seen(material_id, today=clock.today())
    may_keep = access.may_keep(actor=request.actor)
    return show(request, "knowledge/material.html", material=seen, may_keep=may_keep)


@reads(Permission.NETWORKS_READ)
def file(request: Request, file_id: UUID) -> HttpResponse:
    """Give a file as an attachment that can run nothing (security §1.15)."""
    row = queries.file_of(file_id)
    return documents.handed_out(bytes(row.data), name=row.name, kind=row.kind)


@writes(Permission.KNOWLEDGE_WRITE)
def keep(request: Request) -> HttpResponse:
    """Put a material in the library."""
    form = _with_owners(forms.MaterialForm(typed(request)))
    act = partial(_kept, request.actor, None)
    said = _("Materialet finns i biblioteket.")
    return asked(request, form, act, above="", back=(HOME, None), said=said, leads_to=MATERIAL)


@writes(Permission.KNOWLEDGE_WRITE)
def change(request: Request, material_id: UUID) -> HttpResponse:
    """Put a material right: a new version, a new day for review."""
    seen = queries.material_seen(material_id, today=clock.today())
    initial: dict[str, object] = {name: getattr(seen, name) for name in WORDS}
    initial |= {"owner": seen.owner_code, "audiences": [one.value for one in seen.audiences]}
    form = _with_owners(forms.MaterialForm(typed(request), initial=initial))
    act = partial(_kept, request.actor, material_id)
    back = (MATERIAL, material_id)
    return asked(request, form, act, above=seen.title, back=back, said=_("Sparat."))


@writes(Permission.KNOWLEDGE_WRITE)
def add_file(request: Request, material_id: UUID) -> HttpResponse:
    """Add a file to a material."""
    seen = queries.material_seen(material_id, today=clock.today())
    sent = request.FILES if request.method == "POST" else None
    form = forms.FileForm(typed(request), sent)
    act = partial(actions.add_file, material_id=material_id, actor=request.actor, now=clock.now())
    back = (MATERIAL, material_id)
    return asked(request, form, act, above=seen.title, back=back, said=_("Filen är tillagd."))


@writes(Permission.KNOWLEDGE_WRITE)
def withdraw(request: Request, material_id: UUID) -> HttpResponse:
    """Take a material out of the library."""
    seen = queries.material_seen(material_id, today=clock.today())
    form = forms.WithdrawForm(typed(request))
    act = partial(actions.withdraw, material_id=material_id, actor=request.actor, now=clock.now())
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HOME, said=_("Materialet är borttaget."))
    back = reverse(MATERIAL, args=[material_id])
    return show(request, ASKED, form=form, above=seen.title, back=back)


def _with_owners(form: Any) -> Any:
    form.fields["owner"].choices = [("", _("Välj …")), *queries.owners().items()]
    return form


def _kept(actor: Actor, material_id: UUID | None, **said: Any) -> Any:
    code = said.pop("owner")
    owner = Party(name=queries.owners()[code], code=code)
    text = actions.MaterialText(owner=owner, **said)
    return actions.keep(text=text, actor=actor, now=clock.now(), material_id=material_id)
