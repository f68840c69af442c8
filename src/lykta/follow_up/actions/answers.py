"""Answering for one's own measures, and the office's questions on an answer."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from lykta.audit import api as audit
from lykta.follow_up import access
from lykta.follow_up.actions.ground import beside_others
from lykta.follow_up.models import (
    Answer,
    Answerer,
    AnswerQuestion,
    QuestionReply,
    Round,
    RoundMeasure,
)
from lykta.follow_up.queries import places, plan_reading
from lykta.follow_up.queries.rounds import round_fact
from lykta.follow_up.terms import AnsweredBy, Goes, RoundState
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import day_in_words
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.organisation import api as organisation
from lykta.outbox import api as outbox
from lykta.plan import api as plan

PURPOSE: Final = "follow_up.answer"
GRACE: Final = timedelta(days=14)  # a late answer is better than none
CLOSED: Final = "Rundan är fryst. Det går inte längre att svara i den."


@dataclass(frozen=True)
class Told:
    """What is answered about one measure of a round."""

    asked_id: UUID
    goes: Goes
    happened: str = ""
    effect: str = ""
    own_answer: str = ""
    number: int | None = None


def answer(
    *, told: Sequence[Told], way: AnsweredBy = AnsweredBy.ACCOUNT, actor: Actor, now: datetime
) -> int:
    """Answer for one's own measures; each answer is also the measure's newest report in the plan.

    Returns how many. Raises Refused for a measure that another answers for, Unknown, NotNow when
    the round is not open, Invalid when something has stuck and nothing says why.
    """
    codes = places.codes_of(actor)
    rows = _rows(told)
    for row in rows.values():
        if row.answerer is None:
            raise Unknown()
        access.check_may_answer(actor=actor, code=row.answerer.code, codes=codes)
    return _take(told, rows, way, actor, now)


def answer_by_link(
    *,
    answerer_id: UUID,
    link_id: UUID,
    holder: str,
    told: Sequence[Told],
    actor: Actor,
    now: datetime,
) -> int:
    """Answer by a one-time link: only for the one it was made for, and once.

    Without answers the link only ends: a reply to a question may be all that is said.

    Raises Unknown for a measure of anybody else, NotNow, Invalid as `answer` does.
    """
    rows = _rows(told)
    if any(row.answerer_id != answerer_id for row in rows.values()):
        raise Unknown()
    by = replace(actor, name=holder)
    taken = _take(told, rows, AnsweredBy.LINK, by, now) if told else 0
    organisation.use_link(link_id=link_id, now=now)
    return taken


def _rows(told: Sequence[Told]) -> dict[UUID, RoundMeasure]:
    keys = {one.asked_id for one in told}
    rows = RoundMeasure.objects.select_related("round", "answerer").in_bulk(keys)
    if set(rows) != keys or len({row.round_id for row in rows.values()}) > 1:
        raise Unknown()
    return dict(rows)


def _take(
    told: Sequence[Told],
    rows: dict[UUID, RoundMeasure],
    way: AnsweredBy,
    actor: Actor,
    now: datetime,
) -> int:
    if not told:
        raise Invalid({"": "Välj hur det går för minst en åtgärd innan du skickar."})
    of = rows[told[0].asked_id].round
    beside_others(of.id)
    of.refresh_from_db(fields=["state"])
    if of.state != RoundState.OPEN.value:
        raise NotNow(CLOSED)
    keys = [row.measure_id for row in rows.values()]
    measures = plan_reading.measures(municipality=of.municipality, today=now.date(), ids=keys)
    for one in told:
        measure = measures.get(rows[one.asked_id].measure_id)
        number = measure.asked_number if measure else None
        _check(one)
        _keep(one, number.id if number else None, way, actor, now)
        _report(one, rows[one.asked_id].measure_id, actor, now)
        if number is not None and one.number is not None:
            _count(number.id, one.number, of, actor, now)
    audit.record("round.answered", about=of.id, detail={"measures": len(told)})
    return len(told)


def _check(one: Told) -> None:
    if one.goes is Goes.SILENT:
        raise Invalid({"goes": "Välj hur det går."})
    if one.goes is Goes.STUCK and not one.happened.strip():
        reason = "Skriv kort vad som hindrar, så att någon kan hjälpa till."
        raise Invalid({f"{one.asked_id}-happened": reason})


def _keep(
    one: Told, indicator_id: UUID | None, way: AnsweredBy, actor: Actor, now: datetime
) -> None:
    Answer(
        asked_id=one.asked_id,
        goes=one.goes.value,
        happened=one.happened.strip(),
        effect=one.effect.strip(),
        own_answer=one.own_answer.strip(),
        number=one.number if indicator_id else None,
        indicator_id=indicator_id if one.number is not None else None,
        way=way.value,
        answered_at=now,
        answered_by_id=actor.person,
        answered_by_name=actor.name,
    ).save()


def _report(one: Told, measure_id: UUID, actor: Actor, now: datetime) -> None:
    plan.report(
        measure_id=measure_id,
        how_it_goes=plan.HowItGoes(one.goes.value),
        happened=one.happened,
        effect=one.effect,
        actor=actor,
        now=now,
    )


def _count(indicator_id: UUID, value: int, of: Round, actor: Actor, now: datetime) -> None:
    """Let the number be the plan's too, for the last month of the round's period."""
    period = round_fact(of).counted_in.text
    plan.write_value(indicator_id=indicator_id, period=period, value=value, actor=actor, now=now)


def ask(*, asked_id: UUID, text: str, actor: Actor, now: datetime) -> UUID:
    """Ask about an answer. The office may ask and compile; it changes nothing of what was said.

    Raises Refused without the right to the plan, Unknown, NotNow when the round is frozen or
    nothing is answered yet, Invalid for no text.
    """
    access.check_may_prepare(actor=actor)
    row = RoundMeasure.objects.select_related("round").filter(id=asked_id).first()
    if row is None:
        raise Unknown()
    if row.round.state != RoundState.OPEN.value:
        raise NotNow("Rundan är fryst. Ställ frågan i nästa runda.")
    if not row.answers.exists():
        raise NotNow("Det finns inget svar att fråga om än.")
    if not text.strip():
        raise Invalid({"text": "Skriv vad du undrar."})
    made = AnswerQuestion(
        asked=row,
        text=text.strip(),
        asked_at=now,
        asked_by_id=actor.person,
        asked_by_name=actor.name,
    )
    made.save()
    audit.record("round.asked", about=row.id)
    return made.id


def reply(*, question_id: UUID, text: str, actor: Actor, now: datetime) -> None:
    """Reply to the office's question about one's own answer, signed in.

    Raises Refused when another answers for the measure, Unknown, NotNow, Invalid for no text.
    """
    row = _question(question_id)
    code = row.asked.answerer.code if row.asked.answerer else ""
    access.check_may_answer(actor=actor, code=code, codes=places.codes_of(actor))
    _replied(row, text, actor, now)


def _question(question_id: UUID) -> AnswerQuestion:
    rows = AnswerQuestion.objects.select_related("asked__answerer", "asked__round")
    row = rows.filter(id=question_id).first()
    if row is None:
        raise Unknown()
    return row


def reply_by_link(
    *, answerer_id: UUID, replies: Collection[tuple[UUID, str]], actor: Actor, now: datetime
) -> None:
    """Reply by a one-time link. Raises Unknown for a question to anybody else."""
    for question_id, text in replies:
        row = _question(question_id)
        if row.asked.answerer_id != answerer_id:
            raise Unknown()
        _replied(row, text, actor, now)


def _replied(row: AnswerQuestion, text: str, actor: Actor, now: datetime) -> None:
    if row.asked.round.state != RoundState.OPEN.value:
        raise NotNow(CLOSED)
    if QuestionReply.objects.filter(question=row).exists():
        raise NotNow("Frågan är redan besvarad.")
    if not text.strip():
        raise Invalid({"text": "Skriv ett svar."})
    QuestionReply(
        question=row,
        text=text.strip(),
        replied_at=now,
        replied_by_id=actor.person,
        replied_by_name=actor.name,
    ).save()
    audit.record("round.replied", about=row.asked_id)


def link_for(
    *,
    answerer_id: UUID,
    contact: str,
    mail: str,
    address_of: Callable[[str], str],
    actor: Actor,
    now: datetime,
) -> str:
    """Make a one-time link for someone without an account, and return its address.

    With a mail it is posted too; `address_of` makes the address of a token. An earlier link for
    the same one ends. Raises Refused, Unknown, NotNow, Invalid for no name.
    """
    access.check_may_prepare(actor=actor)
    row = Answerer.objects.select_for_update(of=("self",)).select_related("round")
    found = row.filter(id=answerer_id).first()
    if found is None:
        raise Unknown()
    if found.round.state != RoundState.OPEN.value:
        raise NotNow("Rundan tar inte emot svar just nu.")
    if not contact.strip():
        raise Invalid({"contact": "Skriv vem länken är till."})
    organisation.close_links(target_id=found.id, now=now)
    found.contact, found.mail, found.link_made_at = contact.strip(), mail.strip(), now
    found.save(update_fields=["contact", "mail", "link_made_at"])
    audit.record("round.link_made", about=found.id)
    token = organisation.make_link(
        purpose=PURPOSE,
        target_id=found.id,
        holder=f"{found.contact}, {found.name}",
        until=found.round.due_on + GRACE,
        actor=actor,
        now=now,
    )
    address = address_of(token)
    if found.mail:
        _mail(found, address, now)
    return address


def _mail(to: Answerer, address: str, now: datetime) -> None:
    day = day_in_words(to.round.due_on)
    body = (
        f"Hej!\n\nVi undrar hur det går med det som {to.name} leder i vårt gemensamma arbete."
        f" Det tar ett par minuter att svara, gärna före den {day}:\n\n{address}\n\n"
        "Länken visar bara era egna åtgärder och kan användas en gång.\n"
    )
    subject = "Hur går det? Några frågor att svara på"
    outbox.post(kind="follow_up.answer", to=to.mail, subject=subject, body=body, now=now)
