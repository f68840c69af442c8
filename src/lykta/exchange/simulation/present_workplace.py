"""The demo's follow-up of the work environment: last year's signed, this year's open.

What the units say is invented and says so; it is made by the people's own actions, once.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings

from lykta.exchange.simulation.people_at_work import Stage, scene
from lykta.kernel.calendar import STOCKHOLM
from lykta.workplace import api as workplace

HR, DIRECTOR = "hr.vof", "direktor.vof"
VOF, SCHOOL, NEXUS = "chef.vof", "skola.rektor", "nexus.chef"
USERS = (HR, DIRECTOR, VOF, SCHOOL, NEXUS)
Lens, Who, Theme = workplace.Lens, workplace.Who, workplace.Theme


def present_workplace(*, now: datetime) -> None:
    """Make the rounds that are not there yet. Raises what the actions raise."""
    have = {one.year for one in workplace.rounds(municipality=settings.MUNICIPALITY)}
    stage = Stage.of(USERS, today=now.date())
    if now.year - 1 not in have:
        _last_year(stage, now.year - 1)
    if now.year not in have:
        _this_year(stage, now)


def _last_year(stage: Stage, year: int) -> None:
    """Answered and signed by the director; the safety committee has not noted it yet."""
    opened, said, signed = (_at(date(year, 11, day)) for day in (3, 14, 28))
    with scene():
        key = _open(stage, year, date(year, 11, 21), opened)
    with scene():
        _answer(stage, VOF, key, _told(year), said)
        _answer(stage, NEXUS, key, _told(year), said)
    with scene():
        workplace.sign(round_id=key, actor=stage.at(DIRECTOR, signed), now=signed)


def _this_year(stage: Stage, now: datetime) -> None:
    """Open: two have answered; the manager of Exempelboendet finds it on Min dag."""
    opened = max(now - timedelta(days=10), _at(date(now.year, 1, 1)))
    with scene():
        key = _open(stage, now.year, (now + timedelta(days=4)).date(), opened)
    with scene():
        for who in (SCHOOL, NEXUS):
            _answer(stage, who, key, _told(now.year), now)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10, 0), tzinfo=STOCKHOLM)


def _open(stage: Stage, year: int, due_on: date, when: datetime) -> UUID:
    return workplace.open_round(
        municipality=settings.MUNICIPALITY,
        year=year,
        due_on=due_on,
        actor=stage.at(HR, when),
        now=when,
    )


def _answer(
    stage: Stage, who: str, round_id: UUID, told: workplace.AnswerText, when: datetime
) -> None:
    actor = stage.at(who, when)
    for one in workplace.units(round_id=round_id, unit=actor.unit):
        workplace.answer(asked_id=one.id, told=told, actor=actor, now=when)


def _told(year: int) -> workplace.AnswerText:
    return workplace.AnswerText(
        done=workplace.Done.PARTLY,
        works="Påhittat: korta avstämningar varje vecka gör att signaler fångas tidigt.",
        works_themes=(Theme.LEADERSHIP, Theme.COOPERATION),
        improve="Påhittat: rutinen vid hot är inte övad, och nya får den för sent.",
        improve_themes=(Theme.THREATS, Theme.ROUTINES),
        threats=Lens.IMPROVE,
        private_violence=Lens.NOT_YET,
        inclusion=Lens.WORKS,
        routine=workplace.Routine.KNOWN,
        safety_part=workplace.SafetyPart.YES,
        safety_on=date(year - 1, 10, 20),
        promises=(
            workplace.Promised(
                "Påhittat: öva rutinen vid hot på ett möte", Who.SAFETY, date(year + 1, 3, 31)
            ),
            workplace.Promised(
                "Påhittat: ta upp omtankesamtalet i introduktionen",
                Who.MANAGER,
                date(year + 1, 5, 31),
            ),
        ),
    )
