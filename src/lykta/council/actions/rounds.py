"""Asking member organisations before a meeting, and their answers by a one-time link (F46)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.utils.formats import date_format

from lykta.council import access
from lykta.council.actions.meetings import kept, logged
from lykta.council.models import (
    AskedOrganisation,
    DiscussionQuestion,
    DiscussionRound,
    Lesson,
    Meeting,
    RoundAnswer,
)
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.organisation import api as organisation
from lykta.outbox import api as outbox

PURPOSE = "council.answer"


def ask(
    *,
    meeting_id: UUID,
    organisation_name: str,
    mail: str,
    actor: Actor,
    now: datetime,
    address_of: Callable[[str], str] = str,
) -> str:
    """Make the organisation's link; one made before stops working. Returns the link's address.

    It is shown once and kept nowhere. The first asked fixes the round's questions. With `mail`
    it is sent too, and the mail address is kept only until the mail is gone.
    Raises Refused, Unknown, NotNow after the meeting, without questions, or when answered.
    """
    meeting = kept(meeting_id, actor=actor)
    if meeting.ends_at <= now:
        raise NotNow("Mötet har redan varit.")
    round_ = _round(meeting)
    asked, _new = AskedOrganisation.objects.get_or_create(
        round=round_, organisation=organisation_name, defaults={"asked_at": now}
    )
    if asked.answers.exists():
        raise NotNow("Organisationen har redan svarat.")
    organisation.close_links(target_id=asked.id, now=now)
    token = organisation.make_link(
        purpose=PURPOSE,
        target_id=asked.id,
        holder=organisation_name,
        until=round_.answer_by,
        actor=actor,
        now=now,
    )
    logged("council.asked", meeting.id, "link")
    address = address_of(token)
    if mail:
        _mail(mail, address, round_.answer_by, now)
    return address


def _round(meeting: Meeting) -> DiscussionRound:
    found = DiscussionRound.objects.filter(meeting=meeting).first()
    if found is not None:
        return found
    rows = DiscussionQuestion.objects.filter(council_id=meeting.council_id).order_by("number")
    texts = list(rows.values_list("text", flat=True))
    if not texts:
        raise NotNow("Rådet har inga frågor att ställa.")
    day = stockholm(meeting.starts_at).date()
    made = DiscussionRound(meeting=meeting, questions=texts, answer_by=day)
    made.save()
    return made


def _mail(to: str, address: str, by: date, now: datetime) -> None:
    """Send the link. The subject tells nothing: it is read on locked screens."""
    day = date_format(by, "j F Y")
    body = (
        "Hej!\n\nInför rådets nästa möte vill vi gärna höra hur ni ser på några frågor."
        f" Svara med egna ord, senast {day}:\n\n{address}\n\n"
        "Länken kan användas en gång.\n"
    )
    subject = "Några frågor inför ett möte"
    outbox.post(kind=PURPOSE, to=to, subject=subject, body=body, now=now)


def answer(
    *, asked_id: UUID, link_id: UUID, texts: Mapping[int, str], actor: Actor, now: datetime
) -> None:
    """Take an organisation's answers, by question number, once.

    Raises Refused, Unknown, Invalid when nothing is said, NotNow when it has answered.
    """
    access.check_may_answer(actor=actor)
    asked = AskedOrganisation.objects.select_related("round").filter(id=asked_id).first()
    if asked is None:
        raise Unknown()
    if asked.answers.exists():
        raise NotNow("Ni har redan svarat. Tack!")
    said = {number: text for number, text in texts.items() if text.strip()}
    if not said:
        raise Invalid({"answer_1": "Svara på minst en fråga."})
    for number, text in sorted(said.items()):
        RoundAnswer(asked=asked, number=number, text=text, told_at=now).save()
    organisation.use_link(link_id=link_id, now=now)
    logged("council.answered", asked.round.meeting_id, "answers")


def keep_lesson(*, answer_id: UUID, actor: Actor, now: datetime) -> None:
    """Keep an answer as a lesson. Raises Refused, Unknown, NotNow when it is kept."""
    access.check_may_describe(actor=actor)
    row = RoundAnswer.objects.filter(id=answer_id).select_related("asked__round").first()
    if row is None:
        raise Unknown()
    if Lesson.objects.filter(answer=row).exists():
        raise NotNow("Svaret är redan sparat som lärdom.")
    Lesson(answer=row, kept_at=now).save()
    logged("council.lesson", row.asked.round.meeting_id, "kept")
