"""The living present of projects and of support to associations: invented, and seen to be so.

The municipality's file tells which projects there are (F13, F16, F17, F20); days, sums, groups
and applicants are made up here, through the real actions. Made once.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from lykta.exchange.simulation.people_at_work import Stage, scene
from lykta.inbox import api as inbox
from lykta.kernel.calendar import add_months
from lykta.projects import api as projects
from lykta.projects.api import GrantOutcome, Owed, Points, Source

OFFICE, SECOND, CARE = "strateg", "radet", "kontakt.vof"
CRITERIA = (
    "Når dem som annars inte nås",
    "Bygger på det vi vet hjälper",
    "Går att följa upp",
)
TITLE = "Föreningsstöd {} (påhittat)"

By = dict[str, Any]  # who does it, and when


def present_projects(*, now: datetime) -> None:
    """Make the present of projects and grants, when it is not there yet."""
    stage = Stage.of((OFFICE, SECOND, CARE), today=now.date())
    with scene():
        stage.at(OFFICE, now)
        if projects.calls(today=now.date()):
            return
        keys = {one.work: one.id for one in projects.projects(today=now.date())}
    with scene():
        if "fatima-2" in keys:
            _fatima(stage, keys["fatima-2"], now)
        if "föräldraskap" in keys:
            _parents(stage, keys["föräldraskap"], now)
        if "rfsu-lss" in keys:
            _relations(stage, keys["rfsu-lss"], now)
    with scene():
        _last_years_call(stage, now)
    with scene():
        _this_years_call(stage, now)


def _fatima(stage: Stage, project_id: UUID, now: datetime) -> None:
    """EU money that ends in spring, and nobody has decided what happens then (F17)."""
    by: By = {"project_id": project_id, "actor": stage.at(OFFICE, now), "now": now}
    ends = _month_end(add_months(now.date(), 3))
    told = projects.Sum(
        source=Source.EU,
        funder="Påhittad EU-fond",
        amount=2_400_000,
        ends_on=ends,
        stops="Påhittat: kvällsgrupperna för killar 16-24 år, och två ledares tid.",
    )
    projects.put_money(sum_=told, **by)
    projects.plan_year(year=now.year - 1, planned=1_100_000, used=1_040_000, **by)
    projects.plan_year(year=now.year, planned=1_200_000, used=910_000, **by)
    projects.owe(kind=Owed.CONTENT, due_on=now.date() + timedelta(days=18), **by)
    projects.owe(kind=Owed.FINAL, due_on=ends + timedelta(days=60), **by)
    groups = (("Grupp 1 (påhittad)", 20, 34, 24), ("Grupp 2 (påhittad)", 12, 26, 18))
    for name, months, started, completed in groups:
        _group(by, name, add_months(now.date(), -months), started, completed)
    _group(by, "Grupp 3 (påhittad)", add_months(now.date(), -2), 16, None)
    _group(by, "Ledargruppen (påhittad)", add_months(now.date(), -2), 4, None)
    text = "Påhittat: fler av deltagarna säger ifrån när en kompis kontrolleras hemma."
    projects.tell_result(text=text, **by)


def _group(by: By, name: str, started_on: date, started: int, completed: int | None) -> None:
    projects.note_cohort(
        name=name,
        started_on=started_on,
        started=started,
        completed=completed,
        **by,
    )


def _parents(stage: Stage, project_id: UUID, now: datetime) -> None:
    """Grants and state money; the inflow is great (F16)."""
    by: By = {"project_id": project_id, "actor": stage.at(OFFICE, now), "now": now}
    for source, months in ((Source.PROJECT_GRANT, 14), (Source.STATE, 26)):
        told = projects.Sum(
            source=source,
            funder=f"Påhittad finansiär ({source.swedish.lower()})",
            amount=700_000,
            ends_on=_month_end(add_months(now.date(), months)),
            stops="Påhittat: hälften av föräldragrupperna.",
        )
        projects.put_money(sum_=told, **by)
    for who, number in (("Barnsäkert", 41), ("samhällsvägledare", 17), ("kulturtolkar", 3)):
        projects.note_inflow(source=who, year=now.year, number=number, **by)


def _relations(stage: Stage, project_id: UUID, now: datetime) -> None:
    """State money; the care administration tells of it (F13)."""
    by: By = {"project_id": project_id, "actor": stage.at(OFFICE, now), "now": now}
    told = projects.Sum(
        source=Source.STATE,
        funder="Påhittat statsbidrag",
        amount=600_000,
        ends_on=_month_end(add_months(now.date(), 9)),
        stops="Påhittat: kurserna för personal på nya boenden.",
    )
    projects.put_money(sum_=told, **by)
    projects.owe(kind=Owed.ECONOMY, due_on=now.date() + timedelta(days=9), **by)
    there: By = {**by, "actor": stage.at(CARE, now)}
    _group(there, "Personal, första omgången (påhittad)", add_months(now.date(), -5), 31, 26)


def _last_years_call(stage: Stage, now: datetime) -> None:
    """Money that was given and is being used; its report is due soon (F14)."""
    then = now - timedelta(days=330)
    title = TITLE.format(then.year)
    call_id = _call(stage, title, then, closes=then + timedelta(days=30), report=20, now=now)
    application_id = _handed_in(
        stage,
        call_id,
        "Påhittade Kvinnofören",
        "Rådgivning på fyra språk",
        amount=80_000,
        then=then,
    )
    _weighed(stage, call_id, application_id, then + timedelta(days=40))
    decided = then + timedelta(days=60)
    by: By = {"application_id": application_id, "actor": stage.at(OFFICE, decided), "now": decided}
    projects.decide(
        outcome=GrantOutcome.PARTLY,
        amount=60_000,
        grounds="Påhittat: når grupper som annars inte nås.",
        decided_by="Kommunstyrelsen",
        decided_on=decided.date(),
        diary_number="PÅHITTAT-1",
        **by,
    )
    projects.agree(
        terms="Påhittat: pengarna går till rådgivarnas tid. Rapport efter ett år.",
        agreed_on=decided.date(),
        report_by=now.date() + timedelta(days=20),
        **by,
    )
    projects.pay(amount=60_000, paid_on=decided.date(), reference="PÅHITTAD-1", **by)


def _this_years_call(stage: Stage, now: datetime) -> None:
    """An open call: one application half weighed, one that nobody has taken in."""
    opened = now - timedelta(days=20)
    title = TITLE.format(now.year + 1)
    call_id = _call(stage, title, opened, closes=now + timedelta(days=17), report=380, now=now)
    half = _handed_in(
        stage,
        call_id,
        "Fantasiföreningen Fyren",
        "Öppna kvällar för unga",
        amount=90_000,
        then=opened,
    )
    _weighed(stage, call_id, half, now - timedelta(days=2), most=2)
    _apply(call_id, "Sagolika Systrarna", "Självhjälpsgrupp", 45_000, now - timedelta(days=1))


def _call(
    stage: Stage, title: str, then: datetime, *, closes: datetime, report: int, now: datetime
) -> UUID:
    words = projects.CallWords(
        title=title,
        about="Påhittad utlysning: pengar till föreningar som arbetar mot våld och förtryck.",
        who="Ideella föreningar som är öppna för alla i kommunen.",
        opens_on=then.date(),
        closes_on=closes.date(),
        frame=250_000,
        most=100_000,
        decides="Kommunstyrelsen",
        report_by=now.date() + timedelta(days=report),
    )
    by: By = {"actor": stage.at(OFFICE, then), "now": then}
    call = projects.write_call(words=words, criteria=CRITERIA, **by)
    projects.publish_call(call_id=call.id, **by)
    return UUID(str(call.id))


def _apply(call_id: UUID, who: str, what: str, amount: int, when: datetime) -> None:
    answers = {
        "call": str(call_id),
        "association": who,
        "number": "802400-0000",
        "contact": "Påhitta Exempelsson",
        "mail": "forening@example.org",
        "phone": "",
        "title": what,
        "aim": "Påhittat: att fler vet vart de kan vända sig.",
        "groups": "Påhittat: vuxna och unga som sällan söker hjälp.",
        "how": "Påhittat: en kväll i veckan, två ledare som får handledning.",
        "amount": str(amount),
        "other_money": "",
    }
    inbox.hand_in(kind=projects.APPLICATION_KIND, answers=answers, now=when)


def _handed_in(
    stage: Stage, call_id: UUID, who: str, what: str, *, amount: int, then: datetime
) -> UUID:
    _apply(call_id, who, what, amount, then + timedelta(days=5))
    later = then + timedelta(days=8)
    actor = stage.at(OFFICE, later)
    waiting = inbox.waiting(kind=projects.APPLICATION_KIND, actor=actor)
    handed = next(one for one in waiting if one.answers["association"] == who)
    return UUID(str(projects.take_in(handed_id=handed.id, actor=actor, now=later).id))


def _weighed(
    stage: Stage, call_id: UUID, application_id: UUID, when: datetime, *, most: int = 99
) -> None:
    actor = stage.at(OFFICE, when)
    found = next(one for one in projects.applications_of(call_id) if one.id == application_id)
    for place, criterion in enumerate(found.criteria[:most]):
        projects.assess(
            application_id=application_id,
            criterion_id=criterion.id,
            points=(Points.VERY_WELL, Points.WELL, Points.PARTLY)[place % 3],
            why="Påhittat skäl för bedömningen.",
            actor=actor,
            now=when,
        )


def _month_end(day: date) -> date:
    return add_months(day.replace(day=1), 1) - timedelta(days=1)
