"""Settings: where they are, the law's rules as data, and who may do what."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from lykta.kernel import access_matrix
from lykta.kernel.permissions import Permission, Scope
from lykta.law import api as law
from lykta.pages import clock
from lykta.pages.answers import show
from lykta.pages.gates import Request, reads, signed_in
from lykta.web.rules.access_words import ACTS, OBJECTS, SCOPES
from lykta.web.views.gallery import gallery as components


@dataclass(frozen=True)
class Row:
    """A role's row of the matrix: what it may, thing by thing."""

    role: str
    description: str
    things: tuple[tuple[str, str], ...]


@signed_in
def index(request: Request) -> HttpResponse:
    """Show which settings there are for this person."""
    may = {p.name.lower(): request.actor.may(p) for p in Permission}
    return show(request, "web/settings.html", may=may, demo=settings.MODE != "production")


@reads(Permission.SETTINGS_READ)
def law_rules(request: Request) -> HttpResponse:
    """Show every rule of law that a clock is counted by, its source and how sure it is."""
    today = clock.today()
    rules = [rule for rule in law.current().all if rule.applies(on=today)]
    groups = defaultdict(list)
    for rule in rules:
        groups[rule.source.act].append(rule)
    unconfirmed = sum(bool(rule.unconfirmed_because) for rule in rules)
    return show(
        request,
        "web/settings_law.html",
        groups=sorted(groups.items()),
        count=len(rules),
        unconfirmed=unconfirmed,
    )


@reads(Permission.SETTINGS_READ)
def access_rows(request: Request) -> HttpResponse:
    """Show who may do what, and how far it reaches: the shipped matrix in words."""
    matrix = access_matrix.load(settings.DATA_DIR / "access.yaml")
    rows = [
        Row(_(role.swedish), _(role.description), _things(role.grants))
        for role in matrix.roles.values()
    ]
    glass = _things(dict.fromkeys(sorted(matrix.glass), Scope.OWN))
    return show(request, "web/settings_access.html", rows=rows, glass=glass)


def _things(grants: Mapping[Permission, Scope]) -> tuple[tuple[str, str], ...]:
    """Return each thing with the acts allowed on it: "läsa (egna), skriva (egna)"."""
    found: dict[str, list[str]] = defaultdict(list)
    for permission, scope in grants.items():
        words = f"{_(ACTS[permission.act])} ({_(SCOPES[scope])})"
        found[_(OBJECTS[permission.object])].append(words)
    return tuple((thing, ", ".join(acts)) for thing, acts in found.items())


@signed_in
def gallery(request: Request) -> HttpResponse:
    """Show every component in every state."""
    return components(request)
