"""What hangs on ongoing works or measures, by their key: one query for each kind."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from lykta.kernel.party import Party
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.pages import put_once
from lykta.plan.models import (
    AreaCovered,
    Funding,
    Indicator,
    IndicatorValue,
    MeasureTask,
    Participation,
    Report,
    StatusByHand,
)
from lykta.plan.queries.programmes import Parties, Rows
from lykta.plan.rules.facts import (
    ByHandFact,
    IndicatorFact,
    MoneyFact,
    ReportFact,
    TaskFact,
    ValueFact,
)
from lykta.plan.rules.texts import IndicatorText, MoneyText, ValueText
from lykta.plan.terms import HowItGoes, Origin, Part


@dataclass(frozen=True)
class Parts:
    """What hangs on some works or measures."""

    parties: dict[tuple[UUID, str], list[Party]]
    money: dict[UUID, list[MoneyFact]]
    areas: dict[UUID, list[str]]
    indicators: dict[UUID, list[IndicatorFact]]

    def of(self, key: UUID, part: Part) -> tuple[Party, ...]:
        """Return the parties that take this part, in order."""
        return tuple(self.parties.get((key, part.value), ()))

    def sources(self, key: UUID) -> tuple[str, ...]:
        """Return the sources of money of which nothing more is told."""
        return tuple(
            one.text.source for one in self.money.get(key, ()) if one.text == bare(one.text)
        )

    def told(self, key: UUID) -> tuple[MoneyText, ...]:
        """Return the money of which more than the source is told."""
        return tuple(one.text for one in self.money.get(key, ()) if one.text != bare(one.text))


def bare(text: MoneyText) -> MoneyText:
    """Return the same money with its source alone."""
    return MoneyText(text.source)


@dataclass(frozen=True)
class Owners:
    """Measures and ongoing works that something hangs on: read in one query of each kind."""

    measures: tuple[UUID, ...] = ()
    works: tuple[UUID, ...] = ()

    @property
    def theirs(self) -> Q:
        """Return the condition: a row that hangs on one of them."""
        if not self.works:
            return Q(measure__in=self.measures)
        if not self.measures:
            return Q(ongoing__in=self.works)
        return Q(measure__in=self.measures) | Q(ongoing__in=self.works)


def parts(owners: Owners, known: Parties) -> Parts:
    """Return what hangs on these measures and works."""
    areas, indicators = defaultdict(list), defaultdict(list)
    covered = AreaCovered.objects.filter(owners.theirs).order_by("area__place", "id")
    for measure, ongoing, title in covered.values_list("measure_id", "ongoing_id", "area__title"):
        areas[measure or ongoing].append(title)
    rows = Indicator.objects.filter(owners.theirs).order_by("place", "id")
    for row, one in indicators_of(rows):
        indicators[_owner(row.measure_id, row.ongoing_id)].append(one)
    return Parts(taken_part(owners, known), _money(owners), areas, indicators)


def _owner(measure: UUID | None, ongoing: UUID | None) -> UUID:
    key = measure or ongoing
    if key is None:  # the database holds that it is one of the two
        raise Unknown()
    return key


def taken_part(owners: Owners, known: Parties) -> dict[tuple[UUID, str], list[Party]]:
    """Return the parties of these measures and works, by key and the part they take, in order."""
    found = defaultdict(list)
    taken = Participation.objects.filter(owners.theirs).order_by("place", "id")
    fields = ("measure_id", "ongoing_id", "part", "party_id")
    for measure, ongoing, part, party in taken.values_list(*fields):
        found[_owner(measure, ongoing), part].append(known[party])
    return found


def _money(owners: Owners) -> dict[UUID, list[MoneyFact]]:
    found = defaultdict(list)
    rows = Funding.objects.filter(owners.theirs).order_by("place", "id")
    told = ("source", "funder", "amount", "ends", "what_stops")
    for measure, ongoing, key, *text in rows.values_list("measure_id", "ongoing_id", "id", *told):
        found[_owner(measure, ongoing)].append(MoneyFact(key, MoneyText(*text)))
    return found


def tasks(keys: list[UUID], known: Parties) -> dict[UUID, list[TaskFact]]:
    """Return the measures' tasks, the undone first, then by day."""
    found = defaultdict(list)
    rows = MeasureTask.objects.filter(measure_id__in=keys)
    rows = rows.order_by("done_on", "due_on", "place", "id")
    told = ("measure_id", "id", "title", "party_id", "due_on", "done_on")
    for measure, key, title, party, due_on, done_on in rows.values_list(*told):
        found[measure].append(TaskFact(key, title, known.of(party), due_on, done_on))
    for mine in found.values():
        mine.sort(key=lambda one: one.done_on is not None)
    return found


def by_hand(keys: list[UUID]) -> dict[UUID, ByHandFact]:
    """Return the status that stands by hand for each measure that has one."""
    rows = StatusByHand.objects.filter(measure_id__in=keys, lifted_at__isnull=True).order_by("id")
    return {
        row.measure_id: ByHandFact(HowItGoes(row.status), row.why, row.set_by_name, row.set_at)
        for row in rows
    }


def reports(keys: list[UUID]) -> dict[UUID, ReportFact]:
    """Return the newest report on each measure that has one."""
    rows = Report.objects.filter(measure_id__in=keys).order_by("measure", "-reported_at", "id")
    return {
        row.measure_id: ReportFact(
            HowItGoes(row.how_it_goes),
            row.happened,
            row.reported_by_name,
            row.reported_at,
            row.effect,
        )
        for row in rows.distinct("measure")
    }


def all_administrations() -> dict[str, str]:
    """Return each unit's administration, code by code, for the units that stand in one."""
    return dict(put_once.rows(_administrations))


def _administrations() -> Rows:
    rows = organisation.units().filter(administration__isnull=False).order_by()
    return rows.values_list("code", "administration__code")


def indicators_of(rows: Iterable[Indicator]) -> list[tuple[Indicator, IndicatorFact]]:
    """Return indicators with all their values, oldest first."""
    found = list(rows)
    values, written = defaultdict(list), defaultdict(list)
    kept = IndicatorValue.objects.filter(indicator__in=[row.id for row in found])
    told = ("indicator_id", "period", "value", "is_split", "women", "men", "others", "origin")
    for key, period, value, is_split, *parts, origin in kept.order_by("first_on", "id").values_list(
        *told
    ):
        is_by_hand = origin == Origin.BY_HAND.value
        values[key].append(ValueFact(period, value, tuple(parts) if is_split else (), is_by_hand))
        if is_by_hand and value is not None:
            written[key].append(ValueText(period, value))
    return [(row, _indicator(row, values[row.id], written[row.id])) for row in found]


def _indicator(row: Indicator, values: list[ValueFact], written: list[ValueText]) -> IndicatorFact:
    text = IndicatorText(
        name=row.name,
        unit=row.unit,
        count=row.fed_by,
        target=row.target,
        values=tuple(written),
        guarded=row.guarded,
        unsplit_why=row.unsplit_why,
        national=row.national,
    )
    return IndicatorFact(row.id, text, tuple(values))
