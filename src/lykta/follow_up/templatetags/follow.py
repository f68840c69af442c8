"""How a measure goes, and its number, in words and shape from their codes."""

from typing import Any

from django import template

from lykta.follow_up.rules import counting, reporting
from lykta.follow_up.terms import Goes

register = template.Library()


@register.inclusion_tag("web/components/_light.html")
def goes(code: str) -> dict[str, str]:
    """The light of an answer: shape and word. Silence is never green."""
    answer = Goes(code)
    return {"level": counting.LEVELS[answer], "word": answer.swedish}


@register.simple_tag
def goes_word(code: str) -> str:
    """The answer's word, as it stands inside a sentence."""
    return Goes(code).swedish.lower()


@register.simple_tag
def number_words(number: dict[str, Any] | None) -> str:
    """An asked number with what it was before."""
    return reporting.number_words(number)
