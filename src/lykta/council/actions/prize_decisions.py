"""The jury meets, chooses finalists and decides; the result is published (F47)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from lykta.council import access
from lykta.council.actions.nominations import KIND
from lykta.council.actions.prizes import locked_prize, logged, write_public
from lykta.council.models import Juror, JurorConflict, Nomination, Prize, PrizeDecision, TookPart
from lykta.council.queries.prizes import rules_of
from lykta.council.rules import prizes as rules
from lykta.council.rules.public_prize import Named, Result
from lykta.council.terms import Checked, NominatedFor
from lykta.inbox import api as inbox
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import day_in_words, stockholm
from lykta.kernel.problems import Invalid, NotNow
from lykta.pages import registers

OUT = "Resultatet är publicerat och ändras inte."


def let_jury_meet(*, prize_id: UUID, actor: Actor, now: datetime) -> None:
    """Open the jurors' notes to the jury: from now nobody changes them. Raises Refused, NotNow."""
    access.check_may_describe(actor=actor)
    row = locked_prize(prize_id)
    if row.met_at is not None:
        raise NotNow("Juryns anteckningar är redan öppna.")
    if stockholm(now).date() <= row.nominations_close_on:
        raise NotNow("Nomineringen är öppen än.")
    jurors = Juror.objects.filter(prize=row, left_at=None).count()
    if not jurors:
        raise NotNow("Utse juryn först.")
    if problem := rules.jury_problem(rules_of(row), jurors=jurors):
        raise NotNow(problem)
    _check_all_checked(row, actor)
    row.met_at = now
    row.save(update_fields=["met_at"])
    logged("prize.jury", row.id, "met")


def _check_all_checked(row: Prize, actor: Actor) -> None:
    unsettled = (Checked.TO_CHECK.value, Checked.COMPLETION.value)
    if Nomination.objects.filter(prize=row, state__in=unsettled).exists():
        raise NotNow("Godkänn eller avvisa alla nomineringar först.")
    waiting = inbox.waiting(kind=KIND, actor=actor)
    if any(one.answers.get("prize") == str(row.id) for one in waiting):
        raise NotNow("Ta in de nomineringar som väntar först.")


def choose_finalists(
    *, prize_id: UUID, chosen: Collection[UUID], actor: Actor, now: datetime
) -> None:
    """Note the jury's finalists. Raises Refused, NotNow, Invalid when they do not fit the rule."""
    access.check_may_describe(actor=actor)
    row = locked_prize(prize_id)
    if row.met_at is None:
        raise NotNow("Juryn har inte mötts än.")
    if PrizeDecision.objects.filter(prize=row).exists():
        raise NotNow("Priset är beslutat. Finalisterna ändras inte.")
    able = _accepted(row, NominatedFor.PRIZE)
    picked = [one for one in able if one.id in chosen]
    problem = rules.finalists_problem(chosen=len(picked), accepted=len(able), rule=row.finalists)
    if problem:
        raise Invalid({"chosen": problem})
    for one in able:
        one.finalist = one in picked
        one.save(update_fields=["finalist"])
    logged("prize.decided", row.id, "finalists")


@dataclass(frozen=True)
class Decided:
    """What the jury decided. `mention` None: no honourable mention."""

    winner: UUID
    motivation: str
    mention: UUID | None
    mention_motivation: str
    decided_on: date
    paragraph: str


def decide(
    *,
    prize_id: UUID,
    said: Decided,
    took_part: Collection[UUID],
    actor: Actor,
    now: datetime,
) -> PrizeDecision:
    """Note who got the prize and who took part. Raises Refused, NotNow, Invalid.

    A juror with a conflict about a finalist, or about the mentioned, takes no part (FL 16-18 §).
    """
    access.check_may_describe(actor=actor)
    row = locked_prize(prize_id)
    if row.result_published_at is not None:
        raise NotNow(OUT)
    winner, mention = _winner(row, said.winner), _mention(row, said)
    jurors = _taking_part(row, took_part, mention)
    if not stockholm(row.met_at or now).date() <= said.decided_on <= stockholm(now).date():
        raise Invalid({"decided_on": "Dagen ligger mellan juryns möte och i dag."})
    decision, _change = registers.describe(
        PrizeDecision, key={"prize_id": row.id}, values=_decided(said, winner, mention, actor, now)
    )
    TookPart.objects.filter(decision=decision).delete()
    for juror in jurors:
        TookPart(decision=decision, juror=juror).save()
    logged("prize.decided", row.id, "decision")
    return decision


def _decided(
    said: Decided, winner: Nomination, mention: Nomination | None, actor: Actor, now: datetime
) -> dict[str, object]:
    return {
        "winner_id": winner.id,
        "mention_id": mention.id if mention else None,
        "motivation": said.motivation,
        "mention_motivation": said.mention_motivation if mention else "",
        "decided_on": said.decided_on,
        "paragraph": said.paragraph,
        "noted_by": actor.name,
        "noted_at": now,
    }


def _winner(row: Prize, winner_id: UUID) -> Nomination:
    finalists = [one for one in _accepted(row, NominatedFor.PRIZE) if one.finalist]
    if not finalists:
        raise NotNow("Utse finalister först.")
    found = next((one for one in finalists if one.id == winner_id), None)
    if found is None:
        raise Invalid({"winner": "Välj en av finalisterna."})
    return found


def _mention(row: Prize, said: Decided) -> Nomination | None:
    if said.mention is None:
        return None
    able = _accepted(row, NominatedFor.MENTION)
    found = next((one for one in able if one.id == said.mention), None)
    if found is None:
        raise Invalid({"mention": "Välj ett av rådets förslag."})
    if not said.mention_motivation.strip():
        raise Invalid({"mention_motivation": "Skriv en motivering också till hedersomnämnandet."})
    return found


def _taking_part(
    row: Prize, took_part: Collection[UUID], mention: Nomination | None
) -> Sequence[Juror]:
    rows = Juror.objects.filter(prize=row, left_at=None, id__in=list(took_part))
    jurors = list(rows.select_related("member"))
    if not jurors:
        raise Invalid({"took_part": "Kryssa i vilka som var med och beslutade."})
    judged = {one.id for one in _accepted(row, NominatedFor.PRIZE) if one.finalist}
    if mention is not None:
        judged.add(mention.id)
    told = JurorConflict.objects.filter(juror__in=jurors, nomination_id__in=judged)
    stopped = {one.juror_id for one in told}
    names = ", ".join(one.member.name for one in jurors if one.id in stopped)
    if names:
        raise Invalid({"took_part": f"{names} har anmält jäv och kan inte vara med och besluta."})
    return jurors


def publish_result(*, prize_id: UUID, actor: Actor, now: datetime) -> None:
    """Let anybody read who got the prize and why; the jury's notes go. Raises Refused, NotNow."""
    access.check_may_describe(actor=actor)
    row = locked_prize(prize_id)
    if row.result_published_at is not None:
        raise NotNow(OUT)
    decision = PrizeDecision.objects.filter(prize=row).select_related("winner", "mention").first()
    if decision is None:
        raise NotNow("Skriv in juryns beslut först.")
    row.published_at = row.published_at or now
    row.result_published_at = now
    row.save(update_fields=["published_at", "result_published_at"])
    write_public(row, _result(row, decision))
    with connection.cursor() as cursor:
        cursor.execute("SELECT secrecy.forget_jury_notes(%s)", [row.id])
    logged("prize.published", row.id, "result")


def _result(row: Prize, decision: PrizeDecision) -> Result:
    finalists = [one for one in _accepted(row, NominatedFor.PRIZE) if one.finalist]
    return Result(
        winner=_named(decision.winner),
        motivation=decision.motivation,
        finalists=[_named(one) for one in finalists],
        mention=_named(decision.mention) if decision.mention else None,
        mention_motivation=decision.mention_motivation,
        decided_on=day_in_words(decision.decided_on),
        paragraph=decision.paragraph,
        jury=row.jury,
    )


def _named(row: Nomination) -> Named:
    return Named(nominee=row.nominee, belongs_to=row.belongs_to, effort=row.effort)


def _accepted(row: Prize, kind: NominatedFor) -> list[Nomination]:
    rows = Nomination.objects.filter(prize=row, kind=kind.value, state=Checked.ACCEPTED.value)
    return list(rows.order_by("came_at", "id"))
