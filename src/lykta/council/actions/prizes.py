"""A year of the prize: its rules, and the copy that anybody reads (F47)."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from lykta.audit import api as audit
from lykta.council import access
from lykta.council.models import (
    Council,
    Prize,
    PrizeRule,
)
from lykta.council.queries import prizes as queries
from lykta.council.rules.public_prize import Result, document
from lykta.council.terms import RuleOf
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.pages import registers


@dataclass(frozen=True)
class PrizeWords:
    """What the rules of a year say."""

    name: str
    opens_on: date
    closes_on: date
    mention_by_on: date | None
    decide_by_on: date
    who_nominates: str
    through_manager: bool
    jury: str
    finalists: int
    mention: str
    jury_least: int | None = None


def set_rules(
    *,
    words: PrizeWords,
    confirmed: Collection[RuleOf],
    source: str,
    actor: Actor,
    now: datetime,
    prize_id: UUID | None = None,
) -> Prize:
    """Set a year's rules; `source` is where those that are confirmed now come from.

    A published year's public copy follows. Raises Refused, Invalid, Unknown, NotNow when the jury
    has met.
    """
    access.check_may_describe(actor=actor)
    _check(words, confirmed, source)
    row = locked_prize(prize_id) if prize_id else Prize(council=_the_council())
    if row.met_at is not None:
        raise NotNow("Juryn har mötts. Reglerna ändras inte för det här året.")
    _check_name(row, words.name)
    _fill(row, words)
    row.kept_here, row.years_inferred = True, row.years_inferred and RuleOf.CLOSES not in confirmed
    row.set_by, row.set_at = actor.name, now
    row.save()
    _vouch(row, confirmed, source)
    if row.published_at is not None:
        write_public(row, None)
    logged("prize.rules", row.id, "set")
    return row


def _check(words: PrizeWords, confirmed: Collection[RuleOf], source: str) -> None:
    if words.closes_on < words.opens_on:
        raise Invalid({"closes_on": "Sista dagen kan inte ligga före den första."})
    if words.decide_by_on <= words.closes_on:
        raise Invalid({"decide_by_on": "Beslutet kommer efter sista dagen att nominera."})
    if words.mention and words.mention_by_on is None:
        raise Invalid({"mention_by_on": "Skriv sista dagen för rådets förslag."})
    if confirmed and not source.strip():
        raise Invalid({"source": "Skriv var de bekräftade reglerna står."})


def _the_council() -> Council:
    found = Council.objects.select_for_update().order_by("code").first()
    if found is None:
        raise NotNow("Rådet är inte beskrivet än.")
    return found


def _check_name(row: Prize, name: str) -> None:
    same = Prize.objects.filter(council_id=row.council_id, name=name).exclude(id=row.id)
    if same.exists():
        raise Invalid({"name": "Det finns redan ett år med det namnet."})


def _fill(row: Prize, words: PrizeWords) -> None:
    row.name, row.opens_on, row.nominations_close_on = words.name, words.opens_on, words.closes_on
    row.own_proposal_by_on, row.decide_by_on = words.mention_by_on, words.decide_by_on
    row.who_nominates, row.through_manager = words.who_nominates, words.through_manager
    row.jury, row.jury_least, row.finalists = words.jury, words.jury_least, words.finalists
    row.honourable_mention = words.mention


def _vouch(row: Prize, confirmed: Collection[RuleOf], source: str) -> None:
    """Keep where each rule comes from; a new source only for what is confirmed now."""
    before = _rules_before(row)
    for rule in RuleOf:
        said, sure = before.get(rule.value), rule in confirmed
        kept = said is not None and (not sure or (said.confirmed and said.prize_id == row.id))
        where = said.source if said and kept else source if sure else queries.NO_SOURCE
        registers.describe(
            PrizeRule,
            key={"prize_id": row.id, "rule": rule.value},
            values={"source": where, "confirmed": sure},
        )


def _rules_before(row: Prize) -> dict[str, PrizeRule]:
    """Return the rules as they stood, or those of the year before when this one is new."""
    own = {one.rule: one for one in PrizeRule.objects.filter(prize=row)}
    if own:
        return own
    years = Prize.objects.filter(council_id=row.council_id, rules__isnull=False)
    last = years.exclude(id=row.id).order_by("-nominations_close_on", "name").first()
    return {one.rule: one for one in PrizeRule.objects.filter(prize=last)} if last else {}


def open_call(*, prize_id: UUID, actor: Actor, now: datetime) -> Prize:
    """Let anybody read the year's rules, and nominate between its days. Raises NotNow twice."""
    access.check_may_describe(actor=actor)
    row = locked_prize(prize_id)
    if row.published_at is not None:
        raise NotNow("Året är redan publicerat.")
    row.published_at, row.kept_here = now, True
    row.save(update_fields=["published_at", "kept_here"])
    write_public(row, None)
    logged("prize.published", row.id, "call")
    return row


def write_public(row: Prize, result: Result | None) -> None:
    """Write the copy that anybody reads; published again, it takes the place of the one before."""
    said = queries.rules_of(row)
    copy = document(
        name=row.name,
        opens_on=row.opens_on,
        closes_on=row.nominations_close_on,
        asks_manager=said.through_manager,
        demands_manager=said.demands_manager,
        rules=queries.rules_in_words(row),
        result=result,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT published.publish_prize(%s, %s, %s::jsonb)",
            [row.id, row.nominations_close_on, json.dumps(copy, ensure_ascii=False)],
        )


def locked_prize(prize_id: UUID) -> Prize:
    """Return the year, locked until the transaction ends. Raises Unknown."""
    row = Prize.objects.select_for_update().filter(id=prize_id).first()
    if row is None:
        raise Unknown()
    return row


def logged(event: str, about: UUID, what: str) -> None:
    """Record a change; `what` is the code of the part that changed."""
    audit.record(event, about=about, detail={"what": what})
