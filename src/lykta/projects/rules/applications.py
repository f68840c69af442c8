"""How far an application has come, and what must be done before the next step."""

from __future__ import annotations

from dataclasses import dataclass

from lykta.projects.terms import GrantOutcome, Step

PAYING = (GrantOutcome.GRANTED, GrantOutcome.PARTLY)


@dataclass(frozen=True)
class Standing:
    """What has been done with an application. Sums are whole kronor."""

    criteria: int = 0
    assessed: int = 0
    outcome: GrantOutcome | None = None
    agreed: int | None = None
    paid: int = 0
    reported: bool = False


def step_of(standing: Standing) -> Step:
    """Tell the next step; each follows from the one before."""
    if standing.outcome is None:
        ready = standing.assessed >= standing.criteria
        return Step.TO_DECIDE if ready else Step.TO_ASSESS
    if standing.outcome not in PAYING:
        return Step.CLOSED
    if standing.agreed is None:
        return Step.TO_AGREE
    if standing.reported:
        return Step.REPORTED
    return Step.TO_REPORT if standing.paid >= standing.agreed else Step.TO_PAY


def may_decide(*, outcome: GrantOutcome, amount: int, asked: int, standing: Standing) -> str:
    """Return "" when the decision fits, else why it does not. Sums are whole kronor.

    An application may be dismissed unassessed (too late, the wrong kind of applicant); anything
    else rests on an assessment of every criterion.
    """
    if outcome is not GrantOutcome.DISMISSED and standing.assessed < standing.criteria:
        return "Bedöm ansökan mot alla kriterier först."
    if outcome not in PAYING:
        return "" if amount == 0 else "Ett avslag har ingen summa. Skriv 0."
    if outcome is GrantOutcome.GRANTED and amount != asked:
        return "Beviljad betyder hela summan. Välj delvis beviljad om summan är en annan."
    if outcome is GrantOutcome.PARTLY and not 0 < amount < asked:
        return "Delvis beviljad betyder mer än 0 och mindre än den sökta summan."
    return ""


def left_to_pay(standing: Standing) -> int:
    """Return how many kronor of the agreement are not paid yet."""
    return max((standing.agreed or 0) - standing.paid, 0)
