"""The demo's living present: open matters whose clocks fall around today.

Everyone who signs in meets something to do. Rebuilt when the day moves: what was invented for
another day is erased first.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid4

from lykta.casework import api as casework
from lykta.casework.terms import (
    Channel,
    ChildrenSaw,
    Gender,
    Heading,
    InquiryGround,
    MatterKind,
    Outcome,
    OwnEstimate,
    Protection,
    ReferralKind,
    RiskLevel,
    SentBy,
    ServiceKind,
    SubjectArea,
    ViolenceKind,
    ViolentPerson,
    Wish,
)
from lykta.exchange.simulation import texts
from lykta.exchange.simulation.invented import Canaries, Invented, person, protected
from lykta.exchange.simulation.people_at_work import (
    CHILD,
    COORDINATOR,
    HEAD,
    HONOUR,
    NIGHT,
    THERAPIST,
    Stage,
    scene,
)

ANNA, BILAL = "nexus.anna", "nexus.bilal"
Scene = Callable[["Today"], UUID]


class Today:
    """The stage, the moment, and a supply of invented people for today's matters."""

    def __init__(self, stage: Stage, *, now: datetime, listed: Canaries) -> None:
        self.stage, self.now, self.listed = stage, now, listed
        self.chance = Random(now.toordinal())  # noqa: S311  # invented mixes, no secret
        self._number = 900

    def ago(self, *, days: int = 0, hours: int = 0) -> datetime:
        """Return a moment before now."""
        return self.now - timedelta(days=days, hours=hours)

    def someone(self, *, guarded: bool = False) -> Invented:
        """Return an invented person; a guarded one has canaries for data."""
        self._number += 1
        if guarded:
            return protected(self.chance, number=self._number, listed=self.listed)
        return person(self.chance, number=self._number)

    def contact(self, user: str, when: datetime, **how: object) -> casework.Received:
        """Take down a contact that `user` had then."""
        who = self.someone(guarded=bool(how.pop("guarded", False)))
        said: dict[str, object] = {
            "channel": Channel.PHONE,
            "kind": ReferralKind.APPLICATION,
            "area": SubjectArea.CLOSE_RELATIONS,
            "name": who.name,
            "personal_number": who.personal_number,
            "gender": Gender(who.gender),
            "phone": who.phone,
            "address": who.address,
            "protection": Protection(who.protection),
            "contact_when": "Vardagar 10-14",
            "contact_how": "Ring",
            "what": texts.CONTACT,
            "wants_support": Wish.YES,
            "take": True,
        }
        contact = casework.Contact(**{**said, **how})  # type: ignore[arg-type]
        actor = self.stage.at(user, when)
        return casework.referrals.receive(form_key=uuid4(), contact=contact, actor=actor, now=when)

    def inquiry(self, user: str, got: casework.Received, when: datetime) -> UUID:
        """Open the inquiry the adult wants."""
        return casework.inquiries.open_inquiry(
            referral_id=got.referral_id,
            ground=InquiryGround.APPLICATION,
            consented_on=when.date(),
            actor=self.stage.at(user, when),
            now=when,
        ).id

    def decided(self, user: str, got: casework.Received, when: datetime, what: ServiceKind) -> UUID:
        """Open, conclude and grant."""
        inquiry_id = self.inquiry(user, got, when - timedelta(days=6))
        actor = self.stage.at(user, when)
        casework.inquiries.conclude(
            inquiry_id=inquiry_id, conclusion=texts.CONCLUSION, actor=actor, now=when
        )
        return casework.decisions.decide(
            matter_id=got.matter_id,
            inquiry_id=inquiry_id,
            outcome=Outcome.GRANTED,
            service_kind=what,
            grounds=texts.GROUNDS,
            actor=actor,
            now=when,
        ).id


def children_to_report(today: Today) -> UUID:
    """Anna: a mother came this morning; the children are not reported yet (SoL 19:1, at once)."""
    when = today.ago(hours=3)
    got = today.contact(
        ANNA,
        when,
        channel=Channel.VISIT,
        guarded=True,
        children=(casework.Child("Lill-Låtsas", 2016), casework.Child("Mini-Exempel", 2019)),
    )
    return got.matter_id


def inquiry_under_way(today: Today) -> UUID:
    """Anna: an inquiry with violence, risk and the first heading written."""
    when = today.ago(days=20)
    got = today.contact(ANNA, when)
    inquiry_id = today.inquiry(ANNA, got, today.ago(days=18))
    later = today.ago(days=17)
    actor = today.stage.at(ANNA, later)
    casework.violence.record(
        matter_id=got.matter_id,
        kinds=(ViolenceKind.PSYCHOLOGICAL, ViolenceKind.PHYSICAL, ViolenceKind.ECONOMIC),
        done_by_relation=ViolentPerson.FORMER_PARTNER,
        children_saw=ChildrenSaw.NO_CHILDREN,
        areas=(SubjectArea.CLOSE_RELATIONS,),
        from_period="2021",
        description=texts.VIOLENCE,
        actor=actor,
        now=later,
    )
    casework.risks.assess(
        matter_id=got.matter_id,
        instrument="freda_danger",
        level=RiskLevel.MEDIUM,
        own_estimate=OwnEstimate.HIGH,
        made_on=later.date(),
        next_on=(today.now + timedelta(days=2)).date(),
        text=texts.RISK,
        actor=actor,
        now=later,
    )
    casework.inquiries.write_section(
        inquiry_id=inquiry_id,
        heading=Heading.ACUTE_NEED,
        text=texts.NEED,
        base_version=0,
        actor=actor,
        now=later,
    )
    return got.matter_id


def decision_to_serve(today: Today) -> UUID:
    """Anna: a decision from yesterday that the person has not been told."""
    got = today.contact(ANNA, today.ago(days=12))
    today.decided(ANNA, got, today.ago(days=1), ServiceKind.SUPPORT_TALKS)
    return got.matter_id


def talks_under_way(today: Today) -> UUID:
    """Anna and the therapist: talks since a month, to be followed up tomorrow."""
    got = today.contact(ANNA, today.ago(days=50))
    decided = today.ago(days=35)
    decision_id = today.decided(ANNA, got, decided, ServiceKind.STRUCTURED_TALKS)
    actor = today.stage.at(ANNA, decided)
    casework.decisions.notify(
        decision_id=decision_id, notified_on=decided.date(), actor=actor, now=decided
    )
    casework.decisions.serve(
        decision_id=decision_id,
        served_on=decided.date(),
        served_how=SentBy.MEETING,
        actor=actor,
        now=decided,
    )
    casework.services.start_by_decision(
        decision_id=decision_id,
        started_on=decided.date(),
        goal=texts.GOAL,
        follow_up_on=(today.now + timedelta(days=1)).date(),
        actor=actor,
        now=decided,
    )
    _also(today, got.matter_id, ANNA, THERAPIST, decided)
    return got.matter_id


def place_to_find(today: Today) -> UUID:
    """Bilal and the coordinator: a protected person granted sheltered housing, no place yet."""
    got = today.contact(BILAL, today.ago(days=7), guarded=True)
    decided = today.ago(hours=20)
    today.decided(BILAL, got, decided, ServiceKind.SHELTER)
    _also(today, got.matter_id, BILAL, COORDINATOR, decided)
    return got.matter_id


def wish_to_ask(today: Today) -> UUID:
    """Bilal: another authority reported an adult, who has not been asked yet (A2)."""
    got = today.contact(
        BILAL,
        today.ago(days=1),
        channel=Channel.AUTHORITY,
        kind=ReferralKind.REPORT,
        reporter=texts.REPORTER,
        wants_support=Wish.NOT_ASKED_YET,
    )
    return got.matter_id


def waiting_in_queue(today: Today) -> UUID:
    """The unit's queue: a contact that the administrator took down an hour ago."""
    got = today.contact("nexus.admin", today.ago(hours=1), take=False)
    return got.matter_id


def honour_in_queue(today: Today) -> UUID:
    """The unit's queue: honour-related, protected, from the night."""
    got = today.contact(
        "nexus.admin",
        today.ago(hours=2),
        take=False,
        guarded=True,
        area=SubjectArea.HONOUR,
        channel=Channel.OUT_OF_HOURS,
    )
    return got.matter_id


def child_reported_yesterday(today: Today) -> UUID:
    """The child reception: a report from yesterday, protection to be assessed."""
    return _child(today, CHILD, today.ago(days=1), SubjectArea.CLOSE_RELATIONS)


def child_reported_before(today: Today) -> UUID:
    """The child reception: a report, assessed the same day, whose fourteen days end tomorrow."""
    when = today.ago(days=13)
    return _child(today, CHILD, when, SubjectArea.CLOSE_RELATIONS, assessed=True)


def honour_child(today: Today) -> UUID:
    """The HRV unit: a child afraid of being taken abroad."""
    return _child(today, HONOUR, today.ago(days=4), SubjectArea.HONOUR, assessed=True)


def night_contact(today: Today) -> UUID:
    """Out of hours: a contact from the night, to hand over."""
    got = today.contact(NIGHT, today.ago(hours=9), channel=Channel.OUT_OF_HOURS)
    return got.matter_id


def glass_to_approve(today: Today) -> UUID:
    """The unit head: out-of-hours asks to see a protected matter; a second person must say yes."""
    got = today.contact(BILAL, today.ago(days=3), guarded=True)
    when = today.ago(hours=1)
    casework.break_glass.open_glass(
        number=got.number,
        reason="Påhittat skäl: polisen ringer om akut hot mot personen i natt.",
        minutes=240,
        actor=today.stage.at(NIGHT, when),
        now=when,
    )
    today.stage.at(HEAD, when)
    return got.matter_id


SCENES: tuple[Scene, ...] = (
    children_to_report,
    inquiry_under_way,
    decision_to_serve,
    talks_under_way,
    place_to_find,
    wish_to_ask,
    waiting_in_queue,
    honour_in_queue,
    child_reported_yesterday,
    child_reported_before,
    honour_child,
    night_contact,
    glass_to_approve,
)


def load(today: Today) -> list[UUID]:
    """Walk every scene; return the matters, so that they can be erased when the day moves."""
    made = []
    for one in SCENES:
        with scene():
            made.append(one(today))
    return made


def _child(
    today: Today, user: str, when: datetime, area: SubjectArea, *, assessed: bool = False
) -> UUID:
    got = today.contact(
        user,
        when,
        matter_kind=MatterKind.CHILD,
        kind=ReferralKind.REPORT,
        area=area,
        channel=Channel.AUTHORITY,
        name="Lill-Låtsas Påhittsson",
        personal_number="",
        birth_year=today.now.year - 9,
        reporter=texts.REPORTER,
        what=texts.CHILD,
        wants_support=Wish.NOT_ASKED_YET,
    )
    if assessed:
        casework.referrals.assess_protection(
            referral_id=got.referral_id,
            needed=False,
            text=texts.PROTECTION,
            actor=today.stage.at(user, when),
            now=when,
        )
    return got.matter_id


def _also(today: Today, matter_id: UUID, user: str, other: str, when: datetime) -> None:
    casework.matters.assign(
        matter_id=matter_id,
        person_id=today.stage.actors[other].person,
        first_day=when.date(),
        actor=today.stage.at(user, when),
        now=when,
    )
