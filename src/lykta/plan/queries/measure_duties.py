"""What measures and ongoing works ask of those who lead them, and what they put into the year.

Light reads for everybody at once, in a constant number of queries: Min dag and the Monday mail ask.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Q
from django.urls import reverse

from lykta.kernel.calendar import stockholm
from lykta.kernel.duty import COMING, REVIEW, Duty
from lykta.kernel.period import Period
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent
from lykta.pages.addresses import page_of
from lykta.plan.models import Funding, Indicator, Measure, MeasureTask, Participation, Report
from lykta.plan.queries import hanging
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
    tasks = MeasureTask.objects.filter(_ours("measure"), done_on=None, due_on__range=(first, last))
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
    for row, ends, led in _ending():
        if first <= ends.last_day <= last:
            words = f"{Money(row.source).swedish} till {led.title} slutar"
            found.append(YearEvent(on=ends.last_day, title=words, kind="Pengar", path=led.path))
    return found


def _ours(through: str = "") -> Q:
    """Return the condition: a measure of ours that has not ended."""
    start = f"{through}__" if through else ""
    ours = Q(**{f"{start}plan__programme__municipality": settings.MUNICIPALITY})
    return ours & ~Q(**{f"{start}stage": Stage.ENDED.value})


def _decided(through: str = "") -> Q:
    """Return the condition: a measure of ours that is decided.

    A condition and not a list of keys: 500 keys in each query would cost more than the query.
    """
    start = f"{through}__" if through else ""
    return _ours(through) & Q(**{f"{start}stage": Stage.ADOPTED.value})


def _led() -> dict[UUID, Led]:
    rows = Measure.objects.filter(_decided()).order_by("place", "id")
    codes = _codes("measure_id", _decided("measure"))
    page = page_of("plan:measure")
    return {
        key: Led(title, page(key), codes.get(key, frozenset()))
        for key, title in rows.values_list("id", "title")
    }


def _codes(owner: str, which: Q) -> dict[UUID, frozenset[str]]:
    """Return the codes of those who lead, and of the administrations that units stand in."""
    rows = Participation.objects.filter(which, part=Part.LEAD.value).exclude(party__code="")
    found = defaultdict(set)
    for key, code in rows.order_by("id").values_list(owner, "party__code"):
        found[key].add(code)
    above = hanging.administrations(code for codes in found.values() for code in codes)
    return {
        key: frozenset(codes | {above[code] for code in codes if code in above})
        for key, codes in found.items()
    }


def _reports(led: dict[UUID, Led], today: date) -> Iterator[Duty]:
    """Ask for a first report, and for a new one when the last grows old."""
    rows = Report.objects.filter(_decided("measure")).values("measure_id")
    last = dict(rows.annotate(at=Max("reported_at")).values_list("measure_id", "at"))
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


def _again(reported_at: datetime, today: date) -> date | None:
    """Return the day a report is old, when that day is near; None while it is fresh."""
    old = stockholm(reported_at).date() + timedelta(days=freshness.OLD_DAYS)
    return old if old <= today + TASK_AHEAD else None


def _tasks(led: dict[UUID, Led], today: date) -> Iterator[Duty]:
    near = Q(done_on=None, due_on__lte=today + TASK_AHEAD)
    rows = MeasureTask.objects.filter(_decided("measure") & near).select_related("party")
    for row in rows.order_by("due_on", "id"):
        one = led[row.measure_id]
        own = frozenset({row.party.code}) if row.party and row.party.code else one.codes
        yield Duty(
            title=row.title,
            about=one.title,
            due_on=row.due_on,
            path=one.path,
            needs=REPORTS,
            codes=own or one.codes,
        )


def _numbers(led: dict[UUID, Led], today: date) -> Iterator[Duty]:
    """Ask for this year's number where somebody writes it by hand and has written one before."""
    rows = Indicator.objects.filter(_decided("measure"), fed_by="")
    newest = rows.annotate(last=Max("values__first_on")).order_by("place", "id")
    page = page_of("plan:write_value")
    for row in newest.only("name", "measure_id"):
        last: date | None = row.last
        if last is not None and last.year >= today.year:
            continue
        one = led[row.measure_id] if row.measure_id else None
        if one is not None and one.codes:
            yield Duty(
                title=f"Skriv siffran för {today.year}: {row.name}",
                about=one.title,
                due_on=date(today.year, 12, 31),
                path=page(row.id),
                needs=REPORTS,
                codes=one.codes,
            )


def _money(today: date) -> Iterator[Duty]:
    """Say that money ends soon, to those who lead and to the office."""
    for row, ends, led in _ending():
        if money.ending(ends.last_day, today=today) is None:
            continue
        is_near = ends.last_day <= today + NEAR
        stops = (
            f"Då upphör: {row.what_stops}" if row.what_stops else "Ingen har sagt vad som upphör."
        )
        readers = [(KEEPS, frozenset[str]())]
        if led.codes:
            readers.append((REPORTS, led.codes))
        for needs, codes in readers:
            yield Duty(
                title=f"{Money(row.source).swedish} till {led.title} slutar {ends.swedish}",
                due_on=ends.last_day if is_near else None,
                path=led.path,
                needs=needs,
                codes=codes,
                why=stops,
                kind=COMING,
            )


def _ending() -> Iterable[tuple[Funding, Period, Led]]:
    """Return money with an end, of measures that go on and of works that are no measures."""
    works = Q(ongoing__programme__municipality=settings.MUNICIPALITY, ongoing__became=None)
    rows = Funding.objects.filter(_ours("measure") & Q(measure__isnull=False) | works)
    found = list(rows.exclude(ends="").select_related("measure", "ongoing").order_by("ends", "id"))
    measures = _codes("measure_id", Q(measure__in=[r.measure_id for r in found if r.measure_id]))
    ongoing = _codes("ongoing_id", Q(ongoing__in=[r.ongoing_id for r in found if r.ongoing_id]))
    for row in found:
        if row.measure is not None:
            path = reverse("plan:measure", args=[row.measure_id])
            led = Led(row.measure.title, path, measures.get(row.measure.id, frozenset()))
        elif row.ongoing is not None:
            path = reverse("plan:ongoing_work", args=[row.ongoing_id])
            led = Led(row.ongoing.title, path, ongoing.get(row.ongoing.id, frozenset()))
        yield row, Period.parse(row.ends), led
