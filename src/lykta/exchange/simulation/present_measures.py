"""The demo's measures in full: decided by an invented decision, with tasks, money and effect.

Everything here is invented and says so. It is made by the people's own actions. The municipality's
own ongoing works stay as the source tells them; only the end of one project's money is made up,
and says that it is, so that what stops then can be met.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from lykta.exchange.simulation.people_at_work import Stage, scene
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import add_months
from lykta.kernel.party import Party
from lykta.plan import api as plan

OFFICE, VOF, UBF, UHEM, HEAD = "strateg", "kontakt.vof", "kontakt.ubf", "kontakt.uhem", "nexus.chef"
USERS = (OFFICE, VOF, UBF, UHEM, HEAD)
VIOLENCE, HONOUR = "våld i nära relationer", "hedersrelaterat våld och förtryck"
DECISION = "påhitt-åtgärder"


@dataclass(frozen=True)
class Story:
    """What is told of one invented measure, and the next task of the one who leads it."""

    code: str
    user: str
    why: str
    effect: str
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    task: str
    days: int


STORIES = (
    Story(
        "påhitt-frågan",
        VOF,
        "Påhittat: många berättar först när någon frågar.",
        "Fler äldre och personer med stöd i vardagen berättar och får hjälp i tid.",
        (VIOLENCE,),
        ("older", "disability"),
        "Börja fråga på två enheter till (påhittad)",
        2,
    ),
    Story(
        "påhitt-natt",
        VOF,
        "Påhittat: natten är då mycket händer och få är på plats.",
        "Nattpersonalen vet vad den ska göra, och den som är utsatt slipper vänta till morgonen.",
        (VIOLENCE,),
        ("older",),
        "Boka höstens sista utbildning (påhittad)",
        9,
    ),
    Story(
        "påhitt-samtycke",
        UBF,
        "Påhittat: elever säger att de saknar ord för vad som är okej.",
        "Unga vet var gränsen går och vem de kan berätta för.",
        (VIOLENCE, HONOUR),
        ("young", "lgbtqi"),
        "Dela erfarenheter mellan skolorna (påhittad)",
        1,
    ),
    Story(
        "påhitt-grannar",
        UHEM,
        "Påhittat: grannar hör, men vet inte vad de får göra.",
        "Den som är utsatt får hjälp tidigare för att en granne vågar höra av sig.",
        (VIOLENCE,),
        (),
        "Beställ nytt material (påhittad)",
        -3,
    ),
    Story(
        "påhitt-väntetid",
        HEAD,
        "Påhittat: den som väntar länge kommer inte tillbaka.",
        "Den som söker hjälp träffar någon inom en vecka.",
        (VIOLENCE, HONOUR),
        (),
        "Se över hur den öppna tiden används (påhittad)",
        5,
    ),
)
NEW = plan.MeasureText(
    code="påhitt-skolväg",
    title="Någon att prata med på vägen hem (påhittad)",
    kind="service",
    leads=(Party("Utbildningsförvaltningen", "UBF"),),
    partners=(Party("Exempeljouren (påhittad)"),),
    example=True,
    why="Påhittat: unga säger att de inte vågar prata hemma.",
    what="En vuxen som elever känner finns kvar efter skolan två dagar i veckan.",
    effect="Unga som lever med hedersnormer har en vuxen att prata med.",
    areas=(HONOUR,),
    groups=("young", "foreign_background"),
    violence=("psychological", "latent"),
    indicators=(
        plan.IndicatorText(
            name="elever som har pratat med någon (påhittad)",
            unit="elever",
            target=60,
            guarded=True,
        ),
    ),
)


def present_measures(*, now: datetime) -> None:
    """Make what is not there yet; give each measure a task that is near. After present_rounds."""
    stage = Stage.of(USERS, today=now.date())
    with scene():
        actor = stage.at(OFFICE, now)
        here = _measures(now)
        if NEW.code not in here:
            then = now - timedelta(days=200)
            _tell(here, stage.at(OFFICE, then), then)
            _decide(stage.at(OFFICE, then), then)
            actor = stage.at(OFFICE, now)
            here = _measures(now)
        _fund(actor, now)
    for one in STORIES:
        if one.code in here:
            with scene():
                _give_task(here[one.code], one, stage, now)


def _measures(now: datetime) -> dict[str, plan.MeasureSeen]:
    found = plan.measures_seen(municipality=settings.MUNICIPALITY, today=now.date())
    return {one.code: one for one in found}


def _tell(here: dict[str, plan.MeasureSeen], actor: Actor, now: datetime) -> None:
    """Say why, for whom and what it is to change, of the measures that the rounds brought."""
    by: dict[str, Any] = {"actor": actor, "now": now}
    for one in STORIES:
        if one.code in here:
            plan.measures.change(
                measure_id=here[one.code].id, text=_text(here[one.code], one), **by
            )
    key = plan.measures.propose(municipality=settings.MUNICIPALITY, text=NEW, **by)
    for text in NEW.indicators:
        plan.counting.add(measure_id=key, text=text, **by)


def _text(seen: plan.MeasureSeen, story: Story) -> plan.MeasureText:
    return plan.MeasureText(
        code=seen.code,
        title=seen.title,
        kind=seen.kind_code,
        leads=seen.leads,
        partners=seen.partners,
        example=True,
        why=story.why,
        effect=story.effect,
        areas=story.areas,
        groups=story.groups,
        money=(plan.MoneyText("own", funder="Förvaltningens egen ram (påhittat)"),),
    )


def _decide(actor: Actor, now: datetime) -> None:
    """Register an invented decision of that day, and let the invented measures be decided by it."""
    text = plan.DecisionText(
        code=DECISION,
        body=Party("Kommunstyrelsen", "KS"),
        kind="adopt",
        title="Åtgärder som provas (påhittat beslut)",
        decided=now.date().isoformat(),
        paragraph="0",
        case_number="PÅHITT-0000",
    )
    by: dict[str, Any] = {"actor": actor, "now": now}
    key = plan.decide(municipality=settings.MUNICIPALITY, text=text, **by)
    ours = {one.code for one in STORIES} | {NEW.code}
    for code, seen in _measures(now).items():
        if code in ours and seen.proposed:
            plan.becoming.decide(measure_id=seen.id, decision_id=key, **by)


def _fund(actor: Actor, now: datetime) -> None:
    """Make up the end of Fatima 2's EU money, as its project tells it (F17 says two years)."""
    ends = add_months(now.date().replace(day=1), 4) - timedelta(days=1)
    for one in plan.works_seen(municipality=settings.MUNICIPALITY, today=now.date()):
        for money in one.money if one.code == "fatima-2" else ():
            if money.last_day is None or money.last_day < now.date():
                text = plan.MoneyText(
                    source=money.source_code,
                    funder="Påhittad EU-fond",
                    amount=2_400_000,
                    ends=ends.isoformat()[:7],
                    what_stops="Påhittat: kvällsgrupperna för killar 16-24 år, och två ledares "
                    "tid.",
                )
                plan.money.change(money_id=money.id, text=text, actor=actor, now=now)


def _give_task(seen: plan.MeasureSeen, story: Story, stage: Stage, now: datetime) -> None:
    """Give the measure a task that is near, unless one is: by the responsible's own hand."""
    near = [one for one in seen.tasks if not one.done_on]
    if near:
        return
    plan.tasks.add(
        measure_id=seen.id,
        title=story.task,
        party=None,
        due_on=now.date() + timedelta(days=story.days),
        actor=stage.at(story.user, now),
        now=now,
    )
