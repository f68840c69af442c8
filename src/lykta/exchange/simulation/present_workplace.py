"""The demo's follow-up of the work environment: earlier years' numbers, last year's signed, this
year's open.

What the units say is invented and says so; it is made by the people's own actions, once. Most
units have an invented manager without an account: they answer here and sign in nowhere.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings

from lykta.exchange.simulation.people_at_work import Stage, scene
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import STOCKHOLM
from lykta.organisation import api as organisation
from lykta.organisation.models import Assignment, Person, Unit
from lykta.secrecy import context
from lykta.workplace import api as workplace

HR, DIRECTOR, OPERATOR = "hr.vof", "direktor.vof", "systemforvaltare"
WITH_ACCOUNT = ("chef.vof", "skola.rektor", "nexus.chef")
USERS = (HR, DIRECTOR, OPERATOR, *WITH_ACCOUNT)
MANAGER, HEAD = "manager", "director"
LED = (
    *("VOF", "UBF", "AMF", "KIFF", "KLK", "HALL", "TSB", "SCF", "SCF-BUM", "MOTT", "UTRU"),
    *("PLAC", "HRVE", "SCF-BUI", "FAMC", "UNGJ", "FAME", "SCF-VUX", "SOCJ"),
)
DIRECTED = ("SCF", "UBF", "AMF", "KIFF", "KLK")
FROM = date(2022, 1, 1)
EARLIER_YEARS = 4
SILENT = ("PLAC", "UNGJ")  # last year
ANSWERED_EARLY = ("VOF", "UBF", "MOTT", "FAMC", "FAME", "SCF-VUX", "HALL", "KIFF")  # this year
Lens, Who, Routine = workplace.Lens, workplace.Who, workplace.Routine


@dataclass(frozen=True)
class Cast:
    """Those who answer, by their unit's code, and those who sign, by their administration's."""

    managers: dict[str, Actor]
    directors: dict[str, Actor]


def present_workplace(*, now: datetime) -> None:
    """Make the rounds that are not there yet. Raises what the actions raise."""
    have = {one.year for one in workplace.rounds(municipality=settings.MUNICIPALITY)}
    if {now.year - 1, now.year} <= have:
        return
    stage = Stage.of(USERS, today=now.date())
    with scene():
        stage.at(OPERATOR, now)
        cast = _cast(stage, now.date())
    if now.year - 1 not in have:
        _earlier(stage, now)
        _last_year(stage, cast, now.year - 1)
    if now.year not in have:
        _this_year(stage, cast, now)


def _cast(stage: Stage, today: date) -> Cast:
    """Find the invented managers and directors, or let them begin."""
    units = {row.code: row for row in organisation.units(today=today)}
    managers = _staff(MANAGER, [units[code] for code in LED if code in units], today)
    directors = _staff(HEAD, [units[code] for code in DIRECTED if code in units], today)
    own = {stage.actors[who].unit: stage.actors[who] for who in WITH_ACCOUNT}
    managers |= {code: own[row.id] for code, row in units.items() if row.id in own}
    return Cast(managers, directors | {"VOF": stage.actors[DIRECTOR]})


def _staff(role: str, units: list[Unit], today: date) -> dict[str, Actor]:
    codes = {row.id: row.code for row in units}
    held = Assignment.objects.filter(unit_id__in=codes, role=role).values_list("unit_id", flat=True)
    new = [row for row in units if row.id not in set(held)]
    people = [
        Person(name=f"{_first(role)} Påhittsson {row.code}", title=_title(role)) for row in new
    ]
    Person.objects.bulk_create(people)
    Assignment.objects.bulk_create(
        Assignment(person=person, unit=row, role=role, valid_from=FROM)
        for person, row in zip(people, new, strict=True)
    )
    found = Assignment.objects.filter(unit_id__in=codes, role=role).order_by("valid_from", "id")
    return {
        codes[one.unit_id]: organisation.actor_for(
            person_id=one.person_id, assignment_id=one.id, today=today
        )
        for one in found
    }


def _first(role: str) -> str:
    return "Direktör" if role == HEAD else "Chef"


def _title(role: str) -> str:
    return "Förvaltningsdirektör" if role == HEAD else "Chef"


def _earlier(stage: Stage, now: datetime) -> None:
    """Numbers of the years before Lykta, which HR has written in."""
    known = organisation.structure(municipality_code=settings.MUNICIPALITY).administrations
    with scene():
        hr = stage.at(HR, now)
        for back in range(EARLIER_YEARS, 0, -1):
            for place, (row, _bodies) in enumerate(known):
                asked = 8 + 6 * place
                workplace.write_earlier(
                    municipality=settings.MUNICIPALITY,
                    year=now.year - 1 - back,
                    administration_id=row.id,
                    administration_name=row.name,
                    asked=asked,
                    answered=asked * (96 - 9 * back - place) // 100,
                    actor=hr,
                    now=now,
                )


def _last_year(stage: Stage, cast: Cast, year: int) -> None:
    """Answered and signed by the directors; committee and boards have not noted it yet."""
    opened, said, signed = (_at(date(year, 11, day)) for day in (3, 14, 28))
    with scene():
        key = _open(stage, year, date(year, 11, 21), None, opened)
    with scene():
        for code, actor in cast.managers.items():
            if code not in SILENT:
                _answer(actor, key, said)
    with scene():
        for actor in cast.directors.values():
            context.enter(actor, now=signed)
            workplace.sign(round_id=key, actor=actor, now=signed)
    with scene():
        workplace.suggest(
            round_id=key,
            theme="Hot och våld",
            text="Påhittat: öva rutinen vid hot varje år, och ge den till alla nya första veckan.",
            actor=stage.at(DIRECTOR, signed),
            now=signed,
        )


def _this_year(stage: Stage, cast: Cast, now: datetime) -> None:
    """Open: some have answered; the manager of Exempelboendet finds it on Min dag."""
    opened = max(now - timedelta(days=10), _at(date(now.year, 1, 1)))
    with scene():
        board_by = date(now.year + 1, 2, 28)
        key = _open(stage, now.year, (now + timedelta(days=4)).date(), board_by, opened)
    with scene():
        for code in (*ANSWERED_EARLY, "UBF-EX", "NEXUS"):
            if code in cast.managers:
                _answer(cast.managers[code], key, now)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10, 0), tzinfo=STOCKHOLM)


def _open(stage: Stage, year: int, due_on: date, board_by: date | None, when: datetime) -> UUID:
    return workplace.open_round(
        municipality=settings.MUNICIPALITY,
        year=year,
        due_on=due_on,
        board_by=board_by,
        actor=stage.at(HR, when),
        now=when,
    )


def _answer(actor: Actor, round_id: UUID, when: datetime) -> None:
    context.enter(actor, now=when)
    for one in workplace.units(round_id=round_id, unit=actor.unit):
        told = _told(when.year, sum(one.code.encode()))
        workplace.answer(asked_id=one.id, told=told, actor=actor, now=when)


WORKS = (
    "Påhittat: korta avstämningar varje vecka gör att signaler fångas tidigt.",
    "Påhittat: samarbetet i arbetslaget är gott och vikarierna får en checklista.",
    "Påhittat: skyddsronden är gjord och larmen är provade.",
    "Påhittat: schemat ger återhämtning sedan vi ändrade bemanningen.",
)
IMPROVE = (
    "Påhittat: rutinen vid hot är inte övad, och nya får den för sent.",
    "Påhittat: arbetsbelastningen är hög när vakanser inte tillsätts.",
    "Påhittat: ensamarbete på kvällar behöver ett larm och en rutin.",
    "Påhittat: ventilationen och bullret i lokalerna är inte åtgärdade.",
    "Påhittat: omtankesamtalet är inte känt av alla, ta upp det i introduktionen.",
)


def _told(year: int, seed: int) -> workplace.AnswerText:
    done = workplace.Done.YES if seed % 3 else workplace.Done.PARTLY
    return workplace.AnswerText(
        done=done,
        works=WORKS[seed % len(WORKS)],
        improve=IMPROVE[seed % len(IMPROVE)],
        threats=Lens.IMPROVE if seed % 2 else Lens.WORKS,
        private_violence=Lens.NOT_YET if seed % 3 else Lens.WORKS,
        inclusion=Lens.WORKS,
        routine=list(Routine)[seed % 3],
        safety_part=workplace.SafetyPart.YES,
        safety_on=date(year - 1, 10, 20),
        promises=(
            workplace.Promised(
                "Påhittat: öva rutinen vid hot på ett möte",
                Who.SAFETY,
                date(year + 1, 3, 31),
                done=seed % 4 == 0,
            ),
            workplace.Promised(
                "Påhittat: ta upp omtankesamtalet i introduktionen",
                Who.MANAGER,
                date(year + 1, 5, 31),
            ),
        ),
    )
