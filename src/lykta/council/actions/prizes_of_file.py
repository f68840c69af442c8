"""The years of the prize that the municipality's file tells (F47)."""

from collections.abc import Sequence
from uuid import UUID

from lykta.council.models import Prize, PrizeRule
from lykta.council.queries.prizes import PrizeSeen
from lykta.kernel.changes import Change
from lykta.pages import registers


def describe_prizes(*, council_id: UUID, prizes: Sequence[PrizeSeen]) -> Change:
    """Describe the file's years with their rules. What people work with here is never touched."""
    rows = Prize.objects.filter(council_id=council_id, kept_here=True)
    kept = set(rows.values_list("name", flat=True))
    told = [prize for prize in prizes if prize.name not in kept]
    change = registers.describe_all(
        Prize,
        owner={"council_id": council_id, "kept_here": False},
        rows=[({"name": prize.name}, _values(prize)) for prize in told],
    )
    changes = [change, *(_rules(council_id, prize) for prize in told)]
    return Change.SAME if set(changes) <= {Change.SAME} else Change.CHANGED


def _values(prize: PrizeSeen) -> dict[str, object]:
    return {
        "opens_on": prize.opens_on,
        "nominations_close_on": prize.nominations_close_on,
        "own_proposal_by_on": prize.own_proposal_by_on,
        "decide_by_on": prize.decide_by_on,
        "years_inferred": prize.years_inferred,
        "honourable_mention": prize.honourable_mention,
        "who_nominates": prize.who_nominates,
        "through_manager": prize.through_manager,
        "jury": prize.jury,
        "jury_least": prize.jury_least,
        "finalists": prize.finalists,
    }


def _rules(council_id: UUID, prize: PrizeSeen) -> Change:
    row = Prize.objects.get(council_id=council_id, name=prize.name)
    told = [
        ({"rule": one.rule}, {"source": one.source, "confirmed": one.confirmed})
        for one in prize.rules
    ]
    return registers.describe_all(PrizeRule, owner={"prize_id": row.id}, rows=told)
