"""What the council has learnt, on the pages of the plan's measures and of the networks."""

from typing import Any
from uuid import UUID

from django import template

from lykta.council import api as council
from lykta.kernel.permissions import Permission

register = template.Library()


@register.inclusion_tag("web/components/_lessons.html", takes_context=True)
def lessons_of(context: Any, kind: str, about_id: UUID) -> dict[str, Any]:
    """The lessons that a measure or a network points to, for who may read the council."""
    actor = context["request"].actor
    reads = actor.may(Permission.COUNCIL_READ)
    return {
        "lessons": council.lessons(about_id=about_id) if reads else [],
        "kind": kind,
        "about_id": about_id,
        "may_point": actor.may(Permission.COUNCIL_WRITE),
    }
