"""Counts of a year, for the plan's indicators: numbers, never rows."""

from datetime import date

from django.db.models import Q, Sum

from lykta.projects.models import Cohort, GrantDecision, Project, ProjectMoney
from lykta.projects.terms import GrantOutcome

PAYING = (GrantOutcome.GRANTED.value, GrantOutcome.PARTLY.value)


def counts(*, year: int) -> dict[str, int]:
    """Return the year's counts by code. Sums are whole kronor; a year is a calendar year.

    `project_participants` and `project_completed` count people who began in a group that year.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    begun = Cohort.objects.filter(started_on__range=(first, last))
    people = begun.aggregate(started=Sum("started"), completed=Sum("completed"))
    decided = GrantDecision.objects.filter(decided_on__range=(first, last))
    granted = decided.filter(outcome__in=PAYING)
    return {
        "projects_running": _running(first, last),
        "money_ended": ProjectMoney.objects.filter(ends_on__range=(first, last)).count(),
        "project_participants": people["started"] or 0,
        "project_completed": people["completed"] or 0,
        "grants_decided": decided.count(),
        "grants_given": granted.count(),
        "grants_kronor": granted.aggregate(sum=Sum("amount"))["sum"] or 0,
    }


def _running(first: date, last: date) -> int:
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=last)
    not_over = Q(ends_on__isnull=True) | Q(ends_on__gte=first)
    not_ended = Q(ended_on__isnull=True) | Q(ended_on__gte=first)
    return Project.objects.filter(begun & not_over & not_ended).count()
