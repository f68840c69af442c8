"""The plan's own pictures: an indicator's columns with its target, and the coverage map."""

from typing import Any

from django import template

from lykta.plan.rules import drawing
from lykta.plan.rules.covering import Coverage
from lykta.plan.rules.seen import IndicatorSeen

register = template.Library()


@register.inclusion_tag("plan/_columns.html")
def indicator_columns(one: IndicatorSeen) -> dict[str, Any]:
    """An indicator's values as columns with its target; the table stands beside."""
    return {"one": one, "picture": drawing.columns(one)}


@register.inclusion_tag("plan/_coverage_map.html")
def coverage_map(found: Coverage) -> dict[str, Any]:
    """Areas by groups as circles; the table with links stands below."""
    return {"found": found, "picture": drawing.coverage_map(found)}
