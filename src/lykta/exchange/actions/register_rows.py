"""Steps for networks, the resource centre, the employer's follow-up and the council."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from lykta.council import api as council
from lykta.exchange.actions.steps import Names, Step
from lykta.exchange.rules.shapes import Row
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.networks import api as networks
from lykta.resource_centre import api as resource_centre
from lykta.workplace import api as workplace

UNCONFIRMED = "unconfirmed"


def steps(file: Row, names: Names) -> Iterator[Step]:
    """Yield the steps of the registers."""
    for number, row in enumerate(file["networks"], start=1):
        yield Step("networks", row.line, partial(_network, row, number, names))
    centre: Row | None = file["resource_centre"]
    if centre is not None:
        yield Step("resource_centre", centre.line, partial(_centre, centre, names))
    environment: Row | None = file["work_environment"]
    if environment is not None:
        for rule in environment["regulations"]:
            yield Step("work_environment", rule.line, partial(_regulation, rule))
        yield Step("work_environment", environment.line, partial(_environment, environment))
    if file["council"] is not None:
        yield Step("council", file["council"].line, partial(_council, file["council"]))


def _network(row: Row, number: int, names: Names, actor: Actor, now: datetime) -> Change:
    return networks.describe(
        code=row["id"],
        name=row["name"],
        number=number,
        led_by=names.parties(row["led_by"]),
        sends=names.parties(row["from"]),
        fewest_meetings=row["meetings_per_year"]["min"],
        most_meetings=row["meetings_per_year"]["max"],
        members_count=row["members"],
        training=row["training"],
        crosses_authorities=row["crosses_authorities"],
        actor=actor,
        now=now,
    )


def _centre(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    return resource_centre.describe(
        code=row["id"],
        name=row["name"],
        starts_on=row["starts_on"],
        placed_at=names.unit(row["placed_at"].code),
        offers=row["offers"],
        posts=[
            resource_centre.PostSeen(post["role"], names.party(post["employer"]))
            for post in row["posts"]
        ],
        municipalities=[Party(name=name) for name in row["municipalities"]],
        partners=names.parties(row["partners"]),
        cooperating=names.parties(row["cooperating"]),
        actor=actor,
        now=now,
    )


def _regulation(row: Row, actor: Actor, now: datetime) -> Change:
    return workplace.describe_regulation(
        name=row["name"],
        valid_from=row["since"],
        valid_to=row["until"],
        named_by_source=row["named_by_source"],
        actor=actor,
        now=now,
    )


def _environment(row: Row, actor: Actor, now: datetime) -> Change:
    return workplace.describe(
        usually_at=row["usually_at"],
        flow=row["flow"],
        questions=row["questions"],
        tools=row["tools"],
        support_to_managers=row["support_to_managers"],
        caring_talk_at=row["caring_talk_at"],
        actor=actor,
        now=now,
    )


def _council(row: Row, actor: Actor, now: datetime) -> Change:
    return council.describe(
        name=row["name"],
        name_inferred=row["name_inferred"],
        meetings=[council.Meeting(start, end) for start, end in row["meetings"]],
        questions=row["discussion_questions"],
        prizes=[_prize(prize) for prize in row["prizes"]],
        actor=actor,
        now=now,
    )


def _prize(row: Row) -> council.PrizeSeen:
    return council.PrizeSeen(
        name=row["name"],
        nominations_close_on=row["nominations_close"],
        own_proposal_by_on=row["councils_own_proposal_by"],
        years_inferred=row["years_inferred"],
        honourable_mention=row["honourable_mention"],
        who_nominates="" if row["who_nominates"] == UNCONFIRMED else row["who_nominates"],
        opens_on=row["nominations_open"],
        decide_by_on=row["decided_by"],
        through_manager=row["through_manager"],
        jury=row["jury"],
        jury_least=row["jury_at_least"],
        finalists=row["finalists"],
        rules=tuple(
            council.RuleSaid(one["rule"], one["source"], one["confirmed"]) for one in row["rules"]
        ),
    )
