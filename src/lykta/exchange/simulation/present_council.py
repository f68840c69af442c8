"""The living present of the council: invented members, meetings and answers, seen to be so.

The municipality's file tells the council's name, questions and past meetings (F46-F48). The rest
is made up here, through the real actions: once, and a new coming meeting when the last has been.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from lykta.council import api as council
from lykta.exchange.simulation.one_page import one_page
from lykta.exchange.simulation.people_at_work import Stage, scene
from lykta.kernel.calendar import STOCKHOLM, next_working_day, stockholm
from lykta.organisation import api as organisation
from lykta.plan import api as plan
from lykta.secrecy import context

SECRETARY = "radet"
PLACE = "Påhittade rummet, Stadshuset"
FYREN, SYSTERS = "Fantasiföreningen Fyren", "Sagolika Systrarna"
BOARD = "Påhittade nämnden"
MEMBERS = (
    ("Påhitta Exempelsson", FYREN, False),
    ("Hittepå Fantasi", SYSTERS, False),
    ("Låtsas Påhittling", BOARD, False),
    ("Exempla Sagolin", FYREN, True),
)
SAID = {
    1: "Påhittat: som arbetsgivare märker vi att chefer vill fråga men inte vågar.",
    2: "Påhittat: det hjälper när frågan ställs till alla, varje gång.",
    3: "Påhittat: de ideella ledarna behöver någon att ringa efter ett svårt samtal.",
}
SPOKEN = {
    1: "Påhittat: hos oss vågar chefer fråga när de har övat tillsammans.",
    2: "Påhittat: öva samtalet två och två innan det behövs.",
}
MISHEARD = "Påhittat: hos oss vågar chefer inte fråga, fast de har övat."
THEMES = ("Våga fråga", "Våga fråga", "Stöd efteråt")

By = dict[str, Any]  # who does it, and when


def present_council(*, now: datetime) -> None:
    """Make the present of the council, when it is not there yet."""
    stage = Stage.of((SECRETARY,), today=now.date())
    with scene():
        stage.at(SECRETARY, now)
        if council.council() is None:
            return
        first = not council.members()
        none_ahead = all(one.ends_at <= now or one.is_off for one in council.meetings(now=now))
    if first:
        with scene():
            _members(stage, now)
            _published(stage, now)
            _to_adjust(stage, now)
    if none_ahead:
        with scene():
            _coming(stage, now)


def _members(stage: Stage, now: datetime) -> None:
    """Seat the members; the term of one ends within the quarter."""
    then = now - timedelta(days=300)
    by = _by(stage, then)
    for name, stands_for, substitute in MEMBERS:
        until = date(then.year + 4, 12, 31)
        if stands_for == BOARD:
            until = now.date() + timedelta(days=60)
        council.seat(
            name=name,
            stands_for=stands_for,
            substitute=substitute,
            since_on=then.date(),
            until_on=until,
            **by,
        )


def _published(stage: Stage, now: datetime) -> None:
    """A meeting in spring: what was said is grouped, one advice is followed up, one is not."""
    titles = ("Mötesplatser för unga (påhittad fråga)", "Hur rådet frågar (påhittad fråga)")
    meeting_id = _held(stage, now, days=190, titles=titles)
    by = _by(stage, now - timedelta(days=180))
    first, second = council.meeting(meeting_id, now=now).items
    advice = "Påhittat: låt unga själva vara med och utforma mötesplatserna."
    council.follow_item(item_id=first.id, advice=advice, became="", **by)
    council.follow_item(
        item_id=second.id,
        advice="Påhittat: fråga organisationerna före mötet, inte bara på det.",
        became="Påhittat: rådet skickar nu frågorna med länk.",
        **by,
    )
    _said_there(meeting_id, by)
    _noted(meeting_id, by)
    council.adjust_notes(
        meeting_id=meeting_id, adjusted_by=MEMBERS[0][0], adjusted_on=by["now"].date(), **by
    )
    council.publish_notes(meeting_id=meeting_id, **by)


def _said_there(meeting_id: UUID, by: By) -> None:
    """Two organisations answer at the meeting; one answer is a lesson that a measure points to.

    One was typed wrong, and is put right.
    """
    for who, texts in ((FYREN, SAID), (SYSTERS, SPOKEN | {1: MISHEARD})):
        council.tell_at_meeting(meeting_id=meeting_id, organisation_name=who, texts=texts, **by)
    for one in council.meeting(meeting_id, now=by["now"]).said:
        if one.text == MISHEARD:
            council.correct_answer(answer_id=one.id, text=SPOKEN[1], **by)
    said = council.meeting(meeting_id, now=by["now"]).said
    questions = list(dict.fromkeys(one.question for one in said))
    themes = {one.id: THEMES[questions.index(one.question)] for one in said}
    lessons = [one.id for one in said if one.text in (SAID[3], SPOKEN[2])]
    council.group(meeting_id=meeting_id, themes=themes, lessons=lessons, **by)
    measures = plan.measures_seen(municipality=settings.MUNICIPALITY, today=by["now"].date())
    for measure, lesson in zip(measures[:1], council.lessons(), strict=False):
        kind = council.UsedBy.MEASURE
        council.point(lesson_id=lesson.id, kind=kind, about_id=measure.id, **by)


def _to_adjust(stage: Stage, now: datetime) -> None:
    """A meeting just held: the draft waits to be adjusted."""
    titles = ("Trygga idrottsplatser (påhittad fråga)", "Nästa års pris (påhittad fråga)")
    meeting_id = _held(stage, now, days=9, titles=titles)
    by = _by(stage, now)
    sits = next(one for one in council.members() if one.stands_for == SYSTERS)
    council.tell_conflict(
        meeting_id=meeting_id,
        member_id=sits.id,
        conflict="Påhittat: fråga 2, föreningen kan bli nominerad.",
        **by,
    )
    _noted(meeting_id, by)


def _noted(meeting_id: UUID, by: By) -> None:
    there = {one.id for one in council.members() if not one.substitute}
    council.attend(meeting_id=meeting_id, present=there, **by)
    council.draft_notes(meeting_id=meeting_id, **by)


def _held(stage: Stage, now: datetime, *, days: int, titles: tuple[str, ...]) -> UUID:
    then = now - timedelta(days=days + 30)
    meeting_id = _planned(stage, then, now.date() - timedelta(days=days), titles)
    council.call(meeting_id=meeting_id, **_by(stage, then))
    return meeting_id


def _planned(stage: Stage, then: datetime, day: date, titles: tuple[str, ...]) -> UUID:
    by = _by(stage, then)
    taken = {stockholm(one.starts_at).date() for one in council.meetings(now=then)}
    starts = datetime.combine(_free(day, taken), time(13), tzinfo=STOCKHOLM)
    row = council.plan(
        starts_at=starts,
        ends_at=starts + timedelta(hours=3),
        place=PLACE,
        diary_number="PÅHITTAT-1",
        **by,
    )
    for title, who in zip(titles, (SYSTERS, ""), strict=False):
        text = "Påhittat: rådet talar om vad som fungerar och vad som saknas."
        council.add_item(meeting_id=row.id, title=title, text=text, reported_by=who, **by)
    return UUID(str(row.id))


def _free(day: date, taken: Collection[date]) -> date:
    """Return the first working day from `day` on when the council does not meet."""
    day = next_working_day(day)
    while day in taken:
        day = next_working_day(day + timedelta(days=1))
    return day


def _coming(stage: Stage, now: datetime) -> None:
    """A meeting ahead: one of two has answered, the notice waits, a member cannot come."""
    titles = ("Arbetslivet och våld (påhittad fråga)", "Hur rådet arbetar (påhittad fråga)")
    then = now - timedelta(days=3)
    meeting_id = _planned(stage, then, now.date() + timedelta(days=16), titles)
    by: By = {"meeting_id": meeting_id} | _by(stage, then)
    for member in council.meeting(meeting_id, now=then).members:
        if member.stands_for == FYREN and not member.substitute:
            council.tell_away(member_id=member.id, **by)
    item = council.meeting(meeting_id, now=then).items[0]
    council.add_paper(
        item_id=item.id,
        data=one_page("Pahittat underlag"),
        name="Påhittat underlag.pdf",
        **_by(stage, then),
    )
    token = council.ask(organisation_name=FYREN, mail="", **by)
    council.ask(organisation_name=SYSTERS, mail="", **by)
    _answer(token, now - timedelta(days=1))


def _by(stage: Stage, then: datetime) -> By:
    return {"actor": stage.at(SECRETARY, then), "now": then}


def _answer(token: str, then: datetime) -> None:
    """Let the organisation answer by its link, as the page does."""
    link = organisation.open_link(token=token, purpose=council.PURPOSE, today=then.date())
    if link is None:
        return
    board = organisation.authority("KS", municipality_code=settings.MUNICIPALITY)
    machine = organisation.machine(authority_id=board.id, role="machine_link", today=then.date())
    context.enter(machine, now=then)
    council.answer(asked_id=link.target_id, link_id=link.id, texts=SAID, actor=machine, now=then)
