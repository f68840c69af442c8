"""The prize as pages, papers and the municipality's file show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lykta.council.models import (
    Nomination,
    Prize,
    PrizeDecision,
    PrizeRule,
    PublishedPrize,
)
from lykta.council.rules import prizes as rules
from lykta.council.rules.public_prize import PublicRule
from lykta.council.terms import RuleOf, Stage
from lykta.kernel.calendar import day_in_words
from lykta.kernel.problems import Unknown

NO_SOURCE = "Ingen har skrivit varifrån regeln kommer"


@dataclass(frozen=True)
class RuleSaid:
    """Where a rule (its code) comes from, and whether somebody vouches for it."""

    rule: str
    source: str
    confirmed: bool


@dataclass(frozen=True)
class PrizeSeen:
    """A year of the prize with its rules. An empty `who_nominates` is unconfirmed."""

    name: str
    nominations_close_on: date
    own_proposal_by_on: date | None
    years_inferred: bool
    honourable_mention: str
    who_nominates: str
    opens_on: date | None = None
    decide_by_on: date | None = None
    through_manager: bool = False
    jury: str = ""
    jury_least: int | None = None
    finalists: int | None = None
    rules: tuple[RuleSaid, ...] = ()


@dataclass(frozen=True)
class PrizeLine:
    """A year in a list."""

    id: UUID
    name: str
    closes_on: date
    stage: Stage
    nominations: int
    inferred: bool
    winner: str


@dataclass(frozen=True)
class PublicPrize:
    """A year as anybody reads it, and whether one can nominate today."""

    id: UUID
    document: dict[str, Any]
    opens_on: date | None
    closes_on: date
    is_open: bool

    @property
    def sources(self) -> list[str]:
        """Return where the confirmed rules come from, each place once."""
        said = (one["source"] for one in self.document["rules"] if one["confirmed"])
        return list(dict.fromkeys(said))

    @property
    def day_unconfirmed(self) -> bool:
        """Tell whether nobody vouches for the last day."""
        day = RuleOf.CLOSES.swedish
        return any(one["title"] == day and not one["confirmed"] for one in self.document["rules"])

    @property
    def unconfirmed(self) -> bool:
        """Tell whether nobody vouches for some rule."""
        return not all(one["confirmed"] for one in self.document["rules"])


def prize_seen(row: Prize) -> PrizeSeen:
    """Return the row as files tell it."""
    order = list(RuleOf)
    said = sorted(row.rules.all(), key=lambda one: order.index(RuleOf(one.rule)))
    return PrizeSeen(
        name=row.name,
        nominations_close_on=row.nominations_close_on,
        own_proposal_by_on=row.own_proposal_by_on,
        years_inferred=row.years_inferred,
        honourable_mention=row.honourable_mention,
        who_nominates=row.who_nominates,
        opens_on=row.opens_on,
        decide_by_on=row.decide_by_on,
        through_manager=row.through_manager,
        jury=row.jury,
        jury_least=row.jury_least,
        finalists=row.finalists,
        rules=tuple(RuleSaid(one.rule, one.source, one.confirmed) for one in said),
    )


def rules_of(row: Prize) -> rules.Rules:
    """Return the year's rules as the pure rules know them."""
    return rules.Rules(
        opens_on=row.opens_on,
        closes_on=row.nominations_close_on,
        mention_by_on=row.own_proposal_by_on,
        through_manager=row.through_manager,
        mention=row.honourable_mention,
        finalists=row.finalists,
        jury_least=row.jury_least,
        confirmed=frozenset(RuleOf(one.rule) for one in row.rules.all() if one.confirmed),
    )


def rules_in_words(row: Prize) -> list[PublicRule]:
    """Return each rule with its value, its source, and whether it is confirmed."""
    said = {one.rule: one for one in row.rules.all()}
    return [_in_words(rule, value, said.get(rule.value)) for rule, value in _values(row) if value]


def _in_words(rule: RuleOf, value: str, said: PrizeRule | None) -> PublicRule:
    return PublicRule(
        title=rule.swedish,
        value=value,
        source=said.source if said else NO_SOURCE,
        confirmed=bool(said and said.confirmed),
    )


def _values(row: Prize) -> Iterable[tuple[RuleOf, str]]:
    yield RuleOf.OPENS, day_in_words(row.opens_on) if row.opens_on else ""
    yield RuleOf.CLOSES, day_in_words(row.nominations_close_on)
    yield RuleOf.WHO, row.who_nominates or "Inte bestämt än"
    yield RuleOf.THROUGH, "Nomineringen går genom chefen" if row.through_manager else ""
    yield RuleOf.JURY, _jury(row)
    yield RuleOf.FINALISTS, str(row.finalists) if row.finalists else ""
    yield RuleOf.MENTION, row.honourable_mention
    by = row.own_proposal_by_on
    yield RuleOf.MENTION_BY, day_in_words(by) if by else ""


def _jury(row: Prize) -> str:
    if row.jury_least is None:
        return row.jury
    return f"{row.jury}, minst {row.jury_least} ledamöter"


def prizes(*, today: date) -> list[PrizeLine]:
    """Return every year, the latest first. Constant number of queries."""
    rows = Prize.objects.prefetch_related("rules", "nominations", "decision__winner")
    found = rows.order_by("-nominations_close_on", "name")
    return [_line(row, today) for row in found]


def _line(row: Prize, today: date) -> PrizeLine:
    decision: PrizeDecision | None = getattr(row, "decision", None)
    return PrizeLine(
        id=row.id,
        name=row.name,
        closes_on=row.nominations_close_on,
        stage=stage_of(row, row.nominations.all(), today=today),
        nominations=len(row.nominations.all()),
        inferred=row.years_inferred,
        winner=decision.winner.nominee if decision and row.result_published_at else "",
    )


def stage_of(row: Prize, nominations: Iterable[Nomination], *, today: date) -> Stage:
    """Tell how far the year has come."""
    rows = list(nominations)
    done = rules.Steps(
        published=row.published_at is not None,
        nominated=bool(rows),
        met=row.met_at is not None,
        finalists=any(one.finalist for one in rows),
        decided=getattr(row, "decision", None) is not None,
        result_out=row.result_published_at is not None,
    )
    return rules.stage(rules_of(row), done, today=today)


def prize_row(prize_id: UUID) -> Prize:
    """Return a year with its rules. Raises Unknown."""
    rows = Prize.objects.prefetch_related("rules", "nominations", "decision__winner")
    row = rows.filter(id=prize_id).first()
    if row is None:
        raise Unknown()
    return row


def public_prizes(*, today: date) -> list[PublicPrize]:
    """Return every published year, the latest first, read as the public login."""
    rows = PublishedPrize.objects.using("public").order_by("-closes_on", "id")
    return [_public(row, today) for row in rows]


def public_prize(prize_id: UUID, *, today: date) -> PublicPrize:
    """Return one published year, read as the public login. Raises Unknown."""
    row = PublishedPrize.objects.using("public").filter(id=prize_id).first()
    if row is None:
        raise Unknown()
    return _public(row, today)


def _public(row: PublishedPrize, today: date) -> PublicPrize:
    said = row.document["opens_on"]
    opens = date.fromisoformat(said) if said else None
    can = not row.document["result"] and rules.is_open(
        opens_on=opens, closes_on=row.closes_on, today=today
    )
    return PublicPrize(row.id, row.document, opens, row.closes_on, can)


def set_when(row: Prize) -> tuple[str, datetime] | None:
    """Return who set the rules and when; None for what only the file tells."""
    return (row.set_by, row.set_at) if row.set_at else None
