"""Nominations: taken in from the public form, proposed by the council, checked (F47)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.council import access
from lykta.council.actions.prizes import locked_prize, logged
from lykta.council.models import Nomination, Prize
from lykta.council.queries.nominations import findings_of
from lykta.council.rules import prizes as rules
from lykta.council.terms import Checked, NominatedFor
from lykta.inbox import api as inbox
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.outbox import api as outbox

KIND = "council.nomination"
TEXTS = (
    "nominee",
    "belongs_to",
    "effort",
    "why",
    "changed",
    "nominator",
    "manager",
    "contact",
)
READ = "Juryn har mötts. Nomineringarna ändras inte mer."


def take_in(*, handed_id: UUID, actor: Actor, now: datetime) -> Nomination:
    """Take in what was handed in as a nomination to check. Raises Refused, Unknown, NotNow.

    When it came decides whether it is late, not when somebody took it in.
    """
    access.check_may_describe(actor=actor)
    handed = inbox.take(handed_id=handed_id, actor=actor, now=now)
    prize = _unread(UUID(handed.answers["prize"]))
    row = Nomination(
        prize=prize,
        kind=NominatedFor.PRIZE.value,
        handed_id=handed.id,
        receipt=handed.receipt,
        came_at=handed.handed_at,
        **_texts(handed.answers),
    )
    row.save()
    logged("prize.nomination", row.id, "taken_in")
    return row


def _texts(answers: Mapping[str, str]) -> dict[str, str]:
    return {name: answers.get(name, "") for name in TEXTS}


@dataclass(frozen=True)
class Proposed:
    """The council's own proposal: an actor outside the municipality."""

    nominee: str
    belongs_to: str
    effort: str
    why: str
    changed: str
    nominator: str
    contact: str


def propose(
    *, prize_id: UUID, said: Proposed, external: bool, actor: Actor, now: datetime
) -> Nomination:
    """Note the council's own proposal to the honourable mention.

    Raises Refused, Unknown, Invalid for an actor within the municipality, NotNow (with the date)
    after its last day or when there is no honourable mention.
    """
    access.check_may_describe(actor=actor)
    prize = _unread(prize_id)
    if not prize.honourable_mention or prize.own_proposal_by_on is None:
        raise NotNow("Det här året har inget hedersomnämnande.")
    if stockholm(now).date() > prize.own_proposal_by_on:
        raise NotNow(rules.too_late_for_mention(prize.own_proposal_by_on))
    if not external:
        raise Invalid({"external": "Hedersomnämnandet är för en aktör utanför kommunen."})
    row = Nomination(
        prize=prize,
        kind=NominatedFor.MENTION.value,
        came_at=now,
        external=True,
        **{name: getattr(said, name) for name in TEXTS if name != "manager"},
    )
    row.save()
    logged("prize.nomination", row.id, "proposed")
    return row


def accept(*, nomination_id: UUID, actor: Actor, now: datetime) -> None:
    """Let the jury read it. Raises Refused, Unknown, NotNow for what a confirmed rule hinders."""
    row = _to_check(nomination_id, actor=actor)
    lacking = [one.text for one in findings_of(row) if one.hinders]
    if lacking:
        raise NotNow("Nomineringen uppfyller inte: " + " ".join(lacking))
    _set(row, Checked.ACCEPTED, actor=actor, now=now)


def ask_completion(
    *, nomination_id: UUID, reason: str, answer_by_on: date, actor: Actor, now: datetime
) -> None:
    """Ask the nominator for what is missing, by mail. Raises Refused, Unknown, NotNow, Invalid."""
    row = _to_check(nomination_id, actor=actor)
    if answer_by_on < stockholm(now).date():
        raise Invalid({"answer_by_on": "Dagen har redan varit."})
    _set(row, Checked.COMPLETION, actor=actor, now=now, reason=reason, answer_by_on=answer_by_on)
    if "@" in row.contact:
        body = (
            f"Hej!\n\nTack för din nominering. Vi behöver veta lite mer:\n\n{reason}\n\n"
            f"Svara på det här brevet senast {rules.day_in_words(answer_by_on)}.\n"
        )
        subject = "Något mer om det du skickade in"
        outbox.post(kind=KIND, to=row.contact, subject=subject, body=body, now=now)


def complete(*, nomination_id: UUID, texts: Mapping[str, str], actor: Actor, now: datetime) -> None:
    """Write in what the nominator has added; it is checked anew. Raises Refused, Unknown, NotNow.

    When it came first still tells whether it is late.
    """
    row = _to_check(nomination_id, actor=actor)
    for name in TEXTS:
        setattr(row, name, texts.get(name, getattr(row, name)))
    row.save(update_fields=list(TEXTS))
    _set(row, Checked.TO_CHECK, actor=actor, now=now, reason=row.reason)


def reject(*, nomination_id: UUID, reason: str, actor: Actor, now: datetime) -> None:
    """Turn the nomination away and say why. Raises Refused, Unknown, NotNow, Invalid."""
    row = _to_check(nomination_id, actor=actor)
    if not reason.strip():
        raise Invalid({"reason": "Skriv varför."})
    _set(row, Checked.REJECTED, actor=actor, now=now, reason=reason)


def _to_check(nomination_id: UUID, *, actor: Actor) -> Nomination:
    access.check_may_describe(actor=actor)
    found = Nomination.objects.select_for_update().filter(id=nomination_id).first()
    if found is None:
        raise Unknown()
    _unread(found.prize_id)
    if found.state in (Checked.ACCEPTED.value, Checked.REJECTED.value):
        raise NotNow("Nomineringen är redan kontrollerad.")
    return found


def _unread(prize_id: UUID) -> Prize:
    prize = locked_prize(prize_id)
    if prize.met_at is not None:
        raise NotNow(READ)
    return prize


def _set(
    row: Nomination,
    state: Checked,
    *,
    actor: Actor,
    now: datetime,
    reason: str = "",
    answer_by_on: date | None = None,
) -> None:
    row.state, row.reason, row.answer_by_on = state.value, reason, answer_by_on
    row.checked_by, row.checked_at = actor.name, now
    row.save(update_fields=["state", "reason", "answer_by_on", "checked_by", "checked_at"])
    logged("prize.nomination", row.id, state.value)
