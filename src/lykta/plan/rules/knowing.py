"""Which facts the plan has and lacks, as `missing.py` asks for them."""

from __future__ import annotations

from lykta.kernel.period import Period
from lykta.plan.rules.facts import PlanFacts
from lykta.plan.rules.missing import Known, Named, Promise
from lykta.plan.terms import Duty, EventKind


def known(facts: PlanFacts) -> Known:
    """Return what is told about holders, leads, evaluations, decisions and numbers."""
    return Known(
        areas=tuple(
            Named(str(one.id), one.title, facts.holding(area=one.id) is not None)
            for one in facts.areas
        ),
        duties=tuple(
            Named(one.value, one.swedish, facts.holding(duty=one.value) is not None)
            for one in Duty
            if facts.programme
        ),
        works=tuple(
            Named(str(one.id), one.text.title, bool(one.text.leads)) for one in facts.works
        ),
        measures=facts.without_lead,
        indicators=facts.without_value,
        evaluations=tuple(
            Promise(str(one.id), one.text.title, one.text.evaluation_due, one.text.evaluation)
            for one in facts.works
            if one.text.evaluation_due
        ),
        decisions=_decisions(facts),
    )


def _decisions(facts: PlanFacts) -> tuple[Promise, ...]:
    return tuple(
        Promise(
            str(one.id),
            f"{EventKind(one.text.kind).swedish.lower()} {Period.parse(one.text.period).swedish}",
            one.text.decision_expected,
            one.text.decided,
        )
        for one in facts.events
        if one.text.decision_expected
    )
