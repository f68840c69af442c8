"""The log's readers: their context on the auditor's login, and what is left to review."""

from datetime import date, datetime, timedelta
from uuid import UUID

from lykta.audit import queries as log
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission, Scope
from lykta.organisation import api as organisation
from lykta.secrecy import context


def last_month(today: date) -> tuple[date, date]:
    """Return the first and last day of the month before."""
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def reviewed_units(actor: Actor, *, today: date) -> dict[UUID, str]:
    """Return the units whose log this person answers for or oversees: key and name."""
    rows = organisation.units(today=today).filter(authority_id=actor.authority)
    if actor.scope(Permission.LOG_REVIEW) is not Scope.AUTHORITY:
        rows = rows.filter(id=actor.unit)
    handles = rows.filter(does_casework=True) if len(rows) > 1 else rows
    return {row.id: row.name for row in handles.order_by("name")}


def unreviewed_units(actor: Actor, *, today: date, now: datetime) -> list[str]:
    """Return the names of the units whose log of last month nobody has signed as reviewed."""
    first, last = last_month(today)
    with context.opened(actor, now=now, using="auditor"):
        done = {
            review.unit
            for review in log.reviews()
            if review.period_from <= first and last <= review.period_to
        }
    units = reviewed_units(actor, today=today)
    return [name for key, name in units.items() if key not in done]
