"""What of a measure was changed: its facts in words, before and after."""

from __future__ import annotations

from collections.abc import Iterable

from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.kernel.terms import Term
from lykta.kernel.violence_kinds import ViolenceKind
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.plan.rules.texts import MeasureText, MoneyText
from lykta.plan.terms import Changed, Money, WorkKind

Told = dict[Changed, str]


def told(text: MeasureText) -> Told:
    """Return a measure's facts in words, as its history compares and shows them."""
    return {
        Changed.TITLE: text.title,
        Changed.KIND: WorkKind(text.kind).swedish,
        Changed.WHY: text.why,
        Changed.WHAT: text.what,
        Changed.EFFECT: text.effect,
        Changed.LEADS: _names(text.leads),
        Changed.PARTNERS: _names(text.partners),
        Changed.AREAS: ", ".join(text.areas),
        Changed.GROUPS: _words(VulnerableGroup, text.groups),
        Changed.VIOLENCE: _words(ViolenceKind, text.violence),
        Changed.MONEY: "; ".join(
            money(each) for each in (*text.money, *map(MoneyText, text.funding))
        ),
    }


def differing(before: Told, after: Told) -> list[tuple[Changed, str, str]]:
    """Return what differs, in the term's own order: (what, before, after)."""
    return [
        (what, before.get(what, ""), after.get(what, ""))
        for what in Changed
        if before.get(what, "") != after.get(what, "")
    ]


def money(text: MoneyText) -> str:
    """Say one source of money in words: "EU-medel, 500 000 kr, till mars 2027"."""
    parts = [Money(text.source).swedish]
    if text.funder:
        parts.append(text.funder)
    if text.amount:
        parts.append(f"{text.amount:,} kr".replace(",", "\N{NO-BREAK SPACE}"))
    if text.ends:
        parts.append(f"till {Period.parse(text.ends).swedish}")
    if text.what_stops:
        parts.append(f"då upphör: {text.what_stops}")
    return ", ".join(parts)


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(party.name for party in parties)


def _words(kind: type[Term], codes: Iterable[str]) -> str:
    chosen = set(codes)
    return ", ".join(member.swedish for member in kind if member.value in chosen)
