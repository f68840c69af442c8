"""How near a clock is, in words, and codes of lists in Swedish."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext, ngettext

from lykta.casework import api as casework
from lykta.casework.terms import Consequence, SubjectArea, ViolenceKind
from lykta.law import api as law

register = template.Library()
_LISTED = {
    term.value: term.swedish for terms in (Consequence, SubjectArea, ViolenceKind) for term in terms
}


@register.filter
def in_words(state: law.ClockState) -> str:
    """Return "2 dagar kvar", "sedan i går", "genast"."""
    said = law.phrase(state)
    return ngettext(said.one, said.many, said.count) % {"count": said.count}


@register.filter
def instrument(code: str) -> str:
    """Return the instrument's name."""
    return next((one.title for one in casework.risks.instruments() if one.code == code), code)


@register.filter
def words_of(codes: Iterable[str]) -> list[str]:
    """Return the Swedish words of kinds of violence, consequences and areas."""
    return [gettext(_LISTED.get(code, code)) for code in codes]
