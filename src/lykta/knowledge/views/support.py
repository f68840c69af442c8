"""`/natverk/stod/`: support to the administrations, and good examples."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.knowledge import access, forms, queries
from lykta.knowledge.actions import support as actions
from lykta.knowledge.terms import Theme
from lykta.pages import clock
from lykta.pages.answers import show, typed
from lykta.pages.asking import asked
from lykta.pages.gates import Request, reads, writes

HOME, REQUEST, EXAMPLE = "knowledge:support", "knowledge:request", "knowledge:example"


@reads(Permission.NETWORKS_READ)
def support(request: Request) -> HttpResponse:
    """Show what has been asked and given, and examples, of one theme when chosen."""
    wanted = request.GET.get("amne", "")
    theme = wanted if wanted in set(Theme) else ""
    chosen = [(one, one.value == theme) for one in Theme]
    return show(
        request,
        "knowledge/support.html",
        requests=queries.requests(),
        examples=queries.examples(theme=theme),
        themes=chosen,
        theme=theme,
        may_keep=access.may_keep(actor=request.actor),
        may_share=access.may_share(actor=request.actor),
    )


@writes(Permission.KNOWLEDGE_SHARE)
def ask(request: Request) -> HttpResponse:
    """Ask for support."""
    form = forms.AskForm(typed(request))
    act = partial(actions.ask, actor=request.actor, now=clock.now())
    said = _("Tack, din fråga har kommit fram.")
    return asked(request, form, act, above="", back=(HOME, None), said=said, leads_to=REQUEST)


@reads(Permission.NETWORKS_READ)
def request_(request: Request, request_id: UUID) -> HttpResponse:
    """Show what was asked and what was given."""
    seen = queries.request_seen(request_id)
    may_keep = access.may_keep(actor=request.actor)
    return show(request, "knowledge/request.html", asked=seen, may_keep=may_keep)


@writes(Permission.KNOWLEDGE_WRITE)
def give(request: Request, request_id: UUID) -> HttpResponse:
    """Write down the support that was given."""
    seen = queries.request_seen(request_id)
    form = forms.GiveForm(typed(request), initial={"given_on": clock.today()})
    act = partial(actions.give, request_id=request_id, actor=request.actor, now=clock.now())
    back = (REQUEST, request_id)
    return asked(request, form, act, above=seen.subject, back=back, said=_("Stödet är inskrivet."))


@writes(Permission.KNOWLEDGE_SHARE)
def tell(request: Request) -> HttpResponse:
    """Tell a good example."""
    form = forms.ExampleForm(typed(request))
    act = partial(actions.tell_example, actor=request.actor, now=clock.now())
    said = _("Tack! Nu kan andra hitta det.")
    return asked(request, form, act, above="", back=(HOME, None), said=said, leads_to=EXAMPLE)


@reads(Permission.NETWORKS_READ)
def example(request: Request, example_id: UUID) -> HttpResponse:
    """Show an example."""
    seen = queries.example_seen(example_id)
    may_keep = access.may_keep(actor=request.actor)
    return show(request, "knowledge/example.html", example=seen, may_keep=may_keep)


@writes(Permission.KNOWLEDGE_WRITE)
def withdraw(request: Request, example_id: UUID) -> HttpResponse:
    """Take an example away from view."""
    seen = queries.example_seen(example_id)
    form = forms.TakeAwayForm(typed(request))
    act = partial(_withdrawn, request.actor, example_id)
    back = (HOME, None)
    return asked(request, form, act, above=seen.title, back=back, said=_("Exemplet visas inte."))


def _withdrawn(actor: Actor, example_id: UUID, **said: Any) -> Any:
    return actions.withdraw_example(
        example_id=example_id, why=said["why_so"], actor=actor, now=clock.now()
    )
