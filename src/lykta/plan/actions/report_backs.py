"""A report that a decision asks for: asked for, written, received by a decision, closed (F21)."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.organisation import api as organisation
from lykta.plan import access
from lykta.plan.actions import ground, mailing
from lykta.plan.models import Asking, Decision, OngoingWork, ReportBack, ReportBackAnswer
from lykta.plan.queries import desks

LINK = "plan.report_back"


def ask(
    *,
    report_back_id: UUID,
    by_link: bool,
    answer_by: date,
    mail: str = "",
    address_of: Callable[[str], str] | None = None,
    actor: Actor,
    now: datetime,
) -> str | None:
    """Ask the responsible how it went: those with an account, or by a one-time link.

    Returns the link's token, shown once; None without a link. An earlier link stops working.
    With `mail` the link is also mailed there; `address_of` makes the token an address.
    Raises Refused without the right to the plan, Unknown, NotNow once closed, Invalid for a day
    that has been.
    """
    row = _open(report_back_id, actor)
    if answer_by <= now.date():
        raise Invalid({"answer_by": "Välj en dag som kommer."})
    if row.noted_by_id is not None:
        raise NotNow("Återrapporten är redan beslutad.")
    Asking(report_back=row, by_link=by_link, answer_by=answer_by, asked_at=now).save()
    audit.record("plan.report_back_asked", about=row.id, detail={"link": int(by_link)})
    organisation.close_links(target_id=row.id, now=now)
    if not by_link:
        return None
    who = row.to.name
    token = organisation.make_link(
        purpose=LINK, target_id=row.id, holder=who, until=answer_by, actor=actor, now=now
    )
    if mail and address_of is not None:
        address = address_of(token)
        mailing.question(to=mail, who=who, address=address, answer_by=answer_by, now=now)
    return token


def answer(
    *, report_back_id: UUID, text: str, changes: str = "", actor: Actor, now: datetime
) -> UUID:
    """Write the answer for the one who was asked. What was answered stays; the newest counts.

    Raises Refused for somebody who may not answer, or works somewhere else; Unknown; NotNow when
    nobody has asked, or a decision has already received it; Invalid for no text.
    """
    access.check_may_answer(actor=actor)
    row = ReportBack.objects.select_related("to").filter(id=report_back_id).first()
    if row is None:
        raise Unknown()
    access.check_stands_at(code=row.to.code, codes=desks.codes_of(actor), actor=actor)
    if row.closed_at is not None or row.noted_by_id is not None:
        raise NotNow("Återrapporten är redan beslutad. Hör av dig om något är fel.")
    if not row.askings.exists():
        raise NotNow("Ingen har ställt frågan än.")
    if not text.strip():
        raise Invalid({"text": "Skriv kort vad ni kom fram till."})
    made = ReportBackAnswer(
        report_back=row,
        text=text.strip(),
        changes=changes.strip(),
        answered_at=now,
        answered_by_name=row.to.name if access.is_link(actor=actor) else actor.name,
    )
    made.save()
    audit.record("plan.report_back_answered", about=row.id)
    return made.id


def note(*, report_back_id: UUID, decision_id: UUID, actor: Actor, now: datetime) -> None:
    """Tell which decision received the report.

    Raises Refused without the right to the plan, Unknown, NotNow before it is answered.
    """
    row = _open(report_back_id, actor)
    decision = Decision.objects.filter(
        id=decision_id, programme_id=row.decision.programme_id
    ).first()
    if decision is None:
        raise Unknown()
    if not row.answers.exists():
        raise NotNow("Återrapporten är inte besvarad än.")
    row.noted_by = decision
    row.save(update_fields=["noted_by"])
    audit.record("plan.report_back_noted", about=row.id)


def close(*, report_back_id: UUID, outcome: str, actor: Actor, now: datetime) -> None:
    """Close the assignment with its outcome in a sentence; the work it is about is told too.

    Raises Refused without the right to the plan, Unknown, NotNow before a decision has received
    the report, Invalid for no outcome.
    """
    row = _open(report_back_id, actor)
    if row.noted_by_id is None:
        raise NotNow("Skriv först in vilket beslut som tog emot svaret.")
    if not outcome.strip():
        raise Invalid({"outcome": "Skriv i en mening vad det blev."})
    row.outcome, row.closed_at = outcome.strip(), now
    row.save(update_fields=["outcome", "closed_at"])
    if row.ongoing_id is not None:
        work = OngoingWork.objects.select_for_update().get(id=row.ongoing_id)
        work.evaluation = row.outcome
        work.save(update_fields=["evaluation"])
        ground.told_here(work.id, Change.CHANGED, actor=actor)
    organisation.close_links(target_id=row.id, now=now)
    audit.record("plan.report_back_closed", about=row.id)


def _open(report_back_id: UUID, actor: Actor) -> ReportBack:
    """Return the row, locked, for who keeps the plan. Raises Refused, Unknown, NotNow."""
    access.check_may_describe(actor=actor)
    rows = ReportBack.objects.select_for_update(of=("self",)).select_related("to", "decision")
    row = rows.filter(id=report_back_id).first()
    if row is None:
        raise Unknown()
    if row.closed_at is not None:
        raise NotNow("Återrapporten är avslutad.")
    return row
