"""What belongs together in different parts of Lykta, as links on each other's pages."""

from typing import Any

from django import template

from lykta.kernel.joined import Joined
from lykta.knowledge import api as knowledge
from lykta.networks import api as networks
from lykta.plan import api as plan
from lykta.projects import api as projects

register = template.Library()


@register.inclusion_tag("web/components/_joined.html", takes_context=True)
def beside_the_plan(context: Any, work: str) -> Any:
    """The projects, networks, courses and material of one of the plan's ongoing works."""
    told = (projects.joined, networks.joined, knowledge.joined)
    return _seen(context, [one for tell in told for one in tell(work=work)] if work else [])


@register.inclusion_tag("web/components/_joined.html", takes_context=True)
def in_the_plan(context: Any, work: str) -> Any:
    """The ongoing work, and the measure it became, that something belongs to."""
    return _seen(context, plan.joined(work=work) if work else [])


def _seen(context: Any, found: list[Joined]) -> dict[str, list[Joined]]:
    actor = context["request"].actor
    return {"joined": [one for one in found if actor.may(one.needs)]}
