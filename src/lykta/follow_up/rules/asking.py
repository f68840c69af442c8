"""What a round asks for, and of whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from lykta.follow_up.terms import RoundKind
from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.kernel.problems import Invalid


@dataclass(frozen=True)
class Asks:
    """The cards of a round: the two that always stand, and those that may."""

    intro: str = ""
    number: bool = True
    effect: bool = False
    own_question: str = ""


@dataclass(frozen=True)
class RoundText:
    """A round as it is told by the one who prepares it; `period` as the source writes time."""

    title: str
    kind: RoundKind
    period: str
    due_on: date
    asks: Asks = Asks()


def check(text: RoundText, *, today: date) -> RoundText:
    """Return the text, tidied. Raises Invalid for no title, no period, or a day that is past."""
    errors = {}
    if not text.title.strip():
        errors["title"] = "Ge rundan ett namn, till exempel Våren 2026."
    if text.due_on < today:
        errors["due_on"] = "Sista dagen att svara kan inte redan vara förbi."
    try:
        period = Period.parse(text.period.strip()).text
    except ValueError:
        period = ""
        errors["period"] = "Skriv tiden som 2026, 2026-08 eller 2026-01/2026-04."
    if errors:
        raise Invalid(errors)
    return RoundText(text.title.strip(), text.kind, period, text.due_on, text.asks)


def answerer_of(leads: Iterable[Party]) -> Party | None:
    """Return who answers for a measure: the first of those who lead it, None when nobody does."""
    return next(iter(leads), None)


def is_mine(code: str, codes: Collection[str]) -> bool:
    """Tell whether someone who works under these codes answers for the one with this code.

    An organisation outside has no code, so no account answers for it: it has its link.
    """
    return bool(code) and code in codes
