"""The decision on an application, the agreement that follows, and what is paid out (F14)."""

from datetime import date, datetime
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.calendar import day_in_words
from lykta.kernel.problems import Invalid, NotNow
from lykta.outbox import api as outbox
from lykta.projects import queries
from lykta.projects.actions import ground
from lykta.projects.models import Application, Call, GrantAgreement, GrantDecision, Payment
from lykta.projects.rules import applications as rules
from lykta.projects.terms import GrantOutcome

NOT_YET = "Dagen har inte varit än."


def decide(
    *,
    application_id: UUID,
    outcome: GrantOutcome,
    amount: int,
    grounds: str,
    decided_by: str,
    decided_on: date,
    diary_number: str,
    by_mail: bool = False,
    actor: Actor,
    now: datetime,
) -> GrantDecision:
    """Write down the decision on an application: it is never changed afterwards.

    `by_mail` also tells the association. Raises Unknown, Refused when jävig, NotNow when decided
    or not assessed, Invalid for a sum that does not fit, a day to come or a mail that cannot go.
    """
    application = ground.application_to_handle(application_id, actor=actor)
    _check_fits(application, outcome, amount)
    if decided_on > now.date():
        raise Invalid({"decided_on": NOT_YET})
    row = GrantDecision(
        application=application,
        outcome=outcome.value,
        amount=amount,
        grounds=grounds,
        decided_by=decided_by,
        decided_on=decided_on,
        diary_number=diary_number,
        written_by_id=actor.person,
    )
    row.save()
    ground.logged("grants.decided", about=application.id, what=outcome.value)
    if by_mail:
        _mail(application, row, now)
    return row


def _mail(application: Application, decision: GrantDecision, now: datetime) -> None:
    """Tell the association what was decided. The subject tells nothing."""
    told = GrantOutcome(decision.outcome).swedish
    if decision.amount:
        told += f", {decision.amount:_} kronor".replace("_", " ")
    number = f", {decision.diary_number}" if decision.diary_number else ""
    body = (
        f"Hej!\n\n{application.association} har sökt pengar av kommunen till:"
        f" {application.title}.\n\nBeslut: {told}.\n{decision.grounds}\n\n"
        f"{decision.decided_by}, {day_in_words(decision.decided_on)}{number}\n"
    )
    outbox.post(
        kind="projects.decided",
        to=application.mail,
        subject="Beslut om er ansökan",
        body=body,
        now=now,
    )


def _check_fits(application: Application, outcome: GrantOutcome, amount: int) -> None:
    standing = queries.standing(application.id)
    if standing.outcome is not None:
        raise NotNow("Ansökan är redan avgjord.")
    against = rules.may_decide(
        outcome=outcome, amount=amount, asked=application.amount, standing=standing
    )
    if against:
        raise Invalid({"amount": against})


def agree(
    *,
    application_id: UUID,
    terms: str,
    agreed_on: date,
    report_by: date,
    actor: Actor,
    now: datetime,
) -> GrantAgreement:
    """Write down the agreement on the decided sum. Raises Unknown, Refused, NotNow, Invalid."""
    application = ground.application_to_handle(application_id, actor=actor)
    decision = GrantDecision.objects.filter(application=application).first()
    if decision is None or GrantOutcome(decision.outcome) not in rules.PAYING:
        raise NotNow("Det finns inget beslut som beviljar pengar.")
    if GrantAgreement.objects.filter(application=application).exists():
        raise NotNow("Avtalet finns redan.")
    if agreed_on > now.date():
        raise Invalid({"agreed_on": NOT_YET})
    if agreed_on < decision.decided_on:
        raise Invalid({"agreed_on": "Avtalet kan inte vara äldre än beslutet."})
    if report_by <= agreed_on:
        raise Invalid({"report_by": "Återrapporten kommer efter avtalet."})
    row = GrantAgreement(
        application=application,
        association=application.association,
        title=application.title,
        amount=decision.amount,
        terms=terms,
        agreed_on=agreed_on,
        report_by=report_by,
    )
    row.save()
    ground.logged("grants.agreed", about=application.id)
    return row


def pay(
    *,
    application_id: UUID,
    amount: int,
    paid_on: date,
    reference: str,
    actor: Actor,
    now: datetime,
) -> Payment:
    """Note that money was paid out: never more than was agreed. Raises Unknown, NotNow, Invalid."""
    application = ground.application_to_handle(application_id, actor=actor)
    ground.locked(Call, application.call_id)  # two payments at once may not pass the agreed sum
    agreement = GrantAgreement.objects.filter(application=application).first()
    if agreement is None:
        raise NotNow("Skriv avtalet först.")
    if paid_on > now.date():
        raise Invalid({"paid_on": NOT_YET})
    if paid_on < agreement.agreed_on:
        raise Invalid({"paid_on": "Utbetalningen kan inte vara äldre än avtalet."})
    left = rules.left_to_pay(queries.standing(application.id))
    if not 1 <= amount <= left:
        raise Invalid({"amount": f"Enligt avtalet återstår {left} kronor att betala ut."})
    row = Payment(agreement=agreement, amount=amount, paid_on=paid_on, reference=reference)
    row.save()
    ground.logged("grants.paid", about=application.id)
    return row
