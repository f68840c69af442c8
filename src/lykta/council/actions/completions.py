"""Asking a nominator for what is missing, and taking it in; what stood before is kept (F47)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from lykta.council import access
from lykta.council.actions.nominations import KIND, TEXTS, settle, to_check, unsettled
from lykta.council.actions.prizes import logged
from lykta.council.models import Completion, EarlierWording, Nomination
from lykta.council.rules import prizes as rules
from lykta.council.terms import Checked, NominatedFor
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import day_in_words, stockholm
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.organisation import api as organisation
from lykta.outbox import api as outbox

PURPOSE = "council.completion"
TELLS_LATE = timedelta(days=30)  # our own: so long the link still tells that the day has been


def ask_completion(
    *,
    nomination_id: UUID,
    reason: str,
    answer_by_on: date,
    actor: Actor,
    now: datetime,
    address_of: Callable[[str], str] = str,
) -> str:
    """Ask for what is missing; returns the address of the nominator's one-time link.

    It goes by mail to a nominator with an address. "" for the council's own proposal: what is added
    there the secretary writes in. Raises Refused, Unknown, NotNow, Invalid for a day that has been,
    or that is not before the decision.
    """
    row = to_check(nomination_id, actor=actor)
    _check_day(row, answer_by_on, stockholm(now).date())
    settle(row, Checked.COMPLETION, actor=actor, now=now, reason=reason, answer_by_on=answer_by_on)
    if row.kind != NominatedFor.PRIZE.value:
        return ""
    address = address_of(_link(row, answer_by_on, actor=actor, now=now))
    if "@" in row.contact:
        subject = "Något mer om det du skickade in"
        body = _letter(reason, address, answer_by_on)
        outbox.post(kind=KIND, to=row.contact, subject=subject, body=body, now=now)
    return address


def _check_day(row: Nomination, day: date, today: date) -> None:
    decided = row.prize.decide_by_on
    if day < today:
        raise Invalid({"answer_by_on": "Dagen har redan varit."})
    if decided is not None and day >= decided:
        words = f"Priset ska vara beslutat {day_in_words(decided)}. Välj en dag före."
        raise Invalid({"answer_by_on": words})


def _link(row: Nomination, answer_by_on: date, *, actor: Actor, now: datetime) -> str:
    return organisation.make_link(
        purpose=PURPOSE,
        target_id=row.id,
        holder=row.nominator,
        until=answer_by_on + TELLS_LATE,
        actor=actor,
        now=now,
    )


def _letter(reason: str, address: str, answer_by_on: date) -> str:
    return (
        f"Hej!\n\nTack för din nominering. Vi behöver veta lite mer:\n\n{reason}\n\n"
        f"Det du skrev står kvar. Lägg till det som saknas här:\n\n{address}\n\n"
        f"Sista dagen är {day_in_words(answer_by_on)}. Länken är bara din och kan användas "
        "en gång.\n"
    )


def hand_in_completion(
    *, nomination_id: UUID, link_id: UUID, texts: Mapping[str, str], actor: Actor, now: datetime
) -> None:
    """Keep what the nominator sends by the link, once, for the secretary to take in.

    Raises Refused, Unknown, NotNow with the date after the last day.
    """
    access.check_may_answer(actor=actor)
    row = Nomination.objects.filter(id=nomination_id).first()
    if row is None or row.answer_by_on is None:
        raise Unknown()
    if stockholm(now).date() > row.answer_by_on:
        raise NotNow(rules.too_late_to_complete(row.answer_by_on))
    Completion(nomination=row, texts=_all(row, texts), by_link=True, came_at=now).save()
    organisation.use_link(link_id=link_id, now=now)
    logged("prize.nomination", row.id, "completed")


def take_completion(*, completion_id: UUID, actor: Actor, now: datetime) -> UUID:
    """Let a completion take the place of what stood; returns the nomination's key.

    It is checked anew, and when it came first still tells whether it is late. Raises Refused,
    Unknown, NotNow when it is taken in already.
    """
    access.check_may_describe(actor=actor)
    added = Completion.objects.filter(id=completion_id).first()
    if added is None:
        raise Unknown()
    row = unsettled(added.nomination_id, actor=actor)
    if EarlierWording.objects.filter(completion=added).exists():
        raise NotNow("Kompletteringen är redan intagen.")
    _replace(row, added, actor=actor, now=now)
    return UUID(str(row.id))


def waiting(*, nomination_id: UUID) -> list[UUID]:
    """Return the keys of what has been handed in and waits to be taken in."""
    rows = Completion.objects.filter(nomination_id=nomination_id, replaced__isnull=True)
    return list(rows.values_list("id", flat=True))


def complete(*, nomination_id: UUID, texts: Mapping[str, str], actor: Actor, now: datetime) -> None:
    """Write in what the nominator has added in another way. Raises Refused, Unknown, NotNow."""
    row = to_check(nomination_id, actor=actor)
    added = Completion(nomination=row, texts=_all(row, texts), by_link=False, came_at=now)
    added.save()
    _replace(row, added, actor=actor, now=now)


def _all(row: Nomination, texts: Mapping[str, str]) -> dict[str, str]:
    """Return every text anew: those that were not asked for again stay."""
    return {name: str(texts.get(name, getattr(row, name))) for name in TEXTS}


def _replace(row: Nomination, added: Completion, *, actor: Actor, now: datetime) -> None:
    EarlierWording(
        nomination=row,
        completion=added,
        texts={name: getattr(row, name) for name in TEXTS},
        replaced_by=actor.name,
        replaced_at=now,
    ).save()
    for name in TEXTS:
        setattr(row, name, added.texts[name])
    row.save(update_fields=list(TEXTS))
    settle(row, Checked.TO_CHECK, actor=actor, now=now, reason=row.reason)
