"""Finding a one-time link and the machine it lets act, before there is a signed context."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from lykta.organisation.models import Link
from lykta.organisation.rules.tokens import token_hash


@dataclass(frozen=True)
class LinkFacts:
    """An open link: to what, and whom it was sent to."""

    id: UUID
    purpose: str
    target_id: UUID
    holder: str
    authority_id: UUID


def open_link(*, token: str, purpose: str, today: date) -> LinkFacts | None:
    """Return the link while it holds. Wrong, used, closed, too old: None alike."""
    still = Q(used_at__isnull=True, closed_at__isnull=True, until__gte=today)
    rows = Link.objects.filter(still, token_hash=token_hash(token), purpose=purpose)
    row = rows.first()
    if row is None:
        return None
    return LinkFacts(row.id, row.purpose, row.target_id, row.holder, row.authority_id)


def open_links(*, target_ids: set[UUID], today: date) -> dict[UUID, list[str]]:
    """Return for each thing whom open links to it were sent to. One query."""
    still = Q(used_at__isnull=True, closed_at__isnull=True, until__gte=today)
    rows = Link.objects.filter(still, target_id__in=target_ids).order_by("holder")
    found: dict[UUID, list[str]] = {}
    for target, holder in rows.values_list("target_id", "holder"):
        found.setdefault(target, []).append(holder)
    return found
