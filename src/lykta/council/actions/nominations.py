"""Nominations: taken in from the public form, proposed by the council, checked (F47)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.council import access
from lykta.council.actions.prizes import locked_prize, logged
from lykta.council.models import Completion, Nomination, Prize
from lykta.council.queries.nominations import findings_of
from lykta.council.rules import prizes as rules
from lykta.council.terms import Checked, NominatedFor
from lykta.inbox import api as inbox
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.organisation import api as organisation

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
    row = to_check(nomination_id, actor=actor)
    lacking = [one.text for one in findings_of(row) if one.hinders]
    if lacking:
        raise NotNow("Nomineringen uppfyller inte: " + " ".join(lacking))
    settle(row, Checked.ACCEPTED, actor=actor, now=now)


def reject(*, nomination_id: UUID, reason: str, actor: Actor, now: datetime) -> None:
    """Turn the nomination away and say why. Raises Refused, Unknown, NotNow, Invalid."""
    row = to_check(nomination_id, actor=actor)
    if not reason.strip():
        raise Invalid({"reason": "Skriv varför."})
    settle(row, Checked.REJECTED, actor=actor, now=now, reason=reason)


def to_check(nomination_id: UUID, *, actor: Actor) -> Nomination:
    """Return the locked nomination, when nothing stands between it and a check.

    Raises Refused, Unknown, NotNow when it is settled, when the jury has met, or when a completion
    waits to be taken in.
    """
    row = unsettled(nomination_id, actor=actor)
    if Completion.objects.filter(nomination=row, replaced__isnull=True).exists():
        raise NotNow("En komplettering har kommit. Ta in den först.")
    return row


def unsettled(nomination_id: UUID, *, actor: Actor) -> Nomination:
    """Return the locked nomination. Raises Refused, Unknown, NotNow when it is settled."""
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


def settle(
    row: Nomination,
    state: Checked,
    *,
    actor: Actor,
    now: datetime,
    reason: str = "",
    answer_by_on: date | None = None,
) -> None:
    """Note how far the check has come. The nominator's link stops working."""
    row.state, row.reason, row.answer_by_on = state.value, reason, answer_by_on
    row.checked_by, row.checked_at = actor.name, now
    row.save(update_fields=["state", "reason", "answer_by_on", "checked_by", "checked_at"])
    organisation.close_links(target_id=row.id, now=now)
    logged("prize.nomination", row.id, state.value)
