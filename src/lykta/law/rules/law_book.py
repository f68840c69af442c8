"""The rule table as a book one asks: what applies, since when, who decides, where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from lykta.kernel.calendar import stockholm
from lykta.law.rules.clock import Clock, due
from lykta.law.rules.rule import Rule, Source
from lykta.law.terms import Decider, Event, Kind


class UnknownRule(KeyError):
    """No rule of that id was in force that day."""


class LawBook:
    """All rules, old ones too, so that a matter keeps the law it began under."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.all = tuple(rules)
        self._by_event: dict[str, tuple[Rule, ...]] = {
            event: tuple(r for r in self.all if event in r.starts) for event in Event
        }

    def rules(self, event: Event | str, *, on: date) -> tuple[Rule, ...]:
        """Every rule the event brings into play under the law of that day, in the table's order.

        KeyError for a code that is no Event.
        """
        return tuple(rule for rule in self._by_event[event] if rule.applies(on=on))

    def clocks(self, *, event: Event | str, at: datetime | date) -> list[Clock]:
        """The clocks the event starts under the law of that day, soonest first."""
        on = stockholm(at).date() if isinstance(at, datetime) else at
        running = (rule for rule in self.rules(event, on=on) if rule.runs_a_clock)
        return sorted((due(rule, started_at=at) for rule in running), key=lambda c: c.due_at)

    def rule(self, rule_id: str, *, on: date) -> Rule:
        """The rule as it was in force that day; UnknownRule if it was not."""
        for rule in self.all:
            if rule.id == rule_id and rule.applies(on=on):
                return rule
        raise UnknownRule(f"{rule_id} {on.isoformat()}")

    def of_kind(self, kind: Kind, *, on: date) -> tuple[Rule, ...]:
        """Every rule of a kind in force that day: the permits, prohibitions, own settings."""
        return tuple(rule for rule in self.all if rule.kind is kind and rule.applies(on=on))

    def who_may_decide(self, rule_id: str, *, on: date) -> tuple[Decider, ...]:
        """Who may take the decision that the rule speaks of."""
        return self.rule(rule_id, on=on).who_decides

    def source(self, rule_id: str, *, on: date) -> Source:
        """Where the rule stood that day."""
        return self.rule(rule_id, on=on).source
