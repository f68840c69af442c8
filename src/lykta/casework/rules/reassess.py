"""Risk assessment: which instruments fit, and when a new assessment is due. Source: R1-R4."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from lykta.casework.terms import OwnEstimate, RiskEvent, RiskLevel, SubjectArea
from lykta.kernel.problems import Invalid

LOCAL_LIMIT_DAYS = {RiskLevel.HIGH: 30, RiskLevel.MEDIUM: 90, RiskLevel.LOW: 180}  # our own setting


@dataclass(frozen=True)
class Instrument:
    """An instrument in the registry: its name and what it is made for, never its texts."""

    code: str
    title: str
    owner: str
    partner_only: bool
    training: bool


@cache
def load(path: Path) -> tuple[Instrument, ...]:
    """Read the registry `data/instruments.yaml`."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))["instruments"]
    return tuple(Instrument(**row) for row in rows)


def find(code: str, *, among: Iterable[Instrument]) -> Instrument:
    """Return the instrument with the code; Invalid when the registry does not know it."""
    for instrument in among:
        if instrument.code == code:
            return instrument
    raise Invalid({"instrument": "Välj ett instrument ur listan."})


def warnings(
    instrument: Instrument, *, areas: Iterable[str], level: RiskLevel, own: OwnEstimate
) -> tuple[str, ...]:
    """What the assessor should think of before trusting the result.

    R2: an instrument for partner violence where honour is part of it. R4: own estimate far off.
    """
    found = []
    if instrument.partner_only and SubjectArea.HONOUR.value in areas:
        found.append(
            "Det finns uppgifter om hedersrelaterat våld. Instrumentet är gjort för partnervåld: "
            "komplettera med ett som passar, till exempel PATRIARK."
        )
    if level is RiskLevel.HIGH and own is OwnEstimate.LOW:
        found.append("Personen ser själv låg risk. Prata om skydd ändå, och om skillnaden.")
    if level is RiskLevel.LOW and own is OwnEstimate.HIGH:
        found.append("Personen ser själv hög risk. Den egna bedömningen säger ofta rätt.")
    return tuple(found)


def next_day(*, made_on: date, level: RiskLevel, chosen: date | None) -> date:
    """When the risk is to be assessed again: the chosen day, but not after the local limit (R3).

    Raises Invalid for a day before the assessment.
    """
    latest = made_on + timedelta(days=LOCAL_LIMIT_DAYS[level])
    if chosen is not None and chosen < made_on:
        raise Invalid({"next_on": "Nästa bedömning kan inte ligga före den här."})
    return min(chosen, latest) if chosen else latest


def why_reassess(
    *, made_on: date | None, next_on: date | None, events: Iterable[RiskEvent], today: date
) -> str:
    """Why the risk should be assessed again, in Swedish; empty when it need not be (R3)."""
    if made_on is None:
        return "Risken är inte bedömd än."
    happened = [event.swedish.lower() for event in events]
    if happened:
        return f"Nytt sedan bedömningen: {', '.join(happened)}. Bedöm risken igen."
    if next_on is not None and next_on <= today:
        return "Det är dags att bedöma risken igen."
    return ""
