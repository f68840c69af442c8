"""Duties and the year: reports back, remisses, relevance reviews, moved responsibility."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse

from lykta.kernel.duty import COMING, DUE, REVIEW, Duty
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent
from lykta.plan.queries import decisions, mandates, remisses, responsibility
from lykta.plan.rules.deciding import ReportBackSeen
from lykta.plan.rules.remissing import RemissSeen
from lykta.plan.terms import ReportStep

AHEAD = timedelta(days=60)  # so long before a day that is known, somebody is told
WRITES = Permission.PLAN_WRITE
ANSWERS = Permission.PLAN_ANSWER


def duties(*, today: date) -> list[Duty]:
    """Return what decisions, remisses, reviews and moves ask of people."""
    here = settings.MUNICIPALITY
    found: list[Duty] = []
    for report in decisions.report_backs(municipality=here, today=today):
        found += _report(report, today)
    for remiss in remisses.remisses(municipality=here):
        found += _remiss(remiss, today)
    return [*found, *_review(today), *_mandate(today), *_moved()]


def _report(one: ReportBackSeen, today: date) -> Iterable[Duty]:
    path = reverse("plan:report_back", args=[one.id])
    if one.step is ReportStep.UNKNOWN:
        why = f"Den skulle komma {one.due}. Uppgift saknas."
        yield Duty(
            title=f"Fråga {one.to.name}: {one.what}", due_on=None, path=path, needs=WRITES, why=why
        )
    elif one.step is ReportStep.COMING and one.due_on <= today + AHEAD:
        title = f"Väntas från {one.to.name}: {one.what}"
        yield Duty(title=title, due_on=one.due_on, path=path, needs=WRITES, kind=COMING)
    elif one.step is ReportStep.ASKED:
        yield from _asked(one, path, today)
    elif one.step is ReportStep.WRITTEN:
        title = f"Skriv in beslutet som tog emot svaret: {one.what}"
        yield Duty(title=title, due_on=None, path=path, needs=WRITES, why="Svaret har kommit.")
    elif one.step is ReportStep.DECIDED:
        title = f"Avsluta återrapporten: {one.what}"
        yield Duty(title=title, due_on=None, path=path, needs=WRITES)


def _asked(one: ReportBackSeen, path: str, today: date) -> Iterable[Duty]:
    if one.to.code:
        yield Duty(
            title=f"Svara på frågan: {one.what}",
            due_on=one.answer_by,
            path=reverse("plan:answer_report_back", args=[one.id]),
            needs=ANSWERS,
            codes=frozenset({one.to.code}),
            why="Kommunledningskontoret undrar hur det gick.",
        )
    if one.answer_by is not None and one.answer_by < today:
        title = f"Inget svar än från {one.to.name}: {one.what}"
        yield Duty(title=title, due_on=None, path=path, needs=WRITES)


def _remiss(one: RemissSeen, today: date) -> Iterable[Duty]:
    if one.closed_at is not None:
        return
    path = reverse("plan:remiss", args=[one.id])
    for recipient in one.recipients:
        if recipient.replied_at is None and recipient.party.code:
            yield Duty(
                title=f"Svara på remissen: {one.title}",
                due_on=one.answer_by,
                path=reverse("plan:answer_remiss", args=[recipient.id]),
                needs=ANSWERS,
                codes=frozenset({recipient.party.code}),
                about=recipient.party.name,
            )
    if one.unhandled:
        why = f"Synpunkter kvar: {one.unhandled}."
        title = f"Bemöt synpunkter på {one.title}"
        yield Duty(title=title, due_on=None, path=path, needs=WRITES, why=why)
    elif one.answer_by < today or (one.recipients and one.answered == len(one.recipients)):
        yield Duty(title=f"Avsluta remissen {one.title}", due_on=None, path=path, needs=WRITES)
    elif not one.recipients:
        yield Duty(title=f"Välj vilka som ska få {one.title}", due_on=None, path=path, needs=WRITES)


def _review(today: date) -> Iterable[Duty]:
    next_on = mandates.reviews(municipality=settings.MUNICIPALITY, today=today).next_on
    if next_on is not None and next_on <= today + AHEAD:
        yield Duty(
            title="Bedöm om programmet är aktuellt",
            due_on=next_on,
            path=reverse("plan:reviews"),
            needs=WRITES,
            kind=REVIEW,
            why="Tiden är kommunens egen inställning.",
        )


def _mandate(today: date) -> Iterable[Duty]:
    due = mandates.mandate_due(municipality=settings.MUNICIPALITY)
    if due is not None and due <= today + AHEAD:
        yield Duty(
            title="Handlingsplanen ska vara framtagen",
            due_on=due,
            path=reverse("plan:programme"),
            needs=WRITES,
            kind=DUE,
        )


def _moved() -> Iterable[Duty]:
    faults = responsibility.faults(municipality=settings.MUNICIPALITY)
    if faults:
        names = sorted({one.names for one in faults})
        places = "ett ställe" if len(faults) == 1 else f"{len(faults)} ställen"
        yield Duty(
            title=f"Rätta {places} som fortfarande anger {' och '.join(names)}",
            due_on=None,
            path=reverse("plan:responsibility") + "#fel",
            needs=WRITES,
            kind=REVIEW,
            why="Ansvaret har flyttats.",
        )


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return last days of remisses and reports, the next review, and when the plan is due."""
    here = settings.MUNICIPALITY
    found = [
        YearEvent(
            on=one.answer_by,
            title=f"Sista dag att svara: {one.title}",
            kind="Remiss",
            path=reverse("plan:remiss", args=[one.id]),
            needs=Permission.PLAN_READ,
        )
        for one in remisses.remisses(municipality=here)
    ]
    found += [
        YearEvent(
            on=one.due_on,
            title=f"{one.to.name}: {one.what}",
            kind="Återrapport",
            path=reverse("plan:report_back", args=[one.id]),
            needs=Permission.PLAN_READ,
            about=one.due,
        )
        for one in decisions.report_backs(municipality=here, today=last)
    ]
    return [*found, *_decided(last), *_dates(last)]


def _decided(last: date) -> Iterable[YearEvent]:
    for one in decisions.decisions(municipality=settings.MUNICIPALITY, today=last):
        if one.decided_on is not None:
            yield YearEvent(
                on=one.decided_on,
                title=f"{one.body.name}: {one.title}",
                kind="Beslut",
                path=reverse("plan:decision", args=[one.id]),
                needs=Permission.PLAN_READ,
            )


def _dates(last: date) -> Iterable[YearEvent]:
    here = settings.MUNICIPALITY
    next_on = mandates.reviews(municipality=here, today=last).next_on
    if next_on is not None:
        path = reverse("plan:reviews")
        yield YearEvent(on=next_on, title="Aktualitetsbedömning", kind="Programmet", path=path)
    due = mandates.mandate_due(municipality=here)
    if due is not None:
        path = reverse("plan:programme")
        yield YearEvent(
            on=due, title="Handlingsplanen ska vara framtagen", kind="Programmet", path=path
        )
