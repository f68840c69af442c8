"""What the team does with a thread: read it, take it, answer, ask to hand it over.

The staff's side. Whose thread it is nobody knows, so what is logged is who of us did what.
"""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection

from lykta.anonymous import access
from lykta.anonymous.models import Message, TeamKey, Thread
from lykta.anonymous.queries import installation
from lykta.anonymous.rules import board, sealing
from lykta.anonymous.rules.messages import content, team_bound, writer_bound
from lykta.anonymous.terms import Counted, Kind
from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.organisation import api as organisation


def take(*, thread_id: UUID, actor: Actor, now: datetime) -> None:
    """Become the one who answers. Raises Unknown, or NotNow for a thread the writer deleted."""
    thread = _locked(thread_id, actor)
    thread.answering_id = actor.person
    thread.save(update_fields=["answering_id"])
    audit.record("thread.taken", about=thread.id)


def answer(*, thread_id: UUID, text: str, actor: Actor, now: datetime) -> UUID:
    """Answer in the thread: sealed to the writer's own key, and to the team's.

    Raises Unknown, NotNow for a deleted thread or a lost key, Invalid for a text too long.
    """
    thread = _locked(thread_id, actor)
    key = _key(actor.unit)
    message = _answered(thread, key, text, actor, now.date())
    _count(thread, Counted.ANSWERS, now.date())
    if thread.waiting_since and _in_time(thread.waiting_since, now.date()):
        _count(thread, Counted.IN_TIME, now.date())
    thread.waiting_since, thread.last_on = None, max(thread.last_on, now.date())
    thread.answering_id = actor.person
    thread.save(update_fields=["waiting_since", "last_on", "answering_id"])
    audit.record("thread.answered", about=thread.id)
    return message.id


def _answered(thread: Thread, key: TeamKey, text: str, actor: Actor, today: date) -> Message:
    message, said = uuid4(), content(text.strip())
    try:
        return Message.objects.create(
            id=message,
            authority_id=thread.authority_id,
            unit_id=thread.unit_id,
            thread=thread,
            ordinal=Message.objects.filter(thread=thread).count() + 1,
            kind=Kind.ANSWER.value,
            written_on=today,
            key=key,
            for_team=sealing.seal(said, to=bytes(key.public), bound=team_bound(message)),
            for_writer=sealing.seal(
                said, to=bytes(thread.writer_public), bound=writer_bound(message)
            ),
            answered_by_id=actor.person,
        )
    except sealing.TooLong:
        raise Invalid({"text": "Texten är för lång. Dela upp den i flera svar."}) from None


def _in_time(since: date, today: date) -> bool:
    return board.working_days_between(since, today) <= installation.decided().answer_within


def ask_hand_over(*, thread_id: UUID, unit: str, actor: Actor, now: datetime) -> None:
    """Ask the writer whether another unit may take over. Only their yes moves the thread.

    `unit`: the code of a unit that has the thread open to the public. Raises Unknown, Invalid.
    """
    thread = _locked(thread_id, actor)
    codes = {team.code for team in installation.decided().teams}
    if unit not in codes:
        raise Invalid({"unit": "Välj den andra enheten."})
    other = organisation.unit(unit, municipality_code=settings.MUNICIPALITY)
    if other.id == thread.unit_id:
        raise Invalid({"unit": "Välj den andra enheten."})
    thread.asked_unit_id, thread.refused_on = other.id, None
    thread.save(update_fields=["asked_unit_id", "refused_on"])
    audit.record("thread.hand_over_asked", about=thread.id)


def note_contact(*, thread_id: UUID, actor: Actor, now: datetime) -> None:
    """Note that the thread became a contact. Only after the writer has said who they are.

    The contact itself is registered by its own app in the same transaction; no row here tells
    which it was. Raises Unknown, NotNow.
    """
    thread = _locked(thread_id, actor)
    if thread.identified_on is None:
        raise NotNow("Personen har inte sagt vem hen är. Då blir det ingen aktualisering.")
    if thread.became_contact_on is not None:
        raise NotNow("Tråden är redan en aktualisering.")
    thread.became_contact_on = now.date()
    thread.save(update_fields=["became_contact_on"])
    _count(thread, Counted.BECAME_CONTACT, now.date())
    audit.record("thread.became_contact", about=thread.id)


def _locked(thread_id: UUID, actor: Actor) -> Thread:
    thread = Thread.objects.select_for_update().filter(id=thread_id).first()
    if thread is None:
        raise Unknown()
    access.check_may_answer(actor=actor, unit=thread.unit_id)
    if thread.closed_on is not None:
        raise NotNow("Den som skrev har raderat tråden. Det går inte att svara.")
    return thread


def _key(unit: UUID) -> TeamKey:
    key = TeamKey.objects.filter(unit_id=unit, retired_on__isnull=True).first()
    if key is None or key.lost_on is not None:
        raise NotNow(
            "Enhetens nyckel saknas eller är förlorad. Den som leder enheten kan byta den."
        )
    return key


def _count(thread: Thread, what: Counted, today: date) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT secrecy.count_thread_work(%s, %s, %s)", [thread.unit_id, today, what.value]
        )
