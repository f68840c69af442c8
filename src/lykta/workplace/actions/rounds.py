"""A year's round: opened, answered unit by unit, signed by the director, noted by the committee."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection

from lykta.audit import api as audit
from lykta.kernel import frozen
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.pages import registers
from lykta.workplace import access
from lykta.workplace.models import (
    FollowUpNoted,
    Promise,
    SignedFollowUp,
    UnitAnswer,
    UnitAsked,
    YearRound,
)
from lykta.workplace.queries import regulations, setup
from lykta.workplace.queries import rounds as reading
from lykta.workplace.rules import answering, compiling
from lykta.workplace.rules.facts import AnswerText
from lykta.workplace.rules.regulations import in_force

EARLIEST = 2001


def open_round(*, municipality: str, year: int, due_on: date, actor: Actor, now: datetime) -> UUID:
    """Open the year's round: every unit with a manager is asked (F45; law W1).

    Raises Refused without the right, Invalid for a bad year or day, NotNow when it is open
    already, the questions are not described, or nobody is there to ask.
    """
    access.check_may_open(actor=actor)
    today = now.date()
    if not EARLIEST <= year <= today.year:
        raise Invalid({"year": "Skriv ett år som har börjat, till exempel det här året."})
    if due_on < today:
        raise Invalid({"due_on": "Sista dagen att svara kan inte redan vara förbi."})
    if YearRound.objects.filter(municipality=municipality, year=year).exists():
        raise NotNow("Årets runda är redan öppnad.")
    described, rule = setup(), in_force(regulations(), on=today)
    asked = reading.to_ask(today=today)
    if described is None or not described.questions or rule is None or not asked:
        raise NotNow("Frågorna, föreskriften eller enheterna är inte beskrivna än.")
    row = YearRound(
        municipality=municipality,
        year=year,
        regulation=rule.name,
        questions=list(described.questions),
        due_on=due_on,
        opened_at=now,
    )
    row.save()
    UnitAsked.objects.bulk_create(UnitAsked(round=row, **one) for one in asked)
    audit.record("workplace.opened", about=row.id, detail={"units": len(asked)})
    return row.id


def answer(*, asked_id: UUID, told: AnswerText, actor: Actor, now: datetime) -> None:
    """Answer for the own unit; a later answer takes the earlier one's place until it is signed.

    Raises Refused or Unknown for another's unit, NotNow when the director has signed, Invalid
    when a text names an individual.
    """
    row = UnitAsked.objects.filter(id=asked_id).first()
    if row is None:
        raise Unknown()
    access.check_may_answer(actor=actor, unit=row.unit_id)
    _wait("pg_advisory_xact_lock_shared", row.round_id)
    if _is_signed(row.round_id, row.administration_id):
        raise NotNow("Förvaltningens uppföljning är signerad. Den ändras inte mer.")
    said = answering.check(told, today=now.date())
    UnitAsked.objects.select_for_update().get(id=asked_id)
    registers.describe(UnitAnswer, key={"asked_id": asked_id}, values=_values(said))
    Promise.objects.filter(asked_id=asked_id).delete()
    Promise.objects.bulk_create(
        Promise(
            asked_id=asked_id,
            place=place,
            text=one.text.strip(),
            who=one.who.value,
            due_on=one.due_on,
            done=one.done,
        )
        for place, one in enumerate(said.promises)
    )
    row.answered_at = now
    row.save(update_fields=["answered_at"])
    audit.record("workplace.answered", about=asked_id, detail={"promises": len(said.promises)})


def _values(told: AnswerText) -> dict[str, object]:
    return {
        "done": told.done.value,
        "works": told.works.strip(),
        "works_themes": [one.value for one in told.works_themes],
        "improve": told.improve.strip(),
        "improve_themes": [one.value for one in told.improve_themes],
        "threats": told.threats.value,
        "private_violence": told.private_violence.value,
        "inclusion": told.inclusion.value,
        "routine": told.routine.value,
        "safety_part": told.safety_part.value,
        "safety_on": told.safety_on,
    }


def _wait(lock: str, round_id: UUID) -> None:
    """Answers come in beside each other, but never while a director signs."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(hashtext(%s))", [f"workplace {round_id}"])


def _is_signed(round_id: UUID, administration: UUID) -> bool:
    return any(
        one.round == round_id and one.administration == administration for one in reading.signed()
    )


def sign(*, round_id: UUID, actor: Actor, now: datetime) -> UUID:
    """Sign the own administration's compiled follow-up: frozen, silence included (F45; law W2).

    Raises Refused without the right, Unknown for a round where no unit of the administration is
    asked, NotNow when it is signed already.
    """
    access.check_may_sign(actor=actor)
    of = reading.round_of(round_id)
    own = reading.own_administration()
    _wait("pg_advisory_xact_lock", round_id)
    units = reading.units(round_id=round_id, administration=own) if own else []
    if not units:
        raise Unknown()
    if _is_signed(round_id, units[0].administration):
        raise NotNow("Årets uppföljning är redan signerad.")
    made = frozen.freeze(compiling.document(of=of, units=units))
    row = SignedFollowUp(
        round_id=round_id,
        administration_id=units[0].administration,
        text=made.text,
        digest=made.digest,
        signed_at=now,
        signed_by_id=actor.person,
    )
    row.save()
    audit.record("workplace.signed", about=row.id, detail={"units": len(units)})
    return row.id


def note(*, round_id: UUID, noted_on: date, paragraph: str, actor: Actor, now: datetime) -> None:
    """Note that the safety committee has read the signed follow-up, with day and paragraph.

    Raises Refused, Unknown before it is signed, NotNow when noted, Invalid for a future day.
    """
    access.check_may_note(actor=actor)
    row = SignedFollowUp.objects.filter(round_id=round_id).first()
    if row is None:
        raise Unknown()
    if FollowUpNoted.objects.filter(signed=row).exists():
        raise NotNow("Skyddskommittén har redan antecknat det här året.")
    if noted_on > now.date():
        raise Invalid({"noted_on": "Dagen kan inte ligga i framtiden."})
    FollowUpNoted(
        signed=row, noted_on=noted_on, paragraph=paragraph.strip(), noted_by_id=actor.person
    ).save()
    audit.record("workplace.noted", about=row.id)
