"""What may stand in a municipality's file, section by section (docs/operations/import.md)."""

from lykta.casework.terms import Consequence, ServiceKind, ViolenceKind
from lykta.contact.terms import AcuteTimes, Day
from lykta.council.terms import RuleOf
from lykta.exchange.rules import shapes
from lykta.exchange.rules.shapes import Reader, listed, optional, record, ref, text
from lykta.kernel.terms import Term
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.organisation.terms import BodyKind
from lykta.plan.rules.counting import EXACT
from lykta.plan.terms import (
    Count,
    DecisionKind,
    Duty,
    EventKind,
    Money,
    National,
    PlanStatus,
    Verdict,
    WorkKind,
)

OURS = ("bodies", "administrations", "companies", "units")
ANYBODY = (*OURS, "authorities")
BODY_KINDS = ("council", "executive_board", "board", "company_board")
AUTHORITY_KINDS = tuple(kind.value for kind in BodyKind if kind.value not in BODY_KINDS)
SERVED = ("adult", "child")


def codes(terms: type[Term]) -> Reader:
    """One of a closed list's codes."""
    return shapes.one_of(term.value for term in terms)


def words(terms: type[Term]) -> Reader:
    """A list of a closed list's Swedish words."""
    return listed(shapes.word_of(term.swedish for term in terms))


def code(section: str) -> Reader:
    """An id of an organisation: they all share one space."""
    return shapes.code(section, among=ANYBODY)


party = ref(*ANYBODY, outside=True)
parties = optional(listed(party), ())
texts = optional(listed(text(500)), ())

MUNICIPALITY = record(code=text(4), name=text(100), county=text(100))
BODY = record(
    id=code("bodies"),
    name=text(),
    kind=shapes.one_of(BODY_KINDS),
    inferred=optional(shapes.flag, default=False),
)
AUTHORITY = record(
    id=code("authorities"),
    name=text(),
    kind=shapes.one_of(AUTHORITY_KINDS),
)
ADMINISTRATION = record(
    id=code("administrations"), name=text(), bodies=listed(ref("bodies"), least=1)
)
COMPANY = record(id=code("companies"), name=text(), body=ref("bodies"))
UNIT = record(
    id=code("units"),
    name=text(),
    under=ref("administrations", "companies", "units"),
    serves=optional(listed(shapes.one_of(SERVED)), ()),
    casework=optional(shapes.flag, default=False),
    function=optional(text(), ""),
    inferred=optional(shapes.flag, default=False),
    **{"from": optional(shapes.day), "until": optional(shapes.day)},
)
HOLDER = record(
    holder=party,
    duty=optional(codes(Duty), ""),
    area=optional(text(), ""),
    since=optional(shapes.period, ""),
)
PLACE = record(
    unit=ref("units"),
    opens=shapes.clock,
    closes=shapes.clock,
    days=listed(codes(Day), least=1),
    acute_times=optional(codes(AcuteTimes), AcuteTimes.NEVER.value),
    minimum_age=optional(shapes.number(0, 120)),
    anonymous=optional(shapes.flag, default=False),
    voluntary=optional(shapes.flag, default=False),
    telephone=text(30),
    address=text(300),
    verified_on=shapes.period,
    posts=optional(shapes.counted, ()),
    services=optional(listed(codes(ServiceKind)), ()),
)
VOCABULARIES = record(
    violence_kinds=optional(words(ViolenceKind), ()),
    vulnerable_groups=optional(words(VulnerableGroup), ()),
    consequences=optional(words(Consequence), ()),
)
EVENT = record(
    period=shapes.period,
    event=codes(EventKind),
    note=optional(text(1000), ""),
    areas=texts,
    to=optional(party),
    unit=optional(party),
    decided_by=optional(party),
    decision_expected=optional(shapes.period, ""),
    decided=optional(shapes.period, ""),
    verdict=optional(codes(Verdict), ""),
    **{"from": optional(party)},
)
GOAL = record(
    title=text(300),
    text=optional(text(5000), ""),
    goal_area=optional(text(), ""),
    subject_area=optional(text(), ""),
)
PROGRAMME = record(
    title=text(500),
    subject_areas=listed(text(), least=1),
    working_group=parties,
    reference_group=optional(text(), ""),
    review_every_months=optional(shapes.number(1, 120)),
    goal_areas=texts,
    goals=optional(listed(GOAL), ()),
    history=optional(listed(EVENT), ()),
)
MANDATE = record(
    given_by=optional(party),
    given=optional(shapes.period, ""),
    due=optional(shapes.period, ""),
    note=optional(text(5000), ""),
)
PLAN = record(
    title=text(500),
    status=codes(PlanStatus),
    lead=optional(party),
    mandate=optional(MANDATE),
    text=optional(listed(record(title=text(), text=text(20_000))), ()),
)
REPORT_BACK = record(
    to=party,
    what=text(300),
    due=shapes.period,
    work=optional(text(60), ""),
    outcome=optional(text(2000), ""),
)
DECISION = record(
    id=shapes.code("decisions"),
    body=party,
    kind=codes(DecisionKind),
    title=text(300),
    decided=optional(shapes.period, ""),
    paragraph=optional(text(20), ""),
    case_number=optional(text(60), ""),
    text=optional(text(5000), ""),
    works=optional(listed(text(60)), ()),
    behind=optional(listed(text(60)), ()),
    report_backs=optional(listed(REPORT_BACK), ()),
)
PAGE = record(
    title=text(),
    names=party,
    says=optional(text(1000), ""),
    seen=optional(shapes.period, ""),
    corrected=optional(shapes.period, ""),
)
INDICATOR = record(
    name=text(),
    unit=optional(text(60), ""),
    count=optional(codes(Count), ""),
    target=optional(shapes.number()),
    guarded=optional(shapes.flag, default=False),
    unsplit_why=optional(text(300), ""),
    national=optional(codes(National), ""),
    values=optional(listed(record(period=shapes.period, value=shapes.number())), ()),
)
MONEY = record(
    source=codes(Money),
    funder=optional(text(), ""),
    amount=optional(shapes.number()),
    ends=optional(shapes.period, ""),
    what_stops=optional(text(3000), ""),
)
WORK = record(
    id=shapes.code("ongoing"),
    title=text(500),
    kind=codes(WorkKind),
    leads=parties,
    partners=parties,
    consulted=parties,
    recipients=parties,
    unit=optional(party),
    decided_by=optional(party),
    funding=optional(listed(codes(Money)), ()),
    note=optional(text(1000), ""),
    years=optional(shapes.number(1, 50)),
    evaluation_due=optional(shapes.period, ""),
    evaluation=optional(text(2000), ""),
    because=texts,
    inflow=texts,
    material=texts,
    target=texts,
    result=texts,
    decisions=texts,
    indicators=optional(listed(INDICATOR), ()),
    money=optional(listed(MONEY), ()),
    areas=texts,
    groups=optional(listed(codes(VulnerableGroup)), ()),
    violence=optional(listed(codes(ViolenceKind)), ()),
)
MEASURE = record(
    id=shapes.code("proposed"),
    title=text(500),
    kind=codes(WorkKind),
    leads=parties,
    partners=parties,
    funding=optional(listed(codes(Money)), ()),
    example=optional(shapes.flag, default=False),
    why=optional(text(2000), ""),
    indicators=optional(listed(INDICATOR), ()),
    what=optional(text(5000), ""),
    effect=optional(text(5000), ""),
    money=optional(listed(MONEY), ()),
    areas=texts,
    groups=optional(listed(codes(VulnerableGroup)), ()),
    violence=optional(listed(codes(ViolenceKind)), ()),
)
NETWORK = record(
    id=shapes.code("networks"),
    name=text(),
    led_by=listed(party, least=1),
    meetings_per_year=record(min=shapes.number(0, 366), max=shapes.number(0, 366)),
    members=optional(shapes.number()),
    training=optional(text(), ""),
    crosses_authorities=optional(shapes.flag, default=False),
    **{"from": parties},
)
CENTRE = record(
    id=shapes.code("resource_centre"),
    name=text(),
    starts_on=shapes.day,
    placed_at=ref("units"),
    offers=listed(text()),
    posts=listed(record(role=text(), employer=party)),
    municipalities=listed(text()),
    partners=listed(party),
    cooperating=listed(party),
)
REGULATION = record(
    name=text(60),
    since=optional(shapes.day),
    until=optional(shapes.day),
    named_by_source=optional(shapes.flag, default=False),
)
WORK_ENVIRONMENT = record(
    regulations=listed(REGULATION, least=1),
    flow=listed(text()),
    usually_at=text(100),
    questions=listed(text(500), least=1),
    tools=listed(text()),
    support_to_managers=listed(text()),
    caring_talk_at=listed(text()),
)
PRIZE_RULE = record(
    rule=codes(RuleOf), source=text(), confirmed=optional(shapes.flag, default=False)
)
PRIZE = record(
    name=text(),
    nominations_open=optional(shapes.day),
    nominations_close=shapes.day,
    councils_own_proposal_by=optional(shapes.day),
    years_inferred=optional(shapes.flag, default=False),
    honourable_mention=optional(text(), ""),
    who_nominates=text(),
    through_manager=optional(shapes.flag, default=False),
    jury=optional(text(), ""),
    jury_at_least=optional(shapes.number(1, 60)),
    finalists=optional(shapes.number(1, 20)),
    decided_by=optional(shapes.day),
    rules=optional(listed(PRIZE_RULE), ()),
)
COUNCIL = record(
    name=text(),
    name_inferred=optional(shapes.flag, default=False),
    meetings=listed(shapes.meeting),
    discussion_questions=listed(text(500)),
    prizes=optional(listed(PRIZE), ()),
)
STATISTICS = record(**{count.value: shapes.number() for count in sorted(EXACT)})
FILE = record(
    format=shapes.number(1, 1),
    municipality=MUNICIPALITY,
    bodies=listed(BODY, least=1),
    authorities=optional(listed(AUTHORITY), ()),
    administrations=listed(ADMINISTRATION, least=1),
    companies=optional(listed(COMPANY), ()),
    units=listed(UNIT, least=1),
    holders=optional(listed(HOLDER), ()),
    places=optional(listed(PLACE), ()),
    vocabularies=optional(VOCABULARIES),
    programme=optional(PROGRAMME),
    plan=optional(PLAN),
    ongoing=optional(listed(WORK), ()),
    proposed=optional(listed(MEASURE), ()),
    decisions=optional(listed(DECISION), ()),
    pages=optional(listed(PAGE), ()),
    networks=optional(listed(NETWORK), ()),
    resource_centre=optional(CENTRE),
    work_environment=optional(WORK_ENVIRONMENT),
    council=optional(COUNCIL),
    statistics_2023=optional(STATISTICS),
)
