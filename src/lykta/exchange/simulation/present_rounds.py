"""The demo's follow-up: a spring round that is frozen and reported, and a full-year round, open.

Everything is invented and says so; it is made by the people's own actions, when it is not there.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from lykta.exchange.simulation.people_at_work import Stage, scene
from lykta.follow_up import api as follow_up
from lykta.kernel.calendar import STOCKHOLM
from lykta.kernel.party import Party
from lykta.organisation import api as organisation
from lykta.plan import api as plan

OFFICE, SECRETARY, HEAD = "strateg", "namnd.scn", "nexus.chef"
VOF, UBF, UHEM = "kontakt.vof", "kontakt.ubf", "kontakt.uhem"
USERS = (OFFICE, SECRETARY, HEAD, VOF, UBF, UHEM)
Goes = follow_up.Goes
INVENTED = "(påhittad)"
POLICE = Party("Polisområde Påhitt")
ASKS = follow_up.Asks(intro="Två minuter räcker. Skriv om arbetet, aldrig om någon enskild.")


@dataclass(frozen=True)
class Planned:
    """An invented measure, its number, and what its responsible said in spring (None: nothing)."""

    code: str
    title: str
    kind: str
    lead: Party
    number: str
    value: int
    user: str = ""
    goes: Goes | None = None
    happened: str = ""
    reached: int | None = None


V, U, H, S = (
    Party("Vård- och omsorgsförvaltningen", "VOF"),
    Party("Utbildningsförvaltningen", "UBF"),
    Party("Uppsalahem", "UHEM"),
    Party("Socialförvaltningen", "SCF"),
)
PLANNED = (
    Planned(
        "påhitt-frågan", "Fråga om våld vid varje nytt stödbeslut", "guideline", V,
        "enheter som frågar", 6, VOF, Goes.BEHIND,
        "Påhittat: rutinen är skriven och provas på två enheter. Fler börjar efter sommaren.", 8,
    ),
    Planned(
        "påhitt-natt", "Utbilda nattpersonalen", "training", V,
        "utbildade i nattgrupperna", 24, VOF, Goes.AS_PLANNED,
        "Påhittat: tre av fem nattgrupper har gått grundutbildningen.", 41,
    ),
    Planned(
        "påhitt-samtycke", "Samtal om samtycke i årskurs 9", "training", U,
        "skolor som är med", 4, UBF, Goes.AS_PLANNED,
        "Påhittat: elva skolor är med. Elevhälsan leder samtalen.", 11,
    ),
    Planned(
        "påhitt-grannar", "Grannar som vet vad de kan göra", "information", H,
        "trapphus med information", 120, UHEM, Goes.STUCK,
        "Påhittat: materialet är slut och ingen beställer nytt. Vi behöver veta vem som betalar.",
    ),
    Planned(
        "påhitt-väntetid", "Kortare väntan till första samtalet", "service", S,
        "dagar i väntan, i mitten", 9, HEAD, Goes.DONE,
        "Påhittat: väntan är nu fem dagar. En tid om dagen hålls öppen.", 5,
    ),
    Planned(
        "påhitt-larm", "En gemensam väg för larm", "guideline", POLICE, "genomgångar", 0,
    ),
)  # fmt: skip


EARLIER = {
    "påhitt-frågan": (Goes.AS_PLANNED, "Påhittat: rutinen skrivs tillsammans med enheterna."),
    "påhitt-natt": (Goes.BEHIND, "Påhittat: två av fem nattgrupper har gått. Det saknas vikarier."),
    "påhitt-grannar": (Goes.AS_PLANNED, "Påhittat: informationen sitter uppe i alla trapphus."),
    "påhitt-väntetid": (Goes.BEHIND, "Påhittat: väntan är nio dagar."),
}  # a year earlier; the schools and the police had not reported
WHOLE = {
    "påhitt-frågan": "Räknar enheter, inte människor.",
    "påhitt-samtycke": "Räknar skolor, inte människor.",
    "påhitt-grannar": "Räknar trapphus, inte människor.",
    "påhitt-väntetid": "Räknar dagar, inte människor.",
}
TARGETS = {"påhitt-frågan": 12, "påhitt-natt": 60, "påhitt-samtycke": 14, "påhitt-väntetid": 7}


def present_rounds(*, now: datetime) -> None:
    """Make the rounds that are not there yet. Raises what the actions raise."""
    have = {one.title for one in follow_up.rounds(municipality=settings.MUNICIPALITY)}
    stage = Stage.of(USERS, today=now.date())
    year = now.year if now.month > 6 else now.year - 1
    if f"Våren {year} {INVENTED}" not in have:
        _a_year_earlier(stage, year)
        _spring(stage, year, now)
    title = f"Helåret {year} {INVENTED}"
    if title not in have:
        _whole_year(stage, title, year, now)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10, 0), tzinfo=STOCKHOLM)


def _by(stage: Stage, user: str, now: datetime) -> dict[str, Any]:
    return {"actor": stage.at(user, now), "now": now}


def _a_year_earlier(stage: Stage, year: int) -> None:
    """The full year before: frozen, so that the spring has something to be compared with."""
    opened, due = _at(date(year, 1, 12)), date(year, 1, 30)
    with scene():
        _propose(stage, opened)
        asks = follow_up.Asks(intro=ASKS.intro, effect=True)
        title, kind = f"Helåret {year - 1} {INVENTED}", follow_up.RoundKind.FULL_YEAR
        text = follow_up.RoundText(title, kind, str(year - 1), due, asks)
        key = _open(stage, text, opened)
    with scene():
        for one in PLANNED:
            if one.code in EARLIER:
                goes, happened = EARLIER[one.code]
                told = replace(one, goes=goes, happened=happened, reached=None)
                _answer(stage, key, told, _at(date(year, 1, 26)))
    with scene():
        when = _at(date(year, 2, 4))
        follow_up.freeze_round(round_id=key, actor=stage.at(OFFICE, when), now=when)


def _spring(stage: Stage, year: int, now: datetime) -> None:
    """A part-year round: answered by most, frozen, on its way to two boards."""
    opened, due = _at(date(year, 4, 13)), date(year, 5, 8)
    with scene():
        text = follow_up.RoundText(
            f"Våren {year} {INVENTED}",
            follow_up.RoundKind.PART_YEAR,
            f"{year}-01/{year}-04",
            due,
            ASKS,
        )
        _keep_templates(stage, opened)
        key = _open(stage, text, opened)
    with scene():
        for one in PLANNED:
            if one.user and one.goes:
                _answer(stage, key, one, _at(date(year, 4, 27)))
    with scene():
        when = _at(date(year, 5, 12))
        follow_up.freeze_round(round_id=key, actor=stage.at(OFFICE, when), now=when)
    _to_the_executive_board(stage, key, year)
    _to_the_social_board(stage, key, now)


def _propose(stage: Stage, when: datetime) -> None:
    actor = stage.at(OFFICE, when)
    for one in PLANNED:
        text = plan.MeasureText(
            code=one.code,
            title=f"{one.title} {INVENTED}",
            kind=one.kind,
            leads=(one.lead,),
            example=True,
            indicators=(
                plan.IndicatorText(
                    name=one.number,
                    target=TARGETS.get(one.code),
                    values=(plan.ValueText(str(when.year - 1), one.value),),
                    unsplit_why=WHOLE.get(one.code, ""),
                    national="oj_training" if one.kind == "training" and one.user == VOF else "",
                ),
            ),
        )
        plan.propose_measure(municipality=settings.MUNICIPALITY, text=text, actor=actor, now=when)


def _keep_templates(stage: Stage, when: datetime) -> None:
    kinds = follow_up.RoundKind
    whole = follow_up.Asks(intro=ASKS.intro, effect=True)
    actor = stage.at(OFFICE, when)
    for title, kind, asks in (
        ("Delår: hur det går", kinds.PART_YEAR, ASKS),
        ("Helår: vad det gav", kinds.FULL_YEAR, whole),
    ):
        text = follow_up.TemplateText(title, kind, asks)
        follow_up.keep_template(text=text, actor=actor, now=when)


def _open(stage: Stage, text: follow_up.RoundText, when: datetime) -> UUID:
    actor = stage.at(OFFICE, when)
    where = settings.MUNICIPALITY
    key = follow_up.prepare(municipality=where, text=text, actor=actor, now=when)
    follow_up.open_round(round_id=key, actor=actor, now=when)
    return key


def _answer(stage: Stage, round_id: UUID, one: Planned, when: datetime, happened: str = "") -> UUID:
    actor = stage.at(one.user, when)
    of = follow_up.round_of(round_id)
    asked = follow_up.asked(of=of, today=when.date())
    key = next(each.id for each in asked if each.measure.code == one.code)
    told = follow_up.Told(
        asked_id=key,
        goes=one.goes or Goes.AS_PLANNED,
        happened=happened or one.happened,
        number=one.reached,
    )
    follow_up.answer(told=[told], actor=actor, now=when)
    return key


def body_of(code: str) -> Party:
    """Return a board or other body of the municipality as a party."""
    row = organisation.authority(code, municipality_code=settings.MUNICIPALITY)
    return Party(row.name, row.code)


def _to_the_executive_board(stage: Stage, round_id: UUID, year: int) -> None:
    """Written, prepared with a change, decided, and entered in the register of decisions."""
    first, second, third = date(year, 5, 18), date(year, 6, 2), date(year, 6, 10)
    with scene():
        key = _written(stage, round_id, year, _at(first), meeting=second)
    with scene():
        _prepared(stage, key, _at(second), next_on=third)
    with scene():
        by = _by(stage, OFFICE, _at(third))
        held = follow_up.Held(follow_up.Step.EXECUTIVE, third, "87", follow_up.Outcome.AS_PROPOSED)
        follow_up.note_meeting(report_id=key, met=held, next_on=None, **by)
        follow_up.register(municipality=settings.MUNICIPALITY, report_id=key, **by)


WORDS = follow_up.Words(
    summary="Påhittat: planens åtgärder är i gång, men en har kört fast och en är tyst.",
    late_because="Påhittat: informationen i trapphusen saknar den som betalar.",
    proposal="att lägga uppföljningen till handlingarna",
)


def _written(stage: Stage, round_id: UUID, year: int, now: datetime, *, meeting: date) -> UUID:
    by = _by(stage, OFFICE, now)
    key = follow_up.begin(
        round_id=round_id,
        body=body_of("KS"),
        way=follow_up.Way.EXECUTIVE,
        title=f"Uppföljning av arbetet mot våld, våren {year} {INVENTED}",
        words=WORDS,
        **by,
    )
    number = f"PÅHITT-{year}-00001"
    follow_up.hand_on(report_id=key, meeting_on=meeting, diary_number=number, **by)
    return key


def _prepared(stage: Stage, report_id: UUID, now: datetime, *, next_on: date) -> None:
    by = _by(stage, OFFICE, now)
    added = "att uppdra åt Uppsalahem att säga vem som betalar informationen"
    changed = replace(WORDS, proposal=f"{WORDS.proposal}\n{added}")
    follow_up.rewrite(report_id=report_id, words=changed, **by)
    held = follow_up.Held(
        follow_up.Step.PREPARATION,
        now.date(),
        "41",
        follow_up.Outcome.CHANGED,
        "Påhittat: lade till ett uppdrag till Uppsalahem.",
    )
    follow_up.note_meeting(report_id=report_id, met=held, next_on=next_on, **by)


def _to_the_social_board(stage: Stage, round_id: UUID, now: datetime) -> None:
    """The board's own report waits for its meeting: the secretary's true task."""
    with scene():
        by = _by(stage, SECRETARY, now)
        key = follow_up.begin(
            round_id=round_id,
            body=body_of("SCN"),
            way=follow_up.Way.BOARD,
            title=f"Socialnämndens del av vårens uppföljning {INVENTED}",
            words=follow_up.Words(
                summary="Påhittat: väntan till första samtalet är kortare än i fjol.",
                late_because="",
                proposal="att godkänna uppföljningen",
            ),
            **by,
        )
        meeting = (now + timedelta(days=2)).date()
        follow_up.hand_on(report_id=key, meeting_on=meeting, diary_number="", **by)


def _whole_year(stage: Stage, title: str, year: int, now: datetime) -> None:
    """A full-year round that is open now: two answers, one question, the rest still silent."""
    opened = now - timedelta(days=12)
    text = follow_up.RoundText(
        title,
        follow_up.RoundKind.FULL_YEAR,
        str(year),
        (now + timedelta(days=11)).date(),
        follow_up.Asks(intro=ASKS.intro, effect=True),
    )
    with scene():
        key = _open(stage, text, opened)
    night, talks = PLANNED[1], PLANNED[4]
    with scene():
        said = "Påhittat: alla nattgrupper utom en är klara."
        answered = _answer(stage, key, night, now - timedelta(days=3), said)
        _answer(
            stage, key, talks, now - timedelta(days=2), "Påhittat: väntan är kvar på fem dagar."
        )
    with scene():
        when = now - timedelta(days=1)
        follow_up.ask(
            asked_id=answered,
            text="Påhittat: vad behöver den sista gruppen för att hinna före jul?",
            actor=stage.at(OFFICE, when),
            now=when,
        )
