"""On what ground a service may be given, and how it ends. Source: A17, A18 (SoL 11:1, 11:5)."""

from dataclasses import dataclass
from datetime import date

from lykta.casework.rules.lifecycle import GIVES_SERVICE
from lykta.casework.terms import GoalResult, MatterKind, Outcome, ServiceKind
from lykta.kernel.problems import Invalid, NotNow


@dataclass(frozen=True)
class Granted:
    """A decision that a service is to rest on."""

    outcome: Outcome
    kind: ServiceKind
    decided_on: date
    already_started: bool


@dataclass(frozen=True)
class Offer:
    """What the board has decided to give without individual assessment."""

    kind: ServiceKind
    authority_is_mine: bool
    valid_from: date
    valid_to: date | None


def check_may_start_by_decision(granted: Granted, *, started_on: date, today: date) -> None:
    """Raise NotNow or Invalid unless the decision gives a service that has not begun yet."""
    if granted.outcome not in GIVES_SERVICE:
        raise NotNow("Beslutet ger ingen insats.")
    if granted.already_started:
        raise NotNow("Insatsen har redan börjat.")
    if started_on < granted.decided_on:
        raise Invalid({"started_on": "Insatsen kan inte börja före beslutet."})
    _check_not_ahead(started_on, today)


def check_may_start_by_offer(
    offer: Offer, *, about: MatterKind, started_on: date, today: date
) -> None:
    """Raise NotNow or Invalid unless the board's decision covers the service that day (SoL 11:5).

    A child in sheltered housing always gets a decision of its own (SoF 9, law S3).
    """
    if not offer.authority_is_mine:
        raise NotNow("En annan nämnd har beslutat om den insatsen.")
    if started_on < offer.valid_from or (offer.valid_to and started_on > offer.valid_to):
        raise NotNow("Nämndens beslut om insatsen gäller inte den dagen.")
    if about is MatterKind.CHILD and not offer.kind.outpatient:
        raise NotNow("Ett barns boende behöver ett eget beslut.")
    _check_not_ahead(started_on, today)


def check_may_end(
    *, started_on: date, ended_on: date, result: GoalResult | None, today: date, ended: bool
) -> None:
    """Raise NotNow or Invalid unless the service can end that day with that result."""
    if ended:
        raise NotNow("Insatsen är redan avslutad.")
    if result is None:
        raise Invalid({"result": "Välj vad insatsen ledde till."})
    if ended_on < started_on:
        raise Invalid({"ended_on": "Insatsen kan inte sluta innan den började."})
    if ended_on > today:
        raise Invalid({"ended_on": "Dagen har inte varit än."})


def _check_not_ahead(started_on: date, today: date) -> None:
    if started_on > today:
        raise Invalid(
            {"started_on": "Dagen har inte varit än. Skriv in starten när den har skett."}
        )
