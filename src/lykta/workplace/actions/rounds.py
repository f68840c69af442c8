"""A year's round: opened, answered unit by unit, signed, noted by committee and board."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection

from lykta.audit import api as audit
from lykta.kernel import frozen
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.pages import registers
from lykta.workplace import access
from lykta.workplace.actions import themes
from lykta.workplace.models import (
    FollowUpNoted,
    Promise,
    SignedFollowUp,
    UnitAnswer,
    UnitAsked,
    YearRound,
)
from lykta.workplace.queries import overview, regulations, setup, sharing
from lykta.workplace.queries import rounds as reading
from lykta.workplace.rules import answering, compiling
from lykta.workplace.rules.facts import AnswerText
from lykta.workplace.rules.regulations import in_force
from lykta.workplace.rules.sharing import suggestions
from lykta.workplace.terms import NotedBy, Side

EARLIEST = 2001


def open_round(
    *,
    municipality: str,
    year: int,
    due_on: date,
    board_by: date | None = None,
    actor: Actor,
    now: datetime,
) -> UUID:
    """Open the year's round: every unit with a manager is asked (F45; law W1).

    `board_by` is when board and safety committee should have read it: with the annual accounts.
    Raises Refused without the right, Invalid for a bad year or day, NotNow when it is open
    already, the questions are not described, or nobody is there to ask.
    """
    access.check_may_open(actor=actor)
    today = now.date()
    _check_days(year, due_on, board_by, today)
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
        board_by=board_by,
        opened_at=now,
    )
    row.save()
    UnitAsked.objects.bulk_create(UnitAsked(round=row, **one) for one in asked)
    audit.record("workplace.opened", about=row.id, detail={"units": len(asked)})
    return row.id


def _check_days(year: int, due_on: date, board_by: date | None, today: date) -> None:
    if not EARLIEST <= year <= today.year:
        raise Invalid({"year": "Skriv ett år som har börjat, till exempel det här året."})
    if due_on < today:
        raise Invalid({"due_on": "Sista dagen att svara kan inte redan vara förbi."})
    if board_by is not None and board_by <= due_on:
        raise Invalid({"board_by": "Nämnd och skyddskommitté läser efter sista dagen att svara."})


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
    if reading.is_signed(round_id=row.round_id, administration=row.administration_id):
        raise NotNow("Förvaltningens uppföljning är signerad. Den ändras inte mer.")
    said = answering.check(told, today=now.date())
    UnitAsked.objects.select_for_update().get(id=asked_id)
    registers.describe(UnitAnswer, key={"asked_id": asked_id}, values=_values(said))
    Promise.objects.filter(asked_id=asked_id).delete()
    Promise.objects.bulk_create(
        Promise(
            asked_id=asked_id,
            round_id=row.round_id,
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
    suits = suggestions(told, sharing.stems())
    return {
        "done": told.done.value,
        "works": told.works.strip(),
        "works_themes": [one.value for one in told.works_themes],
        "improve": told.improve.strip(),
        "improve_themes": [one.value for one in told.improve_themes],
        "works_suggested": suits[Side.WORKS.value],
        "improve_suggested": suits[Side.IMPROVE.value],
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


def sign(*, round_id: UUID, actor: Actor, now: datetime) -> UUID:
    """Sign the own administration's compiled follow-up: frozen, silence included (F45; law W2).

    Themes that nobody has decided are confirmed with it, as they stand on the page.
    Raises Refused without the right, Unknown for a round where no unit of the administration is
    asked, NotNow when it is signed already.
    """
    access.check_may_sign(actor=actor)
    of = reading.round_of(round_id)
    _wait("pg_advisory_xact_lock", round_id)
    asked = overview.own(round_id)
    if asked is None:
        raise Unknown()
    if reading.is_signed(round_id=round_id, administration=asked.administration):
        raise NotNow("Årets uppföljning är redan signerad.")
    told = overview.told(asked)
    themes.confirm(asked, told.voices, actor=actor, now=now)
    found = sharing.found(asked, told.voices)
    document = compiling.document(of=of, told=told, found=found)
    made = frozen.freeze(document)
    row = SignedFollowUp(
        round_id=round_id,
        administration_id=asked.administration,
        text=made.text,
        digest=made.digest,
        signed_at=now,
        signed_by_id=actor.person,
        asked=document["asked"],
        answered=document["answered"],
        routine_known=compiling.routine_known(told.voices),
    )
    row.save()
    audit.record("workplace.signed", about=row.id, detail={"units": len(told.voices)})
    return row.id


def note(
    *,
    signed_id: UUID,
    noted_for: NotedBy,
    noted_on: date,
    paragraph: str = "",
    diary_number: str = "",
    actor: Actor,
    now: datetime,
) -> None:
    """Note that the safety committee, or the own board, has read the signed follow-up (F45).

    Raises Refused, Unknown for one that is not theirs, NotNow when noted, Invalid for a day to
    come or one before it was signed.
    """
    access.check_may_note(actor=actor, noted_for=noted_for)
    row = SignedFollowUp.objects.filter(id=signed_id).first()
    if row is None:
        raise Unknown()
    before = FollowUpNoted.objects.filter(signed=row, noted_for=noted_for.value)
    if noted_for is NotedBy.BOARD:
        before = before.filter(authority_id=actor.authority)
    if before.exists():
        raise NotNow(f"{noted_for.swedish} har redan antecknat det här året.")
    if noted_on > now.date():
        raise Invalid({"noted_on": "Dagen kan inte ligga i framtiden."})
    if noted_on < stockholm(row.signed_at).date():
        raise Invalid({"noted_on": "Mötet kan inte ha varit innan uppföljningen signerades."})
    FollowUpNoted(
        signed=row,
        noted_for=noted_for.value,
        authority_id=actor.authority,
        noted_on=noted_on,
        paragraph=paragraph.strip(),
        diary_number=diary_number.strip(),
        noted_by_id=actor.person,
    ).save()
    audit.record("workplace.noted", about=row.id, detail={"for": noted_for.value})
