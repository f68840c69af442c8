"""The demo's networks: 140 ombuds in true and invented units, their meetings, their trainings.

Names and most units are invented and show it; that there are 140 ombuds, and that 130 teachers
were reached in August 2024, is the municipality's own (F11, F18). Made through the real actions.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.conf import settings

from lykta.exchange.simulation.invented import FIRST_PARTS, LAST_PARTS, MEN, NEUTRAL, WOMEN
from lykta.exchange.simulation.people_at_work import Stage, scene
from lykta.exchange.simulation.present_trainings import give_trainings
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import STOCKHOLM
from lykta.networks import api as networks
from lykta.networks.api import Appointee, Ending
from lykta.organisation import api as organisation
from lykta.secrecy import context

AT_THE_CENTRE = ("rc.projektledare", "rc.polis", "rc.barnmorska")
OMBUDS, HONOUR = "våldsombud", "hedersresursnätverket"
HOW_MANY = 140  # F11
STRATEGIST, OMBUD, HEAD = "strateg", "ombud.vof", "nexus.chef"
INVENTED_UNITS = {
    # administration: (body, the unit above, names)
    "VOF": ("OSN", "VOF", [f"Påhittshemmet {number}" for number in range(1, 17)]),
    "UBF": ("UBN", "UBF", [f"Sagoskolan {number}" for number in range(1, 13)]),
    "AMF": ("AMN", "AMF", [f"Exempelcentrum {number}" for number in range(1, 7)]),
}
TRUE_UNITS = ("MOTT", "PLAC", "HRVE", "FAMC", "UNGJ", "FAME")
WITHOUT = 4  # so many of an administration's invented units have no ombud yet


def present_networks(*, now: datetime) -> None:
    """Load the networks once; on later days only see to it that a meeting lies ahead."""
    stage = Stage.of((STRATEGIST, OMBUD, HEAD, *AT_THE_CENTRE), today=now.date())
    machine = _machine(now)
    with scene():
        strategist = stage.at(STRATEGIST, now)
        told: dict[str, Any] = {"network_code": OMBUDS, "actor": strategist, "now": now}
        if networks.counts(year=now.year)["ombuds"]:
            if not networks.year_events(first=now.date(), last=date(now.year + 1, 12, 31)):
                networks.meetings.plan(**_meeting(now, days=21), **told)
            return
        networks.set_rhythm(fewest=2, most=4, refresher_months=24, **told)
    with scene():
        context.enter(machine, now=now)
        codes = _invented_units(now)
    with scene():
        stage.at(STRATEGIST, now)
        _ombuds(stage, codes, now)
    with scene():
        _members(stage, now)
        _meetings(stage, now)
        _questions(stage, now)
    with scene():
        give_trainings(stage, now=now)


def _machine(now: datetime) -> Actor:
    board = organisation.authority("KS", municipality_code=settings.MUNICIPALITY)
    return organisation.machine(authority_id=board.id, role="machine_import", today=now.date())


def _invented_units(now: datetime) -> list[str]:
    """Make workplaces whose names show that they are invented; return their codes."""
    place, actor = settings.MUNICIPALITY, _machine(now)
    made = []
    for code, (body, above, names) in INVENTED_UNITS.items():
        authority = organisation.authority(body, municipality_code=place).id
        administration = organisation.administration(code, municipality_code=place).id
        parent = organisation.unit(above, municipality_code=place).id if above else None
        for number, name in enumerate(names, start=1):
            unit = organisation.UnitText(code=f"{code}-P{number:02}", name=name, inferred=True)
            organisation.describe_unit(
                authority=authority,
                administration=administration,
                parent=parent,
                unit=unit,
                actor=actor,
                now=now,
            )
            made.append(unit.code)
    return made


def names(count: int) -> Iterator[str]:
    """Give so many different invented names."""
    chance = Random(140)  # noqa: S311  # invented names, no secret
    firsts = [*WOMEN, *MEN, *NEUTRAL]
    lasts = [first + last for first in FIRST_PARTS for last in LAST_PARTS]
    pairs = [f"{first} {last}" for first in firsts for last in lasts]
    yield from chance.sample(pairs, count)


def ombud_rows(codes: list[str], *, now: datetime) -> list[dict[str, str]]:
    """Return the list of ombuds as a file would have it: all but the one who can sign in."""
    chance = Random(2024)  # noqa: S311
    units = [*TRUE_UNITS, *(code for code in codes if _has_ombuds(code))]
    made = []
    for number, name in enumerate(names(HOW_MANY - 1), start=1):
        months = chance.randint(2, 40)
        trained = (now - timedelta(days=31 * months)).date()
        row = {
            "id": f"påhittad-{number:03}",
            "namn": name,
            "enhet": units[number % len(units)],
            "grundutbildad": f"{trained:%Y-%m}",
            "utsedd": trained.replace(day=1).isoformat(),
            "utsedd av": "Påhittad chef",
        }
        if months > 24 and number % 5:
            row["repeterad"] = (now - timedelta(days=30 * chance.randint(1, 18))).date().isoformat()
        if number % 23 == 0:
            row["grundutbildad"] = ""
        made.append(row)
    return made


def _has_ombuds(code: str) -> bool:
    return not code.endswith(tuple(f"P{number:02}" for number in range(1, WITHOUT)))


def _ombuds(stage: Stage, codes: list[str], now: datetime) -> None:
    strategist = stage.actors[STRATEGIST]
    rows = ombud_rows(codes, now=now)
    networks.read_ombuds(rows=rows, trial=False, actor=strategist, now=now)
    networks.ombuds.appoint(
        unit_id=stage.unit(OMBUD),
        who=Appointee(person=stage.actors[OMBUD].person),
        on=date(2024, 9, 2),
        trained="2024-09",
        actor=strategist,
        now=now,
    )
    _changed_job(stage, now)


def _changed_job(stage: Stage, now: datetime) -> None:
    """Nexus: the ombud has just changed job; its head is to appoint somebody new."""
    head = stage.at(HEAD, now)
    made = networks.ombuds.appoint(
        unit_id=head.unit,
        who=Appointee(name="Fatima Fantasiflytt"),
        on=date(2023, 2, 1),
        trained="2023-03",
        actor=head,
        now=now,
    )
    last = (now - timedelta(days=3)).date()
    networks.ombuds.end(ombud_id=made, last=last, why=Ending.CHANGED_JOB, actor=head, now=now)


def _members(stage: Stage, now: datetime) -> None:
    """The honour network: led by two, most of them outside the municipality (F12)."""
    strategist = stage.at(STRATEGIST, now)

    def at(user: str) -> UUID:
        return stage.actors[user].person

    told = (
        (strategist.name, "Kommunledningskontoret", False, True, strategist.person),
        ("Wilma Länslund", "Länsstyrelsen Uppsala län", True, True, at("rc.projektledare")),
        ("Dalia Påhittzade", "Socialförvaltningen", False, False, None),
        ("Ulf Exempelgren", "Utbildningsförvaltningen", False, False, None),
        ("Urban Påhittstad", "Polismyndigheten", True, False, at("rc.polis")),
        ("Viola Sagobarn", "Region Uppsala", True, False, at("rc.barnmorska")),
        ("Julia Exempeljour", "Exempeljouren (påhittad)", True, False, None),
    )
    for name, where, outside, leads, person in told:
        networks.members.join(
            network_code=HONOUR,
            name=name,
            organisation=where,
            outside=outside,
            leads=leads,
            person=person,
            on=date(2024, 1, 1),
            actor=strategist,
            now=now,
        )


def _at(day: date, hour: int = 13) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=STOCKHOLM)


def _meeting(now: datetime, *, days: int) -> dict[str, Any]:
    return {
        "starts_at": _at((now + timedelta(days=days)).date()),
        "place": "Påhittade salen, Stadshuset",
        "agenda": "Påhittad dagordning: aktuellt från enheterna, ett gott exempel, frågor.",
    }


def _meetings(stage: Stage, now: datetime) -> None:
    """One ombud meeting was held this year and one lies ahead; the honour network is behind."""
    strategist = stage.at(STRATEGIST, now)
    by: dict[str, Any] = {"actor": strategist, "now": now}
    networks.meetings.plan(network_code=OMBUDS, **_meeting(now, days=10), **by)
    _held(OMBUDS, days=-40, others=64, by=by, now=now)
    _held(HONOUR, days=-60, others=11, by=by, now=now)
    networks.meetings.plan(network_code=HONOUR, **_meeting(now, days=-6), **by)
    networks.meetings.plan(network_code=HONOUR, **_meeting(now, days=16), **by)


def _held(code: str, *, days: int, others: int, by: dict[str, Any], now: datetime) -> UUID:
    made: UUID = networks.meetings.plan(network_code=code, **_meeting(now, days=days), **by)
    networks.meetings.hold(
        meeting_id=made,
        minutes="Påhittade anteckningar: vi gick igenom nya rutiner och delade goda exempel.",
        attended=(),
        others=others,
        **by,
    )
    networks.meetings.add_material(
        meeting_id=made,
        title="Bilder från mötet (påhittad länk)",
        address="https://exempel.se/bilder",
        **by,
    )
    grades = networks.meetings.Grades(
        much=others // 2,
        some=others // 4,
        little=2,
        nothing=0,
        words="Bra att få prata i smågrupp.",
    )
    networks.meetings.evaluate_meeting(meeting_id=made, grades=grades, **by)
    return made


QUESTIONS = (
    (
        "Hur tar jag upp frågan på en arbetsplatsträff?",
        "Börja med en kvart. Visa var stödet finns. Be om en plats på dagordningen varje termin.",
        9,
    ),
    ("Vart hänvisar jag en kollega som själv är utsatt?", "", 3),
)


def _questions(stage: Stage, now: datetime) -> None:
    for title, answer, days in QUESTIONS:
        asked_at = now - timedelta(days=days)
        asked = networks.questions.ask(
            title=title, text="", actor=stage.at(OMBUD, asked_at), now=asked_at
        )
        if answer:
            when = now - timedelta(days=2)
            networks.questions.answer(
                question_id=asked, text=answer, actor=stage.at(STRATEGIST, when), now=when
            )
