"""What the registers ask of people, and what of theirs stands in the year."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from lykta.kernel.calendar import add_months, stockholm
from lykta.kernel.duty import COMING, DUE, REVIEW, Duty
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent
from lykta.knowledge.models import Agreement, Material, SupportRequest
from lykta.knowledge.queries.agreements import AgreementSeen, agreements, routines
from lykta.knowledge.rules.following_up import COUNTS_MONTHS, EXPIRED, alarm_on

REMIND = timedelta(days=30)
COMING_MONTHS = 3  # so long before its last day an agreement is told of
READ_WITHIN = timedelta(days=14)  # an answer to the one who asked is told of so long
ANSWER = timedelta(days=14)  # our own: who asks hears from us within two weeks


def duties(*, today: date) -> list[Duty]:
    """Return what is to be done, for everybody. Constant number of queries."""
    return [
        *_agreements(today),
        *_routines(today),
        *_requests(),
        *_answered(today),
        *_materials(today),
    ]


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return the ends of agreements, and reviews of routines and materials, between the days."""
    return [*_ends(first, last), *_routine_reviews(first, last), *_reviews(first, last)]


def _agreements(today: date) -> Iterator[Duty]:
    for one in agreements(today=today):
        if one.light is EXPIRED:
            yield Duty(
                title=f"Avtalet med {one.counterpart} har gått ut",
                due_on=one.ends_on,
                path=reverse("knowledge:agreement", args=[one.id]),
                needs=Permission.KNOWLEDGE_WRITE,
                why="Skriv in den nya sista dagen, eller avsluta det.",
                kind=REVIEW,
            )
        elif one.light.level in {"late", "soon"} and one.last_on is not None:
            yield Duty(
                title=f"Följ upp avtalet med {one.counterpart}",
                due_on=add_months(one.last_on, COUNTS_MONTHS),
                path=reverse("knowledge:agreement", args=[one.id]),
                needs=Permission.KNOWLEDGE_WRITE,
                why="Efter 24 månader utan uppföljning räknas det inte nationellt.",
                kind=REVIEW,
            )
        elif _ends_soon(one, today):
            yield Duty(
                title=f"Avtalet med {one.counterpart} går ut",
                due_on=one.ends_on,
                path=reverse("knowledge:agreement", args=[one.id]),
                needs=Permission.KNOWLEDGE_WRITE,
                kind=COMING,
            )


def _ends_soon(one: AgreementSeen, today: date) -> bool:
    if one.ends_on is None or one.ended_on is not None:
        return False
    return one.ends_on <= add_months(today, COMING_MONTHS)


def _routines(today: date) -> Iterator[Duty]:
    found = routines(today=today)
    missing = sum(one.missing for one in found)
    if missing:
        yield Duty(
            title="En rutin är inte inskriven"
            if missing == 1
            else f"{missing} rutiner är inte inskrivna",
            why="De kan finnas ändå: då behöver de bara skrivas in.",
            due_on=None,
            path=reverse("knowledge:agreements") + "#rutiner",
            needs=Permission.KNOWLEDGE_WRITE,
            kind=REVIEW,
        )
    for one in found:
        if one.versions and one.versions[0].review_on <= today + REMIND:
            yield Duty(
                title=f"Se över rutinen: {one.title}",
                due_on=one.versions[0].review_on,
                path=reverse("knowledge:routine", args=[one.id]),
                needs=Permission.KNOWLEDGE_WRITE,
                kind=REVIEW,
            )


def _requests() -> Iterator[Duty]:
    for row in SupportRequest.objects.filter(given__isnull=True).order_by("asked_at", "id"):
        yield Duty(
            title=f"{row.from_name} ber om stöd: {row.subject}",
            due_on=stockholm(row.asked_at).date() + ANSWER,
            path=reverse("knowledge:request", args=[row.id]),
            needs=Permission.KNOWLEDGE_WRITE,
            kind=DUE,
        )


def _answered(today: date) -> Iterator[Duty]:
    """Tell the one who asked that the support has been given."""
    recent = SupportRequest.objects.filter(given__given_on__gte=today - READ_WITHIN)
    for row in recent.order_by("asked_at", "id"):
        yield Duty(
            title="Läs svaret på er fråga om stöd",
            about=row.subject,
            due_on=None,
            path=reverse("knowledge:request", args=[row.id]),
            needs=Permission.KNOWLEDGE_SHARE,
            people=frozenset({row.asked_by_id}),
            kind=REVIEW,
        )


def _materials(today: date) -> Iterator[Duty]:
    rows = Material.objects.filter(withdrawn_on__isnull=True, review_on__lte=today + REMIND)
    for row in rows.order_by("review_on", "id"):
        yield Duty(
            title=f"Se över materialet: {row.title}",
            due_on=row.review_on,
            path=reverse("knowledge:material", args=[row.id]),
            needs=Permission.KNOWLEDGE_WRITE,
            kind=REVIEW,
        )


def _ends(first: date, last: date) -> Iterator[YearEvent]:
    rows = Agreement.objects.filter(ended_on__isnull=True, ends_on__range=(first, last))
    for row in rows.order_by("ends_on", "id"):
        yield YearEvent(
            on=row.ends_on or last,
            title=f"Avtalet med {row.counterpart} går ut",
            kind="Avtal",
            path=reverse("knowledge:agreement", args=[row.id]),
            needs=Permission.NETWORKS_READ,
        )
    for one in agreements(today=first):
        if one.last_on and one.ended_on is None and first <= alarm_on(last_on=one.last_on) <= last:
            yield YearEvent(
                on=alarm_on(last_on=one.last_on),
                title=f"Följ upp avtalet med {one.counterpart}",
                kind="Avtal",
                path=reverse("knowledge:agreement", args=[one.id]),
                needs=Permission.NETWORKS_READ,
            )


def _routine_reviews(first: date, last: date) -> Iterator[YearEvent]:
    for one in routines(today=first):
        if one.versions and first <= one.versions[0].review_on <= last:
            yield YearEvent(
                on=one.versions[0].review_on,
                title=f"Se över rutinen: {one.title}",
                kind="Översyn",
                path=reverse("knowledge:routine", args=[one.id]),
                needs=Permission.NETWORKS_READ,
            )


def _reviews(first: date, last: date) -> Iterator[YearEvent]:
    rows = Material.objects.filter(withdrawn_on__isnull=True, review_on__range=(first, last))
    for row in rows.order_by("review_on", "id"):
        yield YearEvent(
            on=row.review_on or first,
            title=f"Se över materialet: {row.title}",
            kind="Översyn",
            path=reverse("knowledge:material", args=[row.id]),
            needs=Permission.NETWORKS_READ,
        )
