"""The demo's support at work: whom to ring, last year's talks, planned rounds. All invented.

The numbers are impossible ones and every name says that it is made up; nothing is about a person.
"""

from datetime import date, datetime, timedelta

from lykta.exchange.simulation.people_at_work import Stage, scene
from lykta.workplace import api as workplace

HR, VOF, SCHOOL = "hr.vof", "chef.vof", "skola.rektor"
USERS = (HR, VOF, SCHOOL)
Line, Event = workplace.Line, workplace.Event
CONTACTS = (
    (Line.HR, "Påhittad HR-jour", "018-00 00 01", "vardagar 8–16", True),
    (Line.HEALTH, "Påhittad företagshälsa", "018-00 00 02", "vardagar 8–17", True),
    (Line.CRISIS, "Påhittat krisstöd", "018-00 00 03", "dygnet runt", True),
    (Line.TALKS, "Påhittad samtalsbyrå", "018-00 00 04", "vardagar 9–19", False),
    (Line.ABSENCE, "6 gånger på 12 månader", "", "", False),
)
BANDS = (("VOF", 20), ("UBF", 10), ("SCF", 10), ("KLK", 0))


def present_workplace_support(*, now: datetime) -> None:
    """Make what is not there yet. Raises what the actions raise."""
    if any(one.name for one in workplace.contacts()):
        return
    stage = Stage.of(USERS, today=now.date())
    with scene():
        actor = stage.at(HR, now)
        for line, name, number, hours, confirmed in CONTACTS:
            workplace.set_contact(
                line=line,
                name=name,
                number=number,
                hours=hours,
                confirmed=confirmed,
                actor=actor,
                now=now,
            )
        known = {code for code, _name in workplace.administrations(today=now.date())}
        bands = {code: band for code, band in BANDS if code in known}
        workplace.tell_bands(year=now.year - 1, bands=bands, actor=actor, now=now)
    _rounds(stage, now)


def _rounds(stage: Stage, now: datetime) -> None:
    """The manager's OSA round is to be ticked off, the dialogue is done; the school has planned."""
    today = now.date()
    recent = max(date(today.year, 1, 1), today - timedelta(days=2))
    with scene():
        actor = stage.at(VOF, now)
        workplace.plan_event(event=Event.OSA, planned_on=recent, actor=actor, now=now)
        key = workplace.plan_event(event=Event.DIALOGUE, planned_on=recent, actor=actor, now=now)
        workplace.tick_off(row_id=key, done_on=recent, actor=actor, now=now)
    with scene():
        workplace.plan_event(
            event=Event.OSA,
            planned_on=min(date(today.year, 12, 31), today + timedelta(days=9)),
            actor=stage.at(SCHOOL, now),
            now=now,
        )
