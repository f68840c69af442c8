"""From stored facts back to descriptions: what an export writes is what an import read."""

from __future__ import annotations

from lykta.plan.rules.facts import PlanFacts
from lykta.plan.rules.texts import Described, HolderText


def described(facts: PlanFacts) -> Described:
    """Return the facts as descriptions. Values that Lykta counts come from releases, not files."""
    return Described(
        programme=facts.programme,
        events=tuple(one.text for one in facts.events),
        plan=facts.plan,
        holders=_holders(facts),
        works=tuple(one.text for one in facts.works),
        measures=tuple(one.text for one in facts.measures),
    )


def _holders(facts: PlanFacts) -> tuple[HolderText, ...]:
    titles = {one.id: one.title for one in facts.areas}
    return tuple(
        HolderText(
            holder=one.holder,
            area=titles[one.area] if one.area else "",
            duty=one.duty,
            since=one.since,
        )
        for one in facts.holdings
        if one.begun_by is None and not one.until
    )
