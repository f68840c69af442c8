"""Asking an association to tell what the money gave, and its answer by a one-time link (F14)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.calendar import day_in_words
from lykta.kernel.problems import NotNow, Unknown
from lykta.organisation import api as organisation
from lykta.outbox import api as outbox
from lykta.projects import access
from lykta.projects.actions import ground
from lykta.projects.models import Application, GrantAgreement, ReportBack

PURPOSE = "projects.report_back"
GRACE = timedelta(days=60)  # a link lives on for a while after the report's last day


def ask(
    *,
    application_id: UUID,
    actor: Actor,
    now: datetime,
    address_of: Callable[[str], str] = str,
    by_mail: bool = False,
) -> str:
    """Make a new link for the association's report; links made before stop working.

    Returns the link's address, as `address_of` makes it of the token: it is shown once and kept
    nowhere; `by_mail` also sends it to the association. Raises Unknown, Refused, NotNow.
    """
    application = ground.application_to_handle(application_id, actor=actor)
    agreement = GrantAgreement.objects.filter(application=application).first()
    if agreement is None:
        raise NotNow("Skriv avtalet först.")
    if ReportBack.objects.filter(agreement=agreement).exists():
        raise NotNow("Föreningen har redan berättat.")
    organisation.close_links(target_id=agreement.id, now=now)
    until: date = max(agreement.report_by, now.date()) + GRACE
    token = organisation.make_link(
        purpose=PURPOSE,
        target_id=agreement.id,
        holder=agreement.association,
        until=until,
        actor=actor,
        now=now,
    )
    ground.logged("grants.report_asked", about=application.id)
    address = address_of(token)
    if by_mail:
        _mail(application, agreement, address, now)
    return address


def _mail(application: Application, agreement: GrantAgreement, address: str, now: datetime) -> None:
    """Send the link. The subject tells nothing: it is read on locked screens."""
    day = day_in_words(agreement.report_by)
    body = (
        f"Hej!\n\n{agreement.association} har fått pengar av kommunen till: {agreement.title}."
        f" Berätta gärna hur det gick, senast den {day}:\n\n{address}\n\n"
        "Länken kan användas en gång.\n"
    )
    subject = "Hur gick det? Några frågor att svara på"
    outbox.post(kind=PURPOSE, to=application.mail, subject=subject, body=body, now=now)


def answer(
    *,
    agreement_id: UUID,
    link_id: UUID,
    done: str,
    reached: int | None,
    used: int,
    learned: str,
    actor: Actor,
    now: datetime,
) -> ReportBack:
    """Take the association's report, once. Raises Refused, Unknown, NotNow when it is there."""
    access.check_may_answer(actor=actor)
    agreement = GrantAgreement.objects.filter(id=agreement_id).first()
    if agreement is None:
        raise Unknown()
    if ReportBack.objects.filter(agreement=agreement).exists():
        raise NotNow("Rapporten har redan kommit in. Tack!")
    row = ReportBack(
        agreement=agreement,
        link_id=link_id,
        told_at=now,
        done=done,
        reached=reached,
        used=used,
        learned=learned,
    )
    row.save()
    organisation.use_link(link_id=link_id, now=now)
    ground.logged("grants.reported", about=agreement.application_id)
    return row
