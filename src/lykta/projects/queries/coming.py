"""What projects and grants ask of people, and what of theirs stands in the year."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from lykta.inbox import api as inbox
from lykta.kernel.calendar import add_months, stockholm
from lykta.kernel.duty import COMING, DUE, REVIEW, Duty
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent
from lykta.projects.models import Application, Call, FunderReport, GrantAgreement, ProjectMoney
from lykta.projects.rules.money import SOON_MONTHS
from lykta.projects.terms import After, GrantOutcome, Owed, Source

REMIND = timedelta(days=30)
ANSWER = timedelta(days=7)  # our own: an association hears from us within a week
APPLICATION = "projects.application"
PAYING = (GrantOutcome.GRANTED.value, GrantOutcome.PARTLY.value)


def duties(*, today: date) -> list[Duty]:
    """Return what is to be done, for everybody. Constant number of queries."""
    return [
        *_ends_of_money(today),
        *_owed_to_funders(today),
        *_applications(),
        *_reports_back(today),
    ]


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return the ends of money, reports due and calls that open or close between the days."""
    return [
        *_money_in_year(first, last),
        *_reports_in_year(first, last),
        *_calls_in_year(first, last),
    ]


def _ends_of_money(today: date) -> Iterator[Duty]:
    until = add_months(today, SOON_MONTHS)
    rows = ProjectMoney.objects.filter(
        after=After.UNDECIDED.value, ends_on__lte=until, project__ended_on__isnull=True
    ).select_related("project")
    for row in rows.order_by("ends_on", "id"):
        title = f"{row.project.title}: besluta vad som händer när pengarna tar slut"
        yield Duty(
            title=title,
            due_on=row.ends_on,
            path=reverse("projects:decide_after", args=[row.id]),
            needs=Permission.PROJECTS_WRITE,
            about=Source(row.source).swedish,
            why=row.stops,
            kind=DUE,
        )
    without = ProjectMoney.objects.filter(
        ends_on__isnull=True, project__ended_on__isnull=True
    ).exclude(source=Source.OWN.value)
    for row in without.select_related("project").order_by("project__title", "source"):
        yield Duty(
            title=f"{row.project.title}: ta reda på när pengarna tar slut",
            due_on=None,
            path=reverse("projects:project", args=[row.project_id]),
            needs=Permission.PROJECTS_WRITE,
            about=Source(row.source).swedish,
            kind=REVIEW,
        )


def _owed_to_funders(today: date) -> Iterator[Duty]:
    rows = FunderReport.objects.filter(sent_on__isnull=True, due_on__lte=today + REMIND)
    found = rows.select_related("project").prefetch_related("project__parties")
    for row in found.order_by("due_on", "id"):
        leads = {p.code for p in row.project.parties.all() if p.leads and p.code}
        codes = frozenset({row.project.unit_code} if row.project.unit_code else leads)
        yield Duty(
            title=f"{row.project.title}: {Owed(row.kind).swedish.lower()} till finansiären",
            due_on=row.due_on,
            path=reverse("projects:project", args=[row.project_id]),
            needs=Permission.PROJECTS_REPORT,
            codes=codes,
        )


def _applications() -> Iterator[Duty]:
    number, since = inbox.oldest_waiting(kinds={APPLICATION}).get(APPLICATION, (0, None))
    if since is not None:
        yield Duty(
            title=f"Ta in ansökningar från föreningar ({number} väntar)",
            due_on=stockholm(since).date() + ANSWER,
            path=reverse("projects:calls"),
            needs=Permission.GRANTS_WRITE,
            kind=DUE,
        )
    undecided = Application.objects.filter(decision__isnull=True).select_related("call")
    for row in undecided.order_by("came_at", "id"):
        yield Duty(
            title=f"Bedöm ansökan från {row.association}",
            due_on=None,
            path=reverse("projects:application", args=[row.id]),
            needs=Permission.GRANTS_WRITE,
            about=row.call.title,
            kind=REVIEW,
        )
    to_agree = Application.objects.filter(decision__outcome__in=PAYING, agreement__isnull=True)
    for row in to_agree.order_by("came_at", "id"):
        yield Duty(
            title=f"Skriv avtal med {row.association}",
            due_on=None,
            path=reverse("projects:application", args=[row.id]),
            needs=Permission.GRANTS_WRITE,
            kind=REVIEW,
        )


def _reports_back(today: date) -> Iterator[Duty]:
    waiting = GrantAgreement.objects.filter(report__isnull=True, report_by__lte=today + REMIND)
    for row in waiting.order_by("report_by", "id"):
        yield Duty(
            title=f"Återrapport från {row.association}",
            due_on=row.report_by,
            path=reverse("projects:application", args=[row.application_id]),
            needs=Permission.GRANTS_WRITE,
            about=row.title,
            kind=COMING if row.report_by > today else DUE,
        )


def _money_in_year(first: date, last: date) -> Iterator[YearEvent]:
    rows = ProjectMoney.objects.filter(ends_on__range=(first, last)).select_related("project")
    for row in rows.order_by("ends_on", "id"):
        yield YearEvent(
            on=row.ends_on or first,
            title=f"{row.project.title}: {Source(row.source).swedish} tar slut",
            kind="Pengar",
            path=reverse("projects:project", args=[row.project_id]),
            needs=Permission.PLAN_READ,
            about=row.stops,
        )


def _reports_in_year(first: date, last: date) -> Iterator[YearEvent]:
    rows = FunderReport.objects.filter(due_on__range=(first, last)).select_related("project")
    for row in rows.order_by("due_on", "id"):
        yield YearEvent(
            on=row.due_on,
            title=f"{row.project.title}: {Owed(row.kind).swedish.lower()}",
            kind="Redovisning",
            path=reverse("projects:project", args=[row.project_id]),
            needs=Permission.PLAN_READ,
        )


def _calls_in_year(first: date, last: date) -> Iterator[YearEvent]:
    rows = Call.objects.filter(published_at__isnull=False, opens_on__lte=last, closes_on__gte=first)
    for row in rows.order_by("opens_on", "id"):
        yield YearEvent(
            on=row.opens_on,
            until=row.closes_on,
            title=row.title,
            kind="Utlysning",
            path=reverse("projects:call", args=[row.id]),
            needs=Permission.PLAN_READ,
        )
