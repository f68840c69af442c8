"""Calls for applications, as staff see them and as the public does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count

from lykta.kernel.problems import Unknown
from lykta.projects.models import Call, GrantAgreement, PublishedCall
from lykta.projects.rules import calls as rules


@dataclass(frozen=True)
class CallSeen:
    """A call with its criteria; `state`: draft, coming, open or closed. Sums in whole kronor."""

    id: UUID
    title: str
    about: str
    who: str
    opens_on: date
    closes_on: date
    frame: int
    most: int | None
    decides: str
    report_by: date
    published: bool
    state: str
    word: str
    applications: int
    criteria: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True)
class PublicCall:
    """A call as the public reads it, and whether it can be applied to today."""

    id: UUID
    document: dict[str, Any]
    opens_on: date
    closes_on: date
    is_open: bool
    report_by: date


def calls(*, today: date) -> list[CallSeen]:
    """Return every call, the newest first. Constant number of queries."""
    rows = Call.objects.prefetch_related("criteria").annotate(count=Count("applications"))
    return [_seen(row, row.count, today) for row in rows.order_by("-closes_on", "title", "id")]


def call_seen(call_id: UUID, *, today: date) -> CallSeen:
    """Return one call. Raises Unknown."""
    rows = Call.objects.prefetch_related("criteria").annotate(count=Count("applications"))
    row = rows.filter(id=call_id).first()
    if row is None:
        raise Unknown()
    return _seen(row, row.count, today)


def public_calls(*, today: date) -> list[PublicCall]:
    """Return the published calls that can still be applied to, read as the public login."""
    rows = PublishedCall.objects.using("public").filter(closes_on__gte=today)
    return [_public(row, today) for row in rows.order_by("closes_on", "id")]


def public_call(call_id: UUID, *, today: date) -> PublicCall:
    """Return a published call, closed ones too, read as the public login. Raises Unknown."""
    row = PublishedCall.objects.using("public").filter(id=call_id).first()
    if row is None:
        raise Unknown()
    return _public(row, today)


def agreement_seen(agreement_id: UUID) -> GrantAgreement:
    """Return what a report-back is about, for the one who holds its link. Raises Unknown."""
    row = GrantAgreement.objects.filter(id=agreement_id).first()
    if row is None:
        raise Unknown()
    return row


def _public(row: PublishedCall, today: date) -> PublicCall:
    opens, report = (date.fromisoformat(row.document[key]) for key in ("opens_on", "report_by"))
    return PublicCall(
        id=row.id,
        document=row.document,
        opens_on=opens,
        closes_on=row.closes_on,
        is_open=rules.is_open(opens_on=opens, closes_on=row.closes_on, today=today),
        report_by=report,
    )


def _seen(row: Call, count: int, today: date) -> CallSeen:
    state = _state(row, today)
    criteria = sorted(row.criteria.all(), key=lambda one: one.place)
    return CallSeen(
        id=row.id,
        title=row.title,
        about=row.about,
        who=row.who,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        frame=row.frame,
        most=row.most,
        decides=row.decides,
        report_by=row.report_by,
        published=row.published_at is not None,
        state=state,
        word=WORDS[state],
        applications=count,
        criteria=tuple((one.id, one.text) for one in criteria),
    )


WORDS = {
    "draft": "Utkast, inte publicerad",
    "coming": "Publicerad, har inte öppnat",
    "open": "Öppen för ansökan",
    "closed": "Stängd",
}


def _state(row: Call, today: date) -> str:
    if row.published_at is None:
        return "draft"
    if today < row.opens_on:
        return "coming"
    open_now = rules.is_open(opens_on=row.opens_on, closes_on=row.closes_on, today=today)
    return "open" if open_now else "closed"
