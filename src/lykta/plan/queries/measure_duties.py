"""What measures and ongoing works ask of those who lead them, and what they put into the year.

Light reads for everybody at once, in a constant number of queries: Min dag and the Monday mail ask.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Q

from lykta.kernel.calendar import stockholm
from lykta.kernel.duty import COMING, REVIEW, Duty
from lykta.kernel.period import Period
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent
from lykta.pages import put_once
from lykta.pages.addresses import page_of
from lykta.plan.models import Funding, Indicator, Measure, MeasureTask, Participation, Report
from lykta.plan.queries import hanging
from lykta.plan.queries.programmes import Rows
from lykta.plan.rules import freshness, money
from lykta.plan.terms import Money, Part, Stage

REPORTS, KEEPS = Permission.PLAN_REPORT, Permission.PLAN_WRITE
NEAR = timedelta(days=14)
TASK_AHEAD = timedelta(days=30)


@dataclass(frozen=True)
class Led:
    """A measure or an ongoing work as a duty needs it: its name, page and who leads."""

    title: str
    path: str
    codes: frozenset[str]


def duties(*, today: date) -> list[Duty]:
    """Return what is asked about measures that are decided, and about money that ends."""
    led = _led()
    return [
        *_reports(led, today),
        *_tasks(led, today),
        *_numbers(led, today),
        *_money(today),
    ]


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return the days of tasks that are not done, and the ends of money."""
    tasks = MeasureTask.objects.filter(
        _ours(settings.MUNICIPALITY, "measure"), done_on=None, due_on__range=(first, last)
    )
    page = page_of("plan:measure")
    found = [
        YearEvent(
            on=row.due_on,
            title=row.title,
            kind="Uppgift",
            path=page(row.measure_id),
            about=row.measure.title,
        )
        for row in tasks.select_related("measure").order_by("due_on", "id")
        if row.due_on
    ]
    for one in _ending():
        on = one.ends.last_day
        if first <= on <= last:
            words = f"{one.source} till {one.of.title} slutar"
            found.append(YearEvent(on=on, title=words, kind="Pengar", path=one.of.path))
    return found


def _ours(municipality: str, through: str = "") -> Q:
    """Return the condition: a measure of ours that has not ended."""
    start = f"{through}__" if through else ""
    ours = Q(**{f"{start}plan__programme__municipality": municipality})
    return ours & ~Q(**{f"{start}stage": Stage.ENDED.value})


def _decided(municipality: str, through: str = "") -> Q:
    """Return the condition: a measure of ours that is decided.

    A condition and not a list of keys: 500 keys in each query would cost more than the query.
    """
    start = f"{through}__" if through else ""
    return _ours(municipality, through) & Q(**{f"{start}stage": Stage.ADOPTED.value})


def _led() -> dict[UUID, Led]:
    codes, page = _codes(_leads_of_measures), page_of("plan:measure")
    return {
        key: Led(title, page(key), codes.get(key, frozenset()))
        for key, title in put_once.rows(_titles, settings.MUNICIPALITY)
    }


def _titles(municipality: str) -> Rows:
    rows = Measure.objects.filter(_decided(municipality)).order_by("place", "id")
    return rows.values_list("id", "title")


def _leads_of_measures(municipality: str) -> Rows:
    rows = Participation.objects.filter(_ours(municipality, "measure"), part=Part.LEAD.value)
    return rows.exclude(party__code="").order_by("id").values_list("measure_id", "party__code")


def _leads_of_works(municipality: str) -> Rows:
    ours = Q(ongoing__programme__municipality=municipality)
    rows = Participation.objects.filter(ours, part=Part.LEAD.value)
    return rows.exclude(party__code="").order_by("id").values_list("ongoing_id", "party__code")


def _codes(leads: put_once.Question) -> dict[UUID, frozenset[str]]:
    """Return the codes of those who lead, and of the administrations that units stand in."""
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    above = hanging.all_administrations()
    for key, code in put_once.rows(leads, settings.MUNICIPALITY):
        found[key] |= {code, above.get(code, code)}
    return {key: frozenset(codes) for key, codes in found.items()}


def _reports(led: dict[UUID, Led], today: date) -> Iterator[Duty]:
    """Ask for a first report, and for a new one when the last grows old."""
    last = dict(put_once.rows(_last_reports, settings.MUNICIPALITY))
    page = page_of("plan:report")
    for key, one in led.items():
        if not one.codes:
            continue
        path = page(key)
        if key not in last:
            yield Duty(
                title="Berätta hur det går",
                about=one.title,
                due_on=None,
                path=path,
                needs=REPORTS,
                codes=one.codes,
                why="Ingen har rapporterat på åtgärden än.",
            )
        elif (again := _again(last[key], today)) is not None:
            yield Duty(
                title="Rapportera igen",
                about=one.title,
                due_on=again,
                path=path,
                needs=REPORTS,
                codes=one.codes,
                why="Den senaste rapporten åldras.",
                kind=REVIEW,
            )


def _last_reports(municipality: str) -> Rows:
    rows = Report.objects.filter(_decided(municipality, "measure")).values("measure_id")
    return rows.annotate(at=Max("reported_at")).values_list("measure_id", "at")


def _again(reported_at: datetime, today: date) -> date | None:
    """Return the day a report is old, when that day is near; None while it is fresh."""
    old = stockholm(reported_at).date() + timedelta(days=freshness.OLD_DAYS)
    return old if old <= today + TASK_AHEAD else None


def _tasks(led: dict[UUID, Led], today: date) -> Iterator[Duty]:
    near = put_once.rows(_near_tasks, settings.MUNICIPALITY, today + TASK_AHEAD)
    for measure, title, due_on, code in near:
        one = led[measure]
        yield Duty(
            title=title,
            about=one.title,
            due_on=due_on,
            path=one.path,
            needs=REPORTS,
            codes=frozenset({code}) if code else one.codes,
        )


def _near_tasks(municipality: str, last: date) -> Rows:
    near = Q(done_on=None, due_on__lte=last)
    rows = MeasureTask.objects.filter(_decided(municipality, "measure") & near)
    told = ("measure_id", "title", "due_on", "party__code")
    return rows.order_by("due_on", "id").values_list(*told)


def _numbers(led: dict[UUID, Led], today: date) -> Iterator[Duty]:
    """Ask for this year's number where somebody writes it by hand and has written one before."""
    page = page_of("plan:write_value")
    for key, name, measure, last in put_once.rows(_by_hand, settings.MUNICIPALITY):
        if last is not None and last.year >= today.year:
            continue
        one = led[measure]
        if one.codes:
            yield Duty(
                title=f"Skriv siffran för {today.year}: {name}",
                about=one.title,
                due_on=date(today.year, 12, 31),
                path=page(key),
                needs=REPORTS,
                codes=one.codes,
            )


def _by_hand(municipality: str) -> Rows:
    rows = Indicator.objects.filter(_decided(municipality, "measure"), fed_by="")
    newest = rows.annotate(last=Max("values__first_on")).order_by("place", "id")
    return newest.values_list("id", "name", "measure_id", "last")


def _money(today: date) -> Iterator[Duty]:
    """Say that money ends soon, to those who lead and to the office."""
    for one in _ending():
        if money.ending(one.ends.last_day, today=today) is None:
            continue
        is_near = one.ends.last_day <= today + NEAR
        stops = f"Då upphör: {one.stops}" if one.stops else "Ingen har sagt vad som upphör."
        readers = [(KEEPS, frozenset[str]())]
        if one.of.codes:
            readers.append((REPORTS, one.of.codes))
        for needs, codes in readers:
            yield Duty(
                title=f"{one.source} till {one.of.title} slutar {one.ends.swedish}",
                due_on=one.ends.last_day if is_near else None,
                path=one.of.path,
                needs=needs,
                codes=codes,
                why=stops,
                kind=COMING,
            )


@dataclass(frozen=True)
class Ending:
    """Money with an end: where it comes from, until when, what stops then, and what it is for."""

    source: str
    ends: Period
    stops: str
    of: Led


def _ending() -> Iterator[Ending]:
    """Return money with an end, of measures that go on and of works that are no measures."""
    found = put_once.rows(_funding, settings.MUNICIPALITY)
    if not found:
        return
    codes = _codes(_leads_of_measures) | _codes(_leads_of_works)
    pages = page_of("plan:measure"), page_of("plan:ongoing_work")
    for source, ends, stops, measure, title, ongoing, name in found:
        key, page = (measure, pages[0]) if measure else (ongoing, pages[1])
        led = Led(title or name, page(key), codes.get(key, frozenset()))
        yield Ending(Money(source).swedish, Period.parse(ends), stops, led)


def _funding(municipality: str) -> Rows:
    works = Q(ongoing__programme__municipality=municipality, ongoing__became=None)
    measures = _ours(municipality, "measure") & Q(measure__isnull=False)
    rows = Funding.objects.filter(measures | works).exclude(ends="").order_by("ends", "id")
    of = ("measure_id", "measure__title", "ongoing_id", "ongoing__title")
    return rows.values_list("source", "ends", "what_stops", *of)
