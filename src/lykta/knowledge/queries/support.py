"""Support asked for and given, and good examples by theme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.kernel.problems import Unknown
from lykta.knowledge.models import GoodExample, SupportRequest
from lykta.knowledge.terms import Theme


@dataclass(frozen=True)
class RequestSeen:
    """What an administration asked for, and what it got (None until then)."""

    id: UUID
    theme: str
    subject: str
    text: str
    from_name: str
    asked_by: str
    asked_at: datetime
    what: str
    learned: str
    given_by: str
    given_on: date | None


@dataclass(frozen=True)
class ExampleSeen:
    """Something that worked."""

    id: UUID
    theme: Theme
    title: str
    did: str
    gave: str
    from_name: str
    told_by: str
    told_at: datetime


def requests() -> list[RequestSeen]:
    """Return what has been asked, unanswered first, then the newest. One query."""
    rows = SupportRequest.objects.select_related("given").order_by("-asked_at", "id")
    return sorted((_request(row) for row in rows), key=lambda one: one.given_on is not None)


def request_seen(request_id: UUID) -> RequestSeen:
    """Return one request. Raises Unknown."""
    row = SupportRequest.objects.select_related("given").filter(id=request_id).first()
    if row is None:
        raise Unknown()
    return _request(row)


def examples(*, theme: str = "") -> list[ExampleSeen]:
    """Return the examples, of one theme or of all, newest first. One query."""
    rows = GoodExample.objects.filter(withdrawn__isnull=True).order_by("-told_at", "id")
    return [_example(row) for row in (rows.filter(theme=theme) if theme else rows)]


def example_seen(example_id: UUID) -> ExampleSeen:
    """Return one example that is still shown. Raises Unknown."""
    row = GoodExample.objects.filter(id=example_id, withdrawn__isnull=True).first()
    if row is None:
        raise Unknown()
    return _example(row)


def _request(row: SupportRequest) -> RequestSeen:
    given = getattr(row, "given", None)
    return RequestSeen(
        id=row.id,
        theme=Theme(row.theme).swedish,
        subject=row.subject,
        text=row.text,
        from_name=row.from_name,
        asked_by=row.asked_by_name,
        asked_at=row.asked_at,
        what=given.what if given else "",
        learned=given.learned if given else "",
        given_by=given.by_name if given else "",
        given_on=given.given_on if given else None,
    )


def _example(row: GoodExample) -> ExampleSeen:
    return ExampleSeen(
        id=row.id,
        theme=Theme(row.theme),
        title=row.title,
        did=row.did,
        gave=row.gave,
        from_name=row.from_name,
        told_by=row.told_by_name,
        told_at=row.told_at,
    )
