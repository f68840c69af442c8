"""Ways to make calls, applications and projects by the real actions."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from lykta.inbox import api as inbox
from lykta.projects import api as projects
from lykta.projects.models import Application, Criterion, Project
from lykta.projects.terms import GrantOutcome, Points, Source
from tests import cast

CRITERIA = ("Når dem det gäller", "Bygger på det vi vet", "Går att följa upp")
ANSWERS = {
    "association": "Påhittade Föreningen Fyren",
    "number": "802400-0000",
    "contact": "Påhitta Exempel",
    "mail": "fyren@example.org",
    "phone": "",
    "title": "Öppna kvällar för unga",
    "aim": "Fler unga vet vart de kan vända sig.",
    "groups": "Unga 16-24 år",
    "how": "En kväll i veckan med två ledare.",
    "amount": "60000",
    "other_money": "",
}


def a_call(*, closes_in: int = 7, publish: bool = True, who: str = "strateg") -> UUID:
    """Write a call that closes in so many days, and publish it."""
    words = projects.CallWords(
        title="Påhittad utlysning 2027",
        about="Pengar till föreningar som arbetar mot våld.",
        who="Ideella föreningar i kommunen.",
        opens_on=cast.TODAY - timedelta(days=30),
        closes_on=cast.TODAY + timedelta(days=closes_in),
        frame=200_000,
        most=100_000,
        decides="Kommunstyrelsen",
        report_by=cast.TODAY + timedelta(days=400),
    )
    with cast.acting(who) as actor:
        call = projects.write_call(words=words, criteria=CRITERIA, actor=actor, now=cast.NOW)
        if publish:
            projects.publish_call(call_id=call.id, actor=actor, now=cast.NOW)
    return UUID(str(call.id))


def an_application(call_id: UUID, **answers: str) -> UUID:
    """Hand in as the public does and take it in as the strategist."""
    said = {**ANSWERS, **answers, "call": str(call_id)}
    inbox.hand_in(kind=projects.APPLICATION_KIND, answers=said, now=cast.NOW)
    with cast.acting("strateg") as actor:
        handed = inbox.waiting(kind=projects.APPLICATION_KIND, actor=actor)[0]
        taken = projects.take_in(handed_id=handed.id, actor=actor, now=cast.NOW)
    return UUID(str(taken.id))


def assessed(application_id: UUID, *, who: str = "strateg") -> None:
    """Weigh an application against every criterion."""
    with cast.acting(who) as actor:
        call = Application.objects.get(id=application_id).call_id
        for one in Criterion.objects.filter(call=call).order_by("place"):
            projects.assess(
                application_id=application_id,
                criterion_id=one.id,
                points=Points.WELL,
                why="Påhittat skäl.",
                actor=actor,
                now=cast.NOW,
            )


def decided(
    application_id: UUID,
    *,
    outcome: GrantOutcome = GrantOutcome.PARTLY,
    amount: int = 40_000,
    who: str = "strateg",
) -> None:
    """Write down a decision."""
    with cast.acting(who) as actor:
        projects.decide(
            application_id=application_id,
            outcome=outcome,
            amount=amount,
            grounds="Påhittade skäl.",
            decided_by="Kommunstyrelsen",
            decided_on=cast.TODAY,
            diary_number="KSN-2026-00000",
            actor=actor,
            now=cast.NOW,
        )


def agreed(application_id: UUID) -> None:
    """Write down the agreement."""
    with cast.acting("strateg") as actor:
        projects.agree(
            application_id=application_id,
            terms="Påhittade villkor.",
            agreed_on=cast.TODAY,
            report_by=cast.TODAY + timedelta(days=300),
            actor=actor,
            now=cast.NOW,
        )


def fatima() -> UUID:
    """Return the key of Fatima 2, as the municipality's file tells of it (F17)."""
    with cast.acting("strateg"):
        return UUID(str(Project.objects.get(code="fatima-2").id))


def eu_money(project_id: UUID, *, ends_on: date | None, **more: Any) -> UUID:
    """Tell that Fatima's EU money ends on a day."""
    told = projects.Sum(
        source=Source.EU,
        funder="Påhittad EU-fond",
        amount=1_200_000,
        ends_on=ends_on,
        stops="Kvällsgrupperna och ledarnas tid.",
        **more,
    )
    with cast.acting("strateg") as actor:
        row = projects.put_money(project_id=project_id, sum_=told, actor=actor, now=cast.NOW)
    return UUID(str(row.id))
