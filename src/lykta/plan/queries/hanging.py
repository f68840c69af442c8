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
    for measure, ongoing, title in put_once.rows(_covered, owners):
        areas[measure or ongoing].append(title)
    rows = Indicator.objects.filter(owners.theirs).order_by("place", "id")
    for row, one in indicators_of(rows):
        indicators[_owner(row.measure_id, row.ongoing_id)].append(one)
    return Parts(taken_part(owners, known), _money(owners), areas, indicators)


def _covered(owners: Owners) -> Rows:
    rows = AreaCovered.objects.filter(owners.theirs).order_by("area__place", "id")
    return rows.values_list("measure_id", "ongoing_id", "area__title")


def _owner(measure: UUID | None, ongoing: UUID | None) -> UUID:
    key = measure or ongoing
    if key is None:  # the database holds that it is one of the two
        raise Unknown()
    return key


def taken_part(owners: Owners, known: Parties) -> dict[tuple[UUID, str], list[Party]]:
    """Return the parties of these measures and works, by key and the part they take, in order."""
    found = defaultdict(list)
    for measure, ongoing, part, party in put_once.rows(_taken, owners):
        found[_owner(measure, ongoing), part].append(known[party])
    return found


def _taken(owners: Owners) -> Rows:
    rows = Participation.objects.filter(owners.theirs).order_by("place", "id")
    return rows.values_list("measure_id", "ongoing_id", "part", "party_id")


def _money(owners: Owners) -> dict[UUID, list[MoneyFact]]:
    found = defaultdict(list)
    for measure, ongoing, key, *text in put_once.rows(_funding, owners):
        found[_owner(measure, ongoing)].append(MoneyFact(key, MoneyText(*text)))
    return found


def _funding(owners: Owners) -> Rows:
    rows = Funding.objects.filter(owners.theirs).order_by("place", "id")
    told = ("source", "funder", "amount", "ends", "what_stops")
    return rows.values_list("measure_id", "ongoing_id", "id", *told)


def tasks(keys: tuple[UUID, ...], known: Parties) -> dict[UUID, list[TaskFact]]:
    """Return the measures' tasks, the undone first, then by day."""
    found = defaultdict(list)
    for measure, key, title, party, due_on, done_on in put_once.rows(_tasks, keys):
        found[measure].append(TaskFact(key, title, known.of(party), due_on, done_on))
    for mine in found.values():
        mine.sort(key=lambda one: one.done_on is not None)
    return found


def _tasks(keys: tuple[UUID, ...]) -> Rows:
    rows = MeasureTask.objects.filter(measure_id__in=keys)
    told = ("measure_id", "id", "title", "party_id", "due_on", "done_on")
    return rows.order_by("done_on", "due_on", "place", "id").values_list(*told)


def by_hand(keys: tuple[UUID, ...]) -> dict[UUID, ByHandFact]:
    """Return the status that stands by hand for each measure that has one."""
    return {
        key: ByHandFact(HowItGoes(status), *told)
        for key, status, *told in put_once.rows(_by_hand, keys)
    }


def _by_hand(keys: tuple[UUID, ...]) -> Rows:
    rows = StatusByHand.objects.filter(measure_id__in=keys, lifted_at__isnull=True).order_by("id")
    return rows.values_list("measure_id", "status", "why", "set_by_name", "set_at")


def reports(keys: tuple[UUID, ...]) -> dict[UUID, ReportFact]:
    """Return the newest report on each measure that has one."""
    return {
        key: ReportFact(HowItGoes(goes), *told) for key, goes, *told in put_once.rows(_newest, keys)
    }


def _newest(keys: tuple[UUID, ...]) -> Rows:
    rows = Report.objects.filter(measure_id__in=keys).order_by("measure", "-reported_at", "id")
    told = ("happened", "reported_by_name", "reported_at", "effect")
    return rows.distinct("measure").values_list("measure_id", "how_it_goes", *told)


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
    keys = tuple(row.id for row in found)
    for key, period, value, is_split, *parts, origin in put_once.rows(_values, keys):
        is_by_hand = origin == Origin.BY_HAND.value
        values[key].append(ValueFact(period, value, tuple(parts) if is_split else (), is_by_hand))
        if is_by_hand and value is not None:
            written[key].append(ValueText(period, value))
    return [(row, _indicator(row, values[row.id], written[row.id])) for row in found]


def _values(keys: tuple[UUID, ...]) -> Rows:
    rows = IndicatorValue.objects.filter(indicator__in=keys).order_by("first_on", "id")
    told = ("period", "value", "is_split", "women", "men", "others", "origin")
    return rows.values_list("indicator_id", *told)


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
