"""What the actions of follow-up stand on: a round locked, and the order of answers and freezing."""

from uuid import UUID

from django.db import connection

from lykta.follow_up.models import Round
from lykta.kernel.problems import Unknown


def locked(round_id: UUID) -> Round:
    """Return a round, locked until the transaction ends. Raises Unknown."""
    row = Round.objects.select_for_update().filter(id=round_id).first()
    if row is None:
        raise Unknown()
    return row


def beside_others(round_id: UUID) -> None:
    """Answer in a round together with others, but not while it is being frozen."""
    _wait("pg_advisory_xact_lock_shared", round_id)


def alone_in(round_id: UUID) -> None:
    """Freeze a round when no answer is half-way in."""
    _wait("pg_advisory_xact_lock", round_id)


def _wait(lock: str, round_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(hashtext(%s))", [f"round {round_id}"])
