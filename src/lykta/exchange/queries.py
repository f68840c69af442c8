"""A municipality read back out of the apps, section by section, as the file has it."""

from typing import Any

from lykta.casework.terms import Consequence, ViolenceKind
from lykta.contact import api as contact
from lykta.council import api as council
from lykta.exchange.rules import writing_plan
from lykta.exchange.rules.writing import ref, refs, row
from lykta.kernel.calendar import stockholm
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.networks import api as networks
from lykta.organisation import api as organisation
from lykta.plan import api as plan
from lykta.resource_centre import api as resource_centre
from lykta.workplace import api as workplace

UNCONFIRMED = "unconfirmed"


def sections(*, municipality_code: str) -> dict[str, Any]:
    """Return every section of a municipality's file. Raises Unknown for one not read in."""
    found = organisation.structure(municipality_code=municipality_code)
    about = found.municipality
    return {
        "format": 1,
        "municipality": {"code": about.code, "name": about.name, "county": about.county},
        **_who_is_who(found),
        "places": [_place(unit, place) for unit, place in contact.places()],
        "vocabularies": {
            "violence_kinds": [term.swedish for term in ViolenceKind],
            "vulnerable_groups": [term.swedish for term in VulnerableGroup],
            "consequences": [term.swedish for term in Consequence],
        },
        **writing_plan.sections(
            plan.described(municipality=municipality_code),
            plan.governed(municipality=municipality_code),
        ),
        "networks": [_network(network) for network in networks.networks()],
        "resource_centre": next((_centre(each) for each in resource_centre.centres()), None),
        "work_environment": _work_environment(),
        "council": _council(),
    }


def _who_is_who(found: organisation.Structure) -> dict[str, Any]:
    tops = {authority.code for authority in found.authorities}
    tops |= {administration.code for administration, _ in found.administrations}
    tops |= {company.code for company in found.companies}
    homes = {unit.code: unit.authority.code for unit in found.units if unit.code in tops}
    return {
        "bodies": [
            row(id=body.code, name=body.name, kind=body.kind, inferred=body.inferred)
            for body in found.bodies
        ],
        "authorities": [
            row(id=other.code, name=other.name, kind=other.kind) for other in found.authorities
        ],
        "administrations": [
            row(id=each.code, name=each.name, bodies=_home_first(each.code, bodies, homes))
            for each, bodies in found.administrations
        ],
        "companies": [
            row(id=company.code, name=company.name, body=company.body.code)
            for company in found.companies
        ],
        "units": [_unit(unit) for unit in found.units if unit.code not in tops],
    }


def _home_first(code: str, bodies: list[str], homes: dict[str, str]) -> list[str]:
    """Put first the body that the administration's units stand under, as the file does."""
    return sorted(bodies, key=lambda body: (body != homes.get(code), body))


def _unit(unit: Any) -> dict[str, Any]:
    served = [("adult", unit.serves_adults), ("child", unit.serves_children)]
    begun = None if unit.valid_from == organisation.LONG_AGO else unit.valid_from
    return row(
        id=unit.code,
        name=unit.name,
        under=unit.parent.code if unit.parent else None,
        serves=[word for word, does in served if does],
        casework=unit.does_casework,
        function=unit.function,
        inferred=unit.inferred,
        from_=begun,
        until=unit.valid_to,
    )


def _place(unit: str, place: contact.PlaceText) -> dict[str, Any]:
    return row(
        unit=unit,
        opens=f"{place.opens:%H:%M}",
        closes=f"{place.closes:%H:%M}",
        days=[day.value for day in place.days],
        acute_times=place.acute_times.value,
        minimum_age=place.minimum_age,
        anonymous=place.anonymous,
        voluntary=place.voluntary,
        telephone=place.telephone,
        address=place.address,
        verified_on=place.verified_on,
        posts=dict(place.posts) or None,
        services=list(place.services),
    )


def _network(network: networks.NetworkSeen) -> dict[str, Any]:
    return row(
        id=network.code,
        name=network.name,
        led_by=refs(network.led_by),
        from_=refs(network.sends),
        meetings_per_year={"min": network.fewest_meetings, "max": network.most_meetings},
        members=network.members_count,
        training=network.training,
        crosses_authorities=network.crosses_authorities,
    )


def _centre(centre: resource_centre.CentreSeen) -> dict[str, Any]:
    return {
        "id": centre.code,
        "name": centre.name,
        "starts_on": centre.starts_on,
        "placed_at": centre.unit_code,
        "offers": list(centre.offers),
        "posts": [{"role": post.role, "employer": ref(post.employer)} for post in centre.posts],
        "municipalities": [party.name for party in centre.municipalities],
        "partners": refs(centre.partners),
        "cooperating": refs(centre.cooperating),
    }


def _work_environment() -> dict[str, Any] | None:
    found = workplace.setup()
    if found is None:
        return None
    return {
        "regulations": [_regulation(rule) for rule in workplace.regulations()],
        "flow": list(found.flow),
        "usually_at": found.usually_at,
        "questions": list(found.questions),
        "tools": list(found.tools),
        "support_to_managers": list(found.support_to_managers),
        "caring_talk_at": list(found.caring_talk_at),
    }


def _regulation(rule: workplace.Regulation) -> dict[str, Any]:
    return row(
        name=rule.name,
        since=rule.valid_from,
        until=rule.valid_to,
        named_by_source=rule.named_by_source,
    )


def _council() -> dict[str, Any] | None:
    found = council.council()
    if found is None:
        return None
    return row(
        name=found.name,
        name_inferred=found.name_inferred,
        meetings=[_meeting(meeting) for meeting in found.meetings],
        discussion_questions=list(found.questions),
        prizes=[_prize(prize) for prize in found.prizes],
    )


def _meeting(meeting: council.Meeting) -> str:
    start, end = stockholm(meeting.starts_at), stockholm(meeting.ends_at)
    return f"{start:%Y-%m-%d %H:%M}-{end:%H:%M}"


def _prize(prize: council.PrizeSeen) -> dict[str, Any]:
    return row(
        name=prize.name,
        nominations_open=prize.opens_on,
        nominations_close=prize.nominations_close_on,
        councils_own_proposal_by=prize.own_proposal_by_on,
        years_inferred=prize.years_inferred,
        honourable_mention=prize.honourable_mention,
        who_nominates=prize.who_nominates or UNCONFIRMED,
        through_manager=prize.through_manager,
        jury=prize.jury,
        jury_at_least=prize.jury_least,
        finalists=prize.finalists,
        decided_by=prize.decide_by_on,
        rules=[
            row(rule=one.rule, source=one.source, confirmed=one.confirmed) for one in prize.rules
        ],
    )
