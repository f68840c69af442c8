"""Walking one story through the real actions, at its own times, by its own people."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid5

from lykta.casework import api as casework
from lykta.casework.terms import (
    ChildrenSaw,
    CloseReason,
    Gender,
    GoalResult,
    Heading,
    InquiryGround,
    NoteKind,
    Outcome,
    OwnEstimate,
    Protection,
    ReferralKind,
    ReferralResult,
    RiskLevel,
    SentBy,
    ServiceKind,
    SubjectArea,
    ViolenceKind,
    ViolentPerson,
    Wish,
)
from lykta.exchange.simulation import texts
from lykta.exchange.simulation.people_at_work import CHILD, LEADER, Stage, scene
from lykta.exchange.simulation.year import Story
from lykta.housing import api as housing

FORMS = UUID("11111111-2222-4333-8444-555555555555")
RESULTS = (GoalResult.WHOLLY, GoalResult.PARTLY, GoalResult.NOT_REACHED, GoalResult.INTERRUPTED)


@dataclass(frozen=True)
class Begun:
    """A story whose first contact has been taken down."""

    story: Story
    matter_id: UUID
    referral_id: UUID


def receive(story: Story, stage: Stage) -> Begun:
    """Take down the story's first contact, and a second one when it has one."""
    with scene():
        now = story.received_at
        actor = stage.at(story.handler, now)
        key = uuid5(FORMS, f"contact {story.number}")
        got = casework.referrals.receive(
            form_key=key, contact=contact_of(story), actor=actor, now=now
        )
    return Begun(story, got.matter_id, got.referral_id)


def contact_of(story: Story) -> casework.Contact:
    """Return what was said when the person got in touch."""
    who, reported = story.person, story.kind is ReferralKind.REPORT
    return casework.Contact(
        channel=story.channel,
        kind=story.kind,
        area=story.area,
        name=who.name,
        personal_number=who.personal_number,
        gender=Gender(who.gender),
        phone=who.phone,
        address=who.address,
        contact_when="Vardagar 10-14",
        contact_how="Ring",
        protection=Protection(who.protection),
        reporter=texts.REPORTER if reported else "",
        what=texts.CONTACT,
        wants_support=Wish.NOT_ASKED_YET if reported else _wish(story),
        children=tuple(
            casework.Child(name=f"Lill-Låtsas {n + 1}", birth_year=2012 + n)
            for n in range(story.children)
        ),
        take=True,
    )


def _wish(story: Story) -> Wish:
    return Wish.NO if story.ending == "declined" else Wish.YES


def walk(begun: Begun, stage: Stage) -> None:
    """Walk the story to its end."""
    chance = Random(begun.story.number)  # noqa: S311  # invented mixes, no secret
    with scene():
        _ask(begun, stage)
        if not begun.story.opens:
            _leave(begun, stage)
            return
        _raise_children(begun, stage)
        inquiry_id = _inquire(begun, stage, chance)
        _conclude(begun, stage, inquiry_id, chance)


def _ask(begun: Begun, stage: Stage) -> None:
    story = begun.story
    if story.kind is ReferralKind.REPORT:
        now = story.received_at + timedelta(hours=1)
        casework.referrals.ask(
            referral_id=begun.referral_id,
            wants_support=_wish(story),
            actor=stage.at(story.handler, now),
            now=now,
        )


def _leave(begun: Begun, stage: Stage) -> None:
    """The person wants nothing now, or is helped elsewhere: no inquiry against an adult's will."""
    now = begun.story.day(2)
    actor = stage.at(begun.story.handler, now)
    forwarded = begun.story.ending == "forwarded"
    casework.referrals.settle(
        referral_id=begun.referral_id,
        result=ReferralResult.FORWARDED if forwarded else ReferralResult.NO_INQUIRY,
        forwarded_to="En annan kommun" if forwarded else "",
        actor=actor,
        now=now,
    )
    reason = CloseReason.MOVED if forwarded else CloseReason.DECLINED
    casework.matters.close(matter_id=begun.matter_id, reason=reason, actor=actor, now=now)


def _raise_children(begun: Begun, stage: Stage) -> None:
    if not begun.story.children:
        return
    now = begun.story.received_at + timedelta(hours=2)
    actor = stage.at(begun.story.handler, now)
    raised = [
        casework.children.raise_matter(
            child_id=child.row.id, unit_id=stage.unit(CHILD), what=texts.CHILD, actor=actor, now=now
        )
        for child in casework.story(matter_id=begun.matter_id, actor=actor, now=now).children
    ]
    for child_matter in raised:
        _help_child(child_matter.number, begun.story, stage)


def _help_child(number: str, story: Story, stage: Stage) -> None:
    """The child unit assesses the same day, opens without delay, and closes within four months."""
    now = story.received_at + timedelta(hours=3)
    actor = stage.at(CHILD, now)
    row = next(one for one in casework.intake(actor=actor, now=now) if one.number == number)
    casework.matters.take(matter_id=row.id, actor=actor, now=now)
    referral_id = casework.story(matter_id=row.id, actor=actor, now=now).referrals[0].row.id
    casework.referrals.assess_protection(
        referral_id=referral_id, needed=False, text=texts.PROTECTION, actor=actor, now=now
    )
    inquiry = casework.inquiries.open_inquiry(
        referral_id=referral_id, ground=InquiryGround.CHILD_EXPOSED, actor=actor, now=now
    )
    later = story.day(90)
    actor = stage.at(CHILD, later)
    casework.inquiries.conclude(
        inquiry_id=inquiry.id, conclusion=texts.CONCLUSION, actor=actor, now=later
    )
    casework.matters.close(matter_id=row.id, reason=CloseReason.NO_NEED, actor=actor, now=later)


def _inquire(begun: Begun, stage: Stage, chance: Random) -> UUID:
    """Open the inquiry the person wants, ask about the violence and the risk, write it down."""
    story, now = begun.story, begun.story.day(chance.randint(1, 4))
    actor = stage.at(story.handler, now)
    reported = story.kind is ReferralKind.REPORT
    inquiry = casework.inquiries.open_inquiry(
        referral_id=begun.referral_id,
        ground=InquiryGround.WISH if reported else InquiryGround.APPLICATION,
        consented_on=now.date(),
        actor=actor,
        now=now,
    )
    _ask_about_violence(begun, stage, chance)
    if story.number % 3 == 0:
        casework.inquiries.write_section(
            inquiry_id=inquiry.id,
            heading=Heading.ACUTE_NEED,
            text=texts.NEED,
            base_version=0,
            actor=actor,
            now=now,
        )
    if story.second_contact:
        _second_contact(begun, stage)
    return inquiry.id


def _ask_about_violence(begun: Begun, stage: Stage, chance: Random) -> None:
    story, now = begun.story, begun.story.day(6)
    actor, honour = stage.at(story.handler, now), story.area is SubjectArea.HONOUR
    casework.violence.record(
        matter_id=begun.matter_id,
        kinds=tuple(sorted(set(chance.choices(tuple(ViolenceKind), KINDS, k=3)))),
        done_by_relation=ViolentPerson.SEVERAL_RELATIVES
        if honour
        else chance.choice((ViolentPerson.PARTNER, ViolentPerson.FORMER_PARTNER)),
        children_saw=ChildrenSaw.YES if story.children else ChildrenSaw.NO_CHILDREN,
        areas=(story.area,),
        from_period=str(2023 - chance.randint(1, 9)),
        description=texts.VIOLENCE,
        actor=actor,
        now=now,
    )
    casework.risks.assess(
        matter_id=begun.matter_id,
        instrument="patriark" if honour else "freda_danger",
        level=chance.choice(tuple(RiskLevel)),
        own_estimate=chance.choice(tuple(OwnEstimate)),
        made_on=now.date(),
        text=texts.RISK,
        actor=actor,
        now=now,
    )


KINDS = (22, 30, 8, 12, 6, 10, 4, 8)


def _second_contact(begun: Begun, stage: Stage) -> None:
    now = begun.story.day(7)
    actor = stage.at(begun.story.handler, now)
    again = casework.Contact(
        channel=begun.story.channel,
        kind=ReferralKind.OTHER,
        area=begun.story.area,
        what=texts.AGAIN,
        wants_support=Wish.YES,
    )
    added = casework.referrals.add(matter_id=begun.matter_id, contact=again, actor=actor, now=now)
    casework.referrals.settle(
        referral_id=added.id, result=ReferralResult.ONGOING, actor=actor, now=now
    )


def _conclude(begun: Begun, stage: Stage, inquiry_id: UUID, chance: Random) -> None:
    story, now = begun.story, begun.story.day(14)
    if story.ending == "refused":
        _communicate(begun, stage, inquiry_id)
        now = story.day(30)
    actor = stage.at(story.handler, now)
    casework.inquiries.conclude(
        inquiry_id=inquiry_id,
        conclusion=texts.CONCLUSION,
        discontinued=story.ending == "written_off",
        actor=actor,
        now=now,
    )
    if story.ending != "no_need":
        _decide(begun, stage, inquiry_id, now)
    if story.ending == "granted":
        _help(begun, stage, chance)
    reason = {
        "granted": CloseReason.DONE,
        "refused": CloseReason.REFUSED,
        "written_off": CloseReason.WITHDRAWN,
        "no_need": CloseReason.NO_NEED,
    }[story.ending]
    end = story.day(160 if story.ending == "granted" else 45)
    actor = stage.at(story.handler, end)
    casework.matters.close(matter_id=begun.matter_id, reason=reason, actor=actor, now=end)


def _communicate(begun: Begun, stage: Stage, inquiry_id: UUID) -> None:
    now = begun.story.day(12)
    actor = stage.at(begun.story.handler, now)
    sent = casework.communications.send(
        inquiry_id=inquiry_id,
        what=texts.COMMUNICATION,
        sent_how=SentBy.MEETING,
        sent_on=now.date(),
        answer_by_on=(now + timedelta(days=10)).date(),
        actor=actor,
        now=now,
    )
    later = begun.story.day(20)
    casework.communications.answer(
        communication_id=sent.id,
        answered_on=later.date(),
        answer=texts.ANSWER,
        actor=stage.at(begun.story.handler, later),
        now=later,
    )


OUTCOMES = {
    "granted": Outcome.GRANTED,
    "refused": Outcome.REFUSED,
    "written_off": Outcome.WRITTEN_OFF,
}


def _decide(begun: Begun, stage: Stage, inquiry_id: UUID, now: datetime) -> None:
    """Decide by delegation: what goes against the person is the team leader's."""
    story = begun.story
    refused = story.ending == "refused"
    if refused and story.person.protection != "none":
        _let_leader_in(begun, stage, now)
    actor = stage.at(LEADER if refused else story.handler, now)
    decision = casework.decisions.decide(
        matter_id=begun.matter_id,
        inquiry_id=inquiry_id,
        outcome=OUTCOMES[story.ending],
        service_kind=story.service or ServiceKind.SUPPORT_TALKS,
        grounds=texts.GROUNDS,
        actor=actor,
        now=now,
    )
    casework.decisions.notify(decision_id=decision.id, notified_on=now.date(), actor=actor, now=now)
    casework.decisions.serve(
        decision_id=decision.id,
        served_on=now.date(),
        served_how=SentBy.HANDED_OVER,
        actor=actor,
        now=now,
    )


def _let_leader_in(begun: Begun, stage: Stage, now: datetime) -> None:
    """Only the assigned see a protected person's matter: the one who decides is assigned for it."""
    casework.matters.assign(
        matter_id=begun.matter_id,
        person_id=stage.actors[LEADER].person,
        first_day=now.date(),
        last_day=(now + timedelta(days=14)).date(),
        actor=stage.at(begun.story.handler, now),
        now=now,
    )


def _help(begun: Begun, stage: Stage, chance: Random) -> None:
    story, now = begun.story, begun.story.day(16)
    actor = stage.at(story.handler, now)
    decision = casework.story(matter_id=begun.matter_id, actor=actor, now=now).decisions[0].row
    if story.service is ServiceKind.SHELTER:
        _shelter(begun, stage, decision.id, chance)
        return
    service = casework.services.start_by_decision(
        decision_id=decision.id, started_on=now.date(), goal=texts.GOAL, actor=actor, now=now
    )
    middle = story.day(60)
    actor = stage.at(story.handler, middle)
    casework.follow_ups.write(
        service_id=service.id,
        made_on=middle.date(),
        goal_so_far=GoalResult.PARTLY,
        text=texts.FOLLOW_UP,
        actor=actor,
        now=middle,
    )
    end = story.day(140)
    actor = stage.at(story.handler, end)
    result = chance.choices(RESULTS, (38, 40, 10, 12))[0]
    casework.services.end(
        service_id=service.id, ended_on=end.date(), result=result, actor=actor, now=end
    )


def _shelter(begun: Begun, stage: Stage, decision_id: UUID, chance: Random) -> None:
    story, now = begun.story, begun.story.day(16)
    actor = stage.at(story.handler, now)
    fits = [p for p in housing.provider_register(today=now.date()) if p.taken < p.places]
    placement = housing.placements.place(
        decision_id=decision_id,
        provider_id=chance.choice(fits).id,
        started_on=now.date(),
        suitable_because=texts.SUITABLE,
        actor=actor,
        now=now,
    )
    casework.notes.sign(
        form_key=uuid5(FORMS, f"note {story.number}"),
        matter_id=begun.matter_id,
        kind=NoteKind.MEETING,
        happened_on=now.date(),
        text=texts.NOTE,
        actor=actor,
        now=now,
    )
    end = story.day(16 + chance.randint(20, 110))
    housing.placements.end(
        placement_id=placement.id,
        ended_on=end.date(),
        reason=chance.choice(tuple(housing.EndReason)),
        actor=stage.at(story.handler, end),
        now=end,
    )
