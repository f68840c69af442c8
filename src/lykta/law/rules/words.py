"""A clock in Swedish words. Plain strings here; templates translate them by `one` and `many`."""

from __future__ import annotations

from dataclasses import dataclass

from lykta.law.rules.clock import ClockState, Level


@dataclass(frozen=True, slots=True)
class Phrase:
    """A Swedish text in singular and plural with its number, ready for ngettext."""

    one: str
    many: str
    count: int = 1

    def __str__(self) -> str:
        return (self.one if self.count == 1 else self.many) % {"count": self.count}


_DAYS_LEFT = ("%(count)s dag kvar", "%(count)s dagar kvar")
_HOURS_LEFT = ("%(count)s timme kvar", "%(count)s timmar kvar")
_DAYS_LATE = ("sedan i går", "sedan %(count)s dagar")
_HOURS_LATE = ("sedan %(count)s timme", "sedan %(count)s timmar")
_HURRY_WAITING = {
    "genast": ("genast, väntar sedan i går", "genast, väntar sedan %(count)s dagar"),
    "utan dröjsmål": (
        "utan dröjsmål, väntar sedan i går",
        "utan dröjsmål, väntar sedan %(count)s dagar",
    ),
    "så snart som möjligt": (
        "så snart som möjligt, väntar sedan i går",
        "så snart som möjligt, väntar sedan %(count)s dagar",
    ),
}
HURRIES = tuple(_HURRY_WAITING)


def phrase(state: ClockState) -> Phrase:
    """The state as people say it, to translate: '2 dagar kvar', 'sedan i går', 'genast'."""
    if state.hurry and state.days >= 0:
        return _plain(state.hurry)
    if state.hurry and state.level is not Level.LATE:
        return Phrase(*_HURRY_WAITING[state.hurry], count=-state.days)
    if state.level is Level.LATE:
        return _late(state)
    if state.in_hours and state.days <= 1:
        return _hours_left(state)
    return _plain("senast i dag") if state.days == 0 else Phrase(*_DAYS_LEFT, count=state.days)


def words(state: ClockState) -> str:
    """The state in Swedish."""
    return str(phrase(state))


def _hours_left(state: ClockState) -> Phrase:
    return (
        Phrase(*_HOURS_LEFT, count=state.hours)
        if state.hours
        else _plain("mindre än en timme kvar")
    )


def _late(state: ClockState) -> Phrase:
    if state.days < 0:
        return Phrase(*_DAYS_LATE, count=-state.days)
    return Phrase(*_HOURS_LATE, count=-state.hours) if state.hours else _plain("för sent nu")


def _plain(text: str) -> Phrase:
    return Phrase(text, text)
