"""Rules for accounts: how long an invitation holds, and who may help whom (design §7.17)."""

from datetime import datetime, timedelta
from uuid import UUID

from lykta.kernel.problems import NotNow, Refused

INVITATION_HOLDS = timedelta(days=7)
NO_LONGER = "Länken har redan använts eller gått ut. Be den som bjöd in dig om en ny."
RECOVERY_HOLDS = timedelta(hours=24)


def check_invitation_holds(
    *, expires_at: datetime, used_at: datetime | None, now: datetime
) -> None:
    """Raise `NotNow` when an invitation was used or has run out."""
    if used_at is not None or now >= expires_at:
        raise NotNow(NO_LONGER)


def check_may_ask(*, asker: UUID, person: UUID) -> None:
    """Raise `Refused` when somebody asks for their own recovery."""
    if asker == person:
        raise Refused("Du kan inte återställa ditt eget konto. Be din chef.")


def check_may_approve(
    *, approver: UUID, asker: UUID, person: UUID, asked_at: datetime, now: datetime
) -> None:
    """Raise unless a third person approves within a day.

    Raises `Refused` for the asker and the person, `NotNow` when a day has passed.
    """
    if approver in (asker, person):
        raise Refused("Någon annan än den som bad, och än den det gäller, måste godkänna.")
    if now >= asked_at + RECOVERY_HOLDS:
        raise NotNow("Begäran är äldre än ett dygn. Gör en ny.")


def check_two_roles(*, asker_role: str, approver_role: str) -> None:
    """Raise `Refused` unless a unit head and a system administrator do it together."""
    if {asker_role, approver_role} != {"unit_head", "system_administrator"}:
        raise Refused("En enhetschef och en systemförvaltare måste göra det tillsammans.")
