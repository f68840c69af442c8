"""Let the person see what a decision will rest on, and answer (FL 25)."""

from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.casework.models import Communication, Inquiry, Subject
from lykta.casework.queries.matters import lock_row
from lykta.casework.rules.decisions import check_way_is_safe
from lykta.casework.terms import InquiryState, Protection, SentBy
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, NotNow


def send(
    *,
    inquiry_id: UUID,
    what: str,
    sent_how: SentBy,
    sent_on: date,
    answer_by_on: date,
    actor: Actor,
    now: datetime,
) -> Communication:
    """Record that the material was communicated, how, and until when the person may answer."""
    matter, inquiry = lock_row(
        Inquiry, inquiry_id, actor=actor, permission=Permission.INQUIRY_WRITE
    )
    if inquiry.state == InquiryState.DISCONTINUED.value:
        raise NotNow("Utredningen är nedlagd.")
    _check_days(sent_on, answer_by_on, what, stockholm(now).date())
    check_way_is_safe(how=sent_how, protected=is_protected(matter.id))
    sent = Communication.objects.create(
        matter_id=matter.id,
        inquiry=inquiry,
        what=what,
        sent_on=sent_on,
        sent_how=sent_how.value,
        sent_by=actor.person,
        answer_by_on=answer_by_on,
    )
    audit.record("communication.sent", about=matter.id, detail={"how": sent_how.value})
    return sent


def _check_days(sent_on: date, answer_by_on: date, what: str, today: date) -> None:
    errors = {}
    if not what.strip():
        errors["what"] = "Skriv vad personen fick del av."
    if sent_on > today:
        errors["sent_on"] = "Dagen har inte varit än."
    if answer_by_on < sent_on:
        errors["answer_by_on"] = "Svarsdagen kan inte ligga före dagen det skickades."
    if errors:
        raise Invalid(errors)


def is_protected(matter_id: UUID) -> bool:
    """Tell whether the person of the matter has protected data."""
    return (
        Subject.objects.filter(matter_id=matter_id)
        .exclude(protection=Protection.NONE.value)
        .exists()
    )


def answer(
    *,
    communication_id: UUID,
    answered_on: date,
    actor: Actor,
    now: datetime,
    answer: str = "",
) -> Communication:
    """Record the person's answer; an empty text means that they had nothing to add."""
    matter, sent = lock_row(
        Communication, communication_id, actor=actor, permission=Permission.INQUIRY_WRITE
    )
    if sent.answered_on is not None:
        raise NotNow("Svaret är redan registrerat. Skriv det nya i journalen.")
    if not sent.sent_on <= answered_on <= stockholm(now).date():
        raise Invalid({"answered_on": "Kontrollera vilken dag svaret kom."})
    sent.answered_on, sent.answer = answered_on, answer
    sent.save(update_fields=["answered_on", "answer"])
    audit.record("communication.answered", about=matter.id)
    return sent
