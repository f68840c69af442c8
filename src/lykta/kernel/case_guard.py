"""The guard against case data in texts about plans, networks and workplaces.

Those sides hold nothing about people who are helped (issue: "no data about clients"). The guard
cannot know a name from a place; it looks for what a case has and a plan has not: a personal
number, a telephone number, a name beside an address, a shelter told together with where it is.
"""

import re

PERSONAL_NUMBER = "ett personnummer"
PHONE = "ett telefonnummer till en person"
NAMED_ADDRESS = "ett namn med en adress"
PLACE = "platsen för ett skyddat boende"

_NUMBER = re.compile(
    r"(?<!\d)(?:(?:18|19|20)\d{2}|\d{2})(0[1-9]|1[0-2])([0-9]{2})[-+ ]?[0-9]{4}(?!\d)"
)
_DAYS = (range(1, 32), range(61, 92))
_STREET = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäöé]*(?:gatan|vägen|gränd|gränden|stigen|backen|torget|allén|gata|väg|plan)"
    r"\s+\d{1,3}\s?[A-Za-z]?\b"
)
_NAME = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+(?:son|sson|dotter|berg|gren|lund|\b)")
_SHELTER = re.compile(
    r"skydda(?:t|de|d) boende|kvinnojour|jourboende|skyddslägenhet|skyddsboende|sekretess", re.I
)
_MOBILE = re.compile(r"(?<![\d-])(?:\+46|0046|0)\s?7[0236]\d?(?:[ -]?\d){6,8}(?!\d)")
_NEAR = 160  # how many characters may stand between what belongs together


def traces(text: str) -> tuple[str, ...]:
    """Return, in Swedish, what makes the text look like a case; empty when nothing does."""
    checks = (
        (PERSONAL_NUMBER, _has_personal_number(text)),
        (NAMED_ADDRESS, _near(_NAME, _STREET, text)),
        (PLACE, _near(_SHELTER, _STREET, text) or "KANARIE-" in text),
        (PHONE, _near(_NAME, _MOBILE, text)),
    )
    return tuple(words for words, found in checks if found)


def _has_personal_number(text: str) -> bool:
    return any(
        any(int(hit.group(2)) in days for days in _DAYS) and _not_a_year_span(hit.group())
        for hit in _NUMBER.finditer(text)
    )


def _not_a_year_span(found: str) -> bool:
    """A personal number has ten or twelve digits; a pair of years ("2023-2024") has eight."""
    return sum(character.isdigit() for character in found) in {10, 12}


def _near(one: re.Pattern[str], other: re.Pattern[str], text: str) -> bool:
    return any(
        one.search(text, max(0, hit.start() - _NEAR), hit.end() + _NEAR)
        for hit in other.finditer(text)
    )
