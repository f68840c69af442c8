"""Reads of ombuds and of the units they stand for. Names are for signed-in staff only."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lykta.kernel.period import Period
from lykta.kernel.problems import Unknown
from lykta.networks.models import Exemption, Member, Ombud
from lykta.networks.queries import described
from lykta.networks.queries.described import NetworkSeen, network
from lykta.networks.rules import cover, refreshing
from lykta.networks.rules.cover import AdministrationCover, Held, Place
from lykta.networks.terms import OMBUDS_NETWORK, Ending, Refreshing
from lykta.organisation import api as organisation
from lykta.pages import put_once

PLACE = (
    "id",
    "code",
    "name",
    "parent_id",
    "administration__code",
    "administration__name",
    "serves_adults",
    "serves_children",
    "does_casework",
)
NOWHERE = "Enhet som inte finns kvar"


@dataclass(frozen=True)
class OmbudSeen:
    """An ombud as pages show it. `active`: is the unit's ombud today."""

    id: UUID
    number: str
    name: str
    person: UUID | None
    unit: UUID
    unit_name: str
    unit_code: str
    administration: str
    administration_name: str
    trained: str
    refreshed_on: date | None
    due_on: date | None
    standing: Refreshing
    appointed_on: date | None
    appointed_by: str
    ended_on: date | None
    ended_why: str
    moved: bool
    active: bool


def places(*, today: date) -> dict[UUID, Place]:
    """Return every workplace that exists today and belongs to an administration. One query."""
    return {
        key: Place(key, code, name, parent, administration, administration_name, any(serves))
        for key, code, name, parent, administration, administration_name, *serves in put_once.rows(
            _places, today
        )
    }


def _places(today: date) -> QuerySet[Any, Any]:
    return organisation.units(today=today).exclude(administration=None).values_list(*PLACE)


@dataclass(frozen=True)
class Loaded:
    """Ombuds by name, the workplaces, and who works where: read once for all that asks."""

    rows: list[Ombud]
    places: dict[UUID, Place]
    there: frozenset[tuple[UUID, UUID]]


def load(*, today: date, where: Q | None = None) -> Loaded:
    """Read ombuds, those who have ended too, with the workplaces. Three queries."""
    rows = list(Ombud.objects.filter(where or Q()).order_by("name", "id"))
    return Loaded(rows, places(today=today), _there(rows, today))


def ombuds(*, today: date, where: Q | None = None, loaded: Loaded | None = None) -> list[OmbudSeen]:
    """Return ombuds, those who have ended too, by name. Five queries however many there are."""
    found = loaded or load(today=today, where=where)
    months = described.refresher_months(OMBUDS_NETWORK)
    return [_seen(row, found.places, found.there, months, today) for row in found.rows]


def ombud(ombud_id: UUID, *, today: date) -> OmbudSeen:
    """Return one ombud. Raises `Unknown`."""
    found = ombuds(today=today, where=Q(id=ombud_id))
    if not found:
        raise Unknown()
    return found[0]


def _there(rows: Sequence[Ombud], today: date) -> frozenset[tuple[UUID, UUID]]:
    """Return (person, unit) of those the organisation says work there today."""
    known = [row for row in rows if row.person_id is not None and row.ended_on is None]
    if not known:
        return frozenset()
    work = organisation.assignments_at(unit_ids={row.unit_id for row in known}, today=today)
    return frozenset((one.person, one.unit) for one in work)


def _moved(row: Ombud, there: Collection[tuple[UUID, UUID]]) -> bool:
    if row.person_id is None or row.ended_on is not None:
        return False
    return (row.person_id, row.unit_id) not in there


def _seen(
    row: Ombud,
    units: Mapping[UUID, Place],
    there: Collection[tuple[UUID, UUID]],
    months: int | None,
    today: date,
) -> OmbudSeen:
    place, moved = units.get(row.unit_id), _moved(row, there)
    told = {"trained": row.trained, "refreshed_on": row.refreshed_on, "months": months}
    return OmbudSeen(
        id=row.id,
        number=row.number,
        name=row.name,
        person=row.person_id,
        unit=row.unit_id,
        unit_name=place.name if place else NOWHERE,
        unit_code=place.code if place else "",
        administration=place.administration if place else "",
        administration_name=place.administration_name if place else "",
        trained=Period.parse(row.trained).swedish if row.trained else "",
        refreshed_on=row.refreshed_on,
        due_on=refreshing.due_on(**told),  # type: ignore[arg-type]
        standing=refreshing.standing(**told, today=today),  # type: ignore[arg-type]
        appointed_on=row.appointed_on,
        appointed_by=row.appointed_by,
        ended_on=row.ended_on,
        ended_why=Ending(row.ended_why).swedish if row.ended_why else "",
        moved=moved,
        active=_held(row, moved=moved).holds_on(today),
    )


def _held(row: Ombud, *, moved: bool) -> Held:
    return Held(row.unit_id, row.appointed_on, row.ended_on, moved)


def cover_map(
    *, today: date, found: NetworkSeen | None = None, loaded: Loaded | None = None
) -> tuple[AdministrationCover, ...]:
    """Return the map: each sending administration with its units (F11). Six queries at most."""
    found = found or network(OMBUDS_NETWORK)
    sending = [party.code for party in found.sends if party.code] if found else []
    known = loaded or load(today=today)
    return cover.cover_map(
        places=known.places.values(),
        sending=sending,
        held=[_held(row, moved=_moved(row, known.there)) for row in known.rows],
        exempt=Exemption.objects.filter(lifted_on=None).values_list("unit_id", flat=True),
        today=today,
    )


@dataclass(frozen=True)
class UnitSeen:
    """A unit's page: who is ombud, who was, and whether it needs one."""

    place: Place
    ombuds: tuple[OmbudSeen, ...]
    earlier: tuple[OmbudSeen, ...]
    exemption: Exemption | None


def unit_seen(unit_id: UUID, *, today: date) -> UnitSeen:
    """Return a unit with its ombuds. Raises `Unknown` for no such workplace today."""
    place = places(today=today).get(unit_id)
    if place is None:
        raise Unknown()
    found = ombuds(today=today, where=Q(unit_id=unit_id))
    return UnitSeen(
        place=place,
        ombuds=tuple(one for one in found if one.active),
        earlier=tuple(one for one in found if not one.active),
        exemption=Exemption.objects.filter(unit_id=unit_id, lifted_on=None).first(),
    )


@dataclass(frozen=True)
class MyUnit:
    """The unit where the reader works, and whom to ask there: (key, name)."""

    place: Place
    ombuds: tuple[tuple[UUID, str], ...]


def on_duty(today: date) -> Q:
    """Return the ombuds whose last day is not set, or lies ahead."""
    return Q(ended_on=None) | Q(ended_on__gt=today)


def is_ombud(*, person: UUID, today: date) -> bool:
    """Tell whether the person is an ombud or a member of a network now. One or two queries."""
    ours = Ombud.objects.filter(on_duty(today), person_id=person).exists()
    return ours or Member.objects.filter(person_id=person, left_on=None).exists()


def members(*, network_id: UUID) -> list[Member]:
    """Return a network's members, those who lead first, then by organisation and name."""
    rows = Member.objects.filter(network_id=network_id, left_on=None)
    return list(rows.order_by("-leads", "organisation", "name", "id"))


def who_may_become(*, unit_id: UUID, today: date) -> list[tuple[UUID, str]]:
    """Return those the organisation says work in the unit, by name. One query."""
    work = organisation.assignments_at(unit_ids=[unit_id], today=today)
    return list(dict.fromkeys((one.person, one.person_name) for one in work))


def administrations(*, today: date) -> list[tuple[str, str]]:
    """Return the administrations that have workplaces, (code, name) by name. One query."""
    found = {
        place.administration: place.administration_name for place in places(today=today).values()
    }
    return sorted(found.items(), key=lambda pair: pair[1])


def unit_named(name: str, *, today: date) -> UUID | None:
    """Return the one unit with this name, whatever its capitals; None for none or several."""
    wanted = name.strip().casefold()
    found = [key for key, place in places(today=today).items() if place.name.casefold() == wanted]
    return found[0] if len(found) == 1 else None


def named_in(unit_id: UUID, *, areas: Iterable[AdministrationCover], today: date) -> MyUnit | None:
    """Return the reader's own unit with its ombuds by name; None when it is to have none."""
    here = next((u for area in areas for u in area.units if u.place.id == unit_id), None)
    if here is None:
        return None
    rows = Ombud.objects.filter(on_duty(today), unit_id=unit_id) if here.ombuds else []
    return MyUnit(here.place, tuple((row.id, row.name) for row in rows))
