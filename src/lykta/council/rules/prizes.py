"""The equality prize's rules as data, and what a nomination meets of them (F47).

A rule that nobody has confirmed (the guideline of 2020) is marked wherever it stands, and
refuses nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lykta.council.terms import NominatedFor, RuleOf, Stage
from lykta.kernel.calendar import day_in_words, stockholm


@dataclass(frozen=True)
class Rules:
    """What holds for one year of the prize. `confirmed` are the rules that somebody vouches for."""

    opens_on: date | None
    closes_on: date
    mention_by_on: date | None
    through_manager: bool
    mention: str
    finalists: int | None
    confirmed: frozenset[RuleOf]
    jury_least: int | None = None

    @property
    def demands_manager(self) -> bool:
        """Tell whether a nomination without a manager can be turned away."""
        return self.through_manager and RuleOf.THROUGH in self.confirmed

    @property
    def demanded_jurors(self) -> int:
        """Return how many the jury must be: one at least, and what a confirmed rule says."""
        return (self.jury_least or 1) if RuleOf.JURY in self.confirmed else 1


@dataclass(frozen=True)
class Nominated:
    """What a nomination says, as far as the rules ask."""

    kind: NominatedFor
    came_at: datetime
    nominee: str
    effort: str
    why: str
    changed: str
    nominator: str
    manager: str
    contact: str
    external: bool


@dataclass(frozen=True)
class Finding:
    """One rule and whether the nomination meets it. Unconfirmed: what it lacks is no hindrance.

    `asks` is what to ask the nominator when it is not met; "" when no answer can put it right.
    """

    text: str
    met: bool
    confirmed: bool = True
    asks: str = ""

    @property
    def hinders(self) -> bool:
        """Tell whether this keeps the nomination from the jury."""
        return self.confirmed and not self.met


def check(rules: Rules, said: Nominated) -> tuple[Finding, ...]:
    """Return each rule that the nomination meets or lacks, in the order people check them."""
    own: tuple[Finding, ...] = ()
    if said.kind is NominatedFor.MENTION:
        own = (
            Finding("Aktören står utanför kommunen.", said.external, _sure(rules, RuleOf.MENTION)),
        )
    elif rules.through_manager:
        named = bool(said.manager.strip())
        sure = _sure(rules, RuleOf.THROUGH)
        own = (Finding("Chefen är namngiven.", named, sure, "Genom vilken chef nominerar du?"),)
    return (_in_time(rules, said), *_told(said), *own)


def _in_time(rules: Rules, said: Nominated) -> Finding:
    day = last_day(rules, said.kind)
    if day is None:
        return Finding("Rådets eget förslag har ingen sista dag.", True, False)
    kept = stockholm(said.came_at).date() <= day
    return Finding(f"Kom in senast {day_in_words(day)}.", kept)


def _told(said: Nominated) -> tuple[Finding, ...]:
    texts = (
        (
            "Det står vem eller vad som är nominerat.",
            "Vem eller vad nominerar du?",
            said.nominee,
        ),
        ("Det står vilken insats det gäller.", "Vilken insats gäller det?", said.effort),
        ("Det står varför.", "Varför ska de få priset?", said.why),
        ("Det står vad som har förändrats.", "Vad har förändrats?", said.changed),
        ("Det står vem som nominerar.", "Vem är du som nominerar?", said.nominator),
        ("Det går att nå den som nominerar.", "Hur når vi dig?", said.contact),
    )
    return tuple(Finding(words, bool(text.strip()), asks=asks) for words, asks, text in texts)


def _sure(rules: Rules, rule: RuleOf) -> bool:
    return rule in rules.confirmed


def last_day(rules: Rules, kind: NominatedFor) -> date | None:
    """Return the last day of the prize, or of the council's own proposal to the mention."""
    return rules.closes_on if kind is NominatedFor.PRIZE else rules.mention_by_on


def is_open(*, opens_on: date | None, closes_on: date, today: date) -> bool:
    """Tell whether one can nominate this day; the last day counts whole."""
    return (opens_on is None or opens_on <= today) and today <= closes_on


def too_late(closes_on: date) -> str:
    """Return what someone who nominates after the last day is told."""
    return (
        f"Nomineringen stängde {day_in_words(closes_on)}. Vi kan inte ta emot din nominering nu, "
        "men allt du har skrivit står kvar här. Spara det gärna och nominera när nästa år öppnar."
    )


def closed(closes_on: date) -> str:
    """Return what someone who comes after the last day meets, and what to do."""
    return (
        f"Nomineringen stängde {day_in_words(closes_on)}. Kom tillbaka när nästa år öppnar, eller "
        "ring kommunen och fråga efter rådets sekreterare."
    )


def too_late_to_complete(last_day: date) -> str:
    """Return what someone who completes a nomination after the last day is told."""
    return (
        f"Sista dagen att komplettera var {day_in_words(last_day)}. Vi kan inte ta emot det nu. "
        "Ring kommunen och fråga efter rådets sekreterare om du undrar något."
    )


def too_early(opens_on: date) -> str:
    """Return what someone who nominates before the first day is told."""
    return f"Det går att nominera från och med {day_in_words(opens_on)}."


def too_late_for_mention(mention_by_on: date) -> str:
    """Return why the council cannot propose any longer."""
    return (
        f"Rådets förslag skulle ha kommit senast {day_in_words(mention_by_on)}. "
        "Spara det du har skrivit till nästa år."
    )


@dataclass(frozen=True)
class Tally:
    """How many of those who may judge a nomination want it as a finalist."""

    wanted: int
    of: int
    conflicted: int


def tally(*, jury: Collection[str], conflicted: Collection[str], wanted: Collection[str]) -> Tally:
    """Return the jury's wish for one nomination; who has told of a conflict is not counted.

    The collections are the jurors' keys.

    >>> tally(jury={"a", "b", "c"}, conflicted={"c"}, wanted={"a", "c"})
    Tally(wanted=1, of=2, conflicted=1)
    """
    able = set(jury) - set(conflicted)
    return Tally(len(able & set(wanted)), len(able), len(set(jury) & set(conflicted)))


def finalists_problem(*, chosen: int, accepted: int, rule: int | None) -> str:
    """Return "" when so many finalists fit the rule, else why they do not."""
    if not chosen:
        return "Välj minst en finalist."
    if rule is None or chosen == min(rule, accepted):
        return ""
    if accepted < rule:
        return f"Bara {accepted} är godkända. Välj {accepted} finalister."
    return f"Välj {rule} finalister. Nu är {chosen} valda."


def jury_problem(rules: Rules, *, jurors: int) -> str:
    """Return "" when the jury is large enough for the rules, else what is missing."""
    if jurors >= rules.demanded_jurors:
        return ""
    return (
        f"Juryn ska vara minst {rules.demanded_jurors}, och skulle bli {jurors}. "
        "Välj vem som sitter i stället, eller utse fler först."
    )


@dataclass(frozen=True)
class Steps:
    """What has been done with a year of the prize."""

    published: bool
    nominated: bool
    met: bool
    finalists: bool
    decided: bool
    result_out: bool


def stage(rules: Rules, done: Steps, *, today: date) -> Stage:
    """Tell how far the year has come."""
    reached: Sequence[tuple[bool, Stage]] = (
        (done.result_out, Stage.DONE),
        (done.decided, Stage.TO_PUBLISH),
        (done.finalists, Stage.DECIDING),
        (done.met, Stage.MEETING),
        (today > rules.closes_on and not done.nominated, Stage.PAST),
        (not done.published, Stage.DRAFT),
        (rules.opens_on is not None and today < rules.opens_on, Stage.COMING),
        (today <= rules.closes_on, Stage.OPEN),
    )
    return next((word for true, word in reached if true), Stage.READING)
