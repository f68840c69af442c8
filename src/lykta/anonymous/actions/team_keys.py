"""The team's key: made, changed for a new one, and said to be lost.

The public half is for anybody; the private half is sealed in the vault under a key of its own,
in the keyring's database, and is opened only on the staff's side.
"""

from datetime import date, datetime
from uuid import UUID, uuid4

from lykta.anonymous import access
from lykta.anonymous.models import Message, TeamKey
from lykta.anonymous.queries.inbox import private_of
from lykta.anonymous.rules import sealing
from lykta.anonymous.rules.messages import team_bound
from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import NotNow
from lykta.vault import api as vault


def make_key(*, actor: Actor, now: datetime) -> UUID:
    """Make the unit's first key: from now on one can write to it.

    Raises Refused, or NotNow when the unit has a key already.
    """
    access.check_may_lead(actor=actor)
    if _in_use(actor.unit) is not None:
        raise NotNow("Enheten har redan en nyckel. Byt den i stället.")
    key = _made(actor, now.date())
    audit.record("thread.key_made", about=key.id)
    return key.id


def change_key(*, actor: Actor, now: datetime) -> int:
    """Take a new key into use and seal every message anew to it. Returns how many were.

    The old one is kept, retired, until nothing is sealed to it; `end_due` then destroys it. What
    was sealed to a lost key stays unreadable. Raises Refused, or NotNow without a key.
    """
    access.check_may_lead(actor=actor)
    old = _in_use(actor.unit)
    if old is None:
        raise NotNow("Enheten har ingen nyckel än.")
    old.retired_on = now.date()
    old.save(update_fields=["retired_on"])
    new = _made(actor, now.date())
    sealed = 0 if old.lost_on else _seal_anew(old, new)
    audit.record("thread.key_changed", about=new.id, detail={"messages": sealed})
    return sealed


def declare_lost(*, actor: Actor, now: datetime) -> None:
    """Say that the key is lost: the page tells everybody who comes, with the telephone.

    Raises Refused, or NotNow without a key.
    """
    access.check_may_lead(actor=actor)
    key = _in_use(actor.unit)
    if key is None:
        raise NotNow("Enheten har ingen nyckel än.")
    key.lost_on = now.date()
    key.save(update_fields=["lost_on"])
    audit.record("thread.key_lost", about=key.id)


def _in_use(unit: UUID) -> TeamKey | None:
    rows = TeamKey.objects.select_for_update()
    return rows.filter(unit_id=unit, retired_on__isnull=True).first()


def _made(actor: Actor, today: date) -> TeamKey:
    private = sealing.new_private()
    key = TeamKey(
        id=uuid4(),
        authority_id=actor.authority,
        unit_id=actor.unit,
        public=sealing.public_of(private),
        private=private.hex(),
        made_on=today,
    )
    vault.create_key(key.id)
    key.save()
    return key


def _seal_anew(old: TeamKey, new: TeamKey) -> int:
    private = private_of(old)
    rows = list(Message.objects.select_for_update().filter(key_id=old.id))
    for row in rows:
        said = sealing.unseal(bytes(row.for_team), private=private, bound=team_bound(row.id))
        row.for_team = sealing.seal(said, to=bytes(new.public), bound=team_bound(row.id))
        row.key_id = new.id
    Message.objects.bulk_update(rows, ["for_team", "key_id"])
    return len(rows)
