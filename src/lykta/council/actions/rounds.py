"""Asking member organisations before a meeting; their answers by link or at the meeting (F46)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils.formats import date_format

from lykta.council import access
from lykta.council.actions.meetings import kept, logged
from lykta.council.models import (
    AnswerTheme,
    AskedOrganisation,
    DiscussionQuestion,
    DiscussionRound,
    Lesson,
    Meeting,
    Notes,
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
    if asked.answers.filter(at_meeting=False).exists():
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


def prepare(
    *, meeting_id: UUID, questions: Sequence[str], answer_by: date, actor: Actor, now: datetime
) -> DiscussionRound:
    """Fix what organisations are asked before the meeting, and by when.

    Raises Refused, Unknown, Invalid for a day that is not between now and the meeting, NotNow
    when the round has begun or the meeting has been.
    """
    meeting = kept(meeting_id, actor=actor)
    if meeting.ends_at <= now:
        raise NotNow("Mötet har redan varit.")
    if DiscussionRound.objects.filter(meeting=meeting).exists():
        raise NotNow("Frågorna är redan bestämda.")
    if not stockholm(now).date() <= answer_by <= stockholm(meeting.starts_at).date():
        raise Invalid({"answer_by": "Välj en dag från i dag till och med mötet."})
    made = DiscussionRound(meeting=meeting, questions=list(questions), answer_by=answer_by)
    made.save()
    logged("council.asked", meeting.id, "questions")
    return made


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
    if asked.answers.filter(at_meeting=False).exists():
        raise NotNow("Ni har redan svarat. Tack!")
    said = {number: text for number, text in texts.items() if text.strip()}
    if not said:
        raise Invalid({"answer_1": "Svara på minst en fråga."})
    for number, text in sorted(said.items()):
        RoundAnswer(asked=asked, number=number, text=text, told_at=now).save()
    organisation.use_link(link_id=link_id, now=now)
    logged("council.answered", asked.round.meeting_id, "answers")


def tell_at_meeting(
    *,
    meeting_id: UUID,
    organisation_name: str,
    texts: Mapping[int, str],
    actor: Actor,
    now: datetime,
) -> None:
    """Note what an organisation said at the meeting, by question number, in its own words.

    Raises Refused, Unknown, Invalid when nothing is said, NotNow before the meeting, when it is
    noted already or when the notes are published.
    """
    meeting = kept(meeting_id, actor=actor)
    if meeting.starts_at > now:
        raise NotNow("Mötet har inte börjat. Skicka en länk i stället.")
    if Notes.objects.filter(meeting=meeting, published_at__isnull=False).exists():
        raise NotNow("Anteckningarna är publicerade. Ingenting kan läggas till.")
    said = {number: text for number, text in texts.items() if text.strip()}
    if not said:
        raise Invalid({"answer_1": "Skriv svaret på minst en fråga."})
    asked, _new = AskedOrganisation.objects.get_or_create(
        round=_round(meeting), organisation=organisation_name, defaults={"asked_at": now}
    )
    if asked.answers.filter(at_meeting=True).exists():
        raise NotNow("Vad organisationen sade är redan antecknat.")
    for number, text in sorted(said.items()):
        RoundAnswer(asked=asked, number=number, text=text, told_at=now, at_meeting=True).save()
    logged("council.answered", meeting.id, "at_meeting")


def group(
    *,
    meeting_id: UUID,
    themes: Mapping[UUID, str],
    lessons: Collection[UUID],
    actor: Actor,
    now: datetime,
) -> None:
    """Put the meeting's answers under themes (by answer; "" takes it away), and keep lessons.

    A lesson that is kept stays. Raises Refused, Unknown.
    """
    meeting = kept(meeting_id, actor=actor)
    rows = RoundAnswer.objects.filter(asked__round__meeting=meeting)
    there = {one.id: one for one in rows.select_related("grouped", "lesson")}
    if not set(themes) | set(lessons) <= set(there):
        raise Unknown()
    for key, theme in themes.items():
        if theme:
            AnswerTheme.objects.update_or_create(answer=there[key], defaults={"theme": theme})
        elif hasattr(there[key], "grouped"):
            there[key].grouped.delete()
    for key in lessons:
        if not hasattr(there[key], "lesson"):
            Lesson(answer=there[key], kept_at=now).save()
    logged("council.lesson", meeting.id, "grouped")
