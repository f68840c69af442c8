"""A signed review of the log: the board follows up who looked at what (lag 2001:454, 10 §)."""

from datetime import date
from uuid import UUID, uuid4

from django.db import connection

from lykta.audit import access
from lykta.audit.terms import Remark
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid


def sign_review(
    *,
    actor: Actor,
    period_from: date,
    period_to: date,
    remark: str,
    events: int,
    sampled: int,
    today: date,
) -> UUID:
    """Sign that the log of a period was reviewed; returns the review's key.

    `events` and `sampled` say how many events there were and how many were looked at one by one.
    Raises `Refused` without the right to review, `Invalid` for a period that has not ended.
    """
    access.check_may_review(actor)
    if period_to < period_from:
        raise Invalid({"period_to": "Sista dagen kan inte ligga före den första."})
    if period_to > today:
        raise Invalid({"period_to": "Granska bara dagar som har varit."})
    if remark not in set(Remark):
        raise Invalid({"remark": "Välj vad granskningen ledde till."})
    made = uuid4()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit.sign_review(%s, %s, %s, %s, %s, %s)",
            [made, period_from, period_to, remark, events, sampled],
        )
    return made
