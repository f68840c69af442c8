"""Reads about who holds what, from when until when, and what still names who held it before."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from lykta.kernel import mentions
from lykta.kernel.mentions import Mention
from lykta.kernel.party import Party
from lykta.plan.models import (
    AreaCovered,
    Chapter,
    Goal,
    Mandate,
    Measure,
    NamedPage,
    OngoingWork,
    Participation,
    Plan,
    Programme,
    Responsibility,
)
from lykta.plan.queries import programmes
from lykta.plan.rules import naming
from lykta.plan.rules.naming import Moved, Text
from lykta.plan.rules.showing import swedish
from lykta.plan.rules.texts import PageText
from lykta.plan.terms import Duty, Part


@dataclass(frozen=True)
class Held:
    """One row of who held what: Swedish times, and the decision behind, "" when none is told.

    `holder` "": nobody has said who holds it.
    """

    what: str
    holder: str = ""
    unit: str = ""
    since: str = ""
    until: str = ""
    decision: str = ""
    decision_id: UUID | None = None
    event_id: UUID | None = None


@dataclass(frozen=True)
class PageSeen:
    """A page outside Lykta that names who is responsible."""

    id: UUID
    title: str
    names: str
    says: str
    seen: str
    corrected: str


def held(*, municipality: str) -> tuple[Held, ...]:
    """Return who holds and held each area and duty, area by area, newest first."""
    rows = Responsibility.objects.filter(programme__municipality=municipality).select_related(
        "area", "holder", "unit", "begun_by__decision__body"
    )
    newest = sorted(rows.order_by("id"), key=lambda row: row.until or "9", reverse=True)
    found = [_held(row) for row in newest]
    nobody = [Held(title) for _, title in areas(municipality=municipality)]
    nobody += [Held(duty.swedish) for duty in Duty]
    named = {one.what for one in found}
    places = {one.what: place for place, one in enumerate(nobody)}
    unsaid = [one for one in nobody if one.what not in named]
    return tuple(sorted([*found, *unsaid], key=lambda one: places[one.what]))


def _held(row: Responsibility) -> Held:
    event = row.begun_by
    decision = event.decision if event else None
    return Held(
        what=row.area.title if row.area else Duty(row.duty).swedish,
        holder=row.holder.name,
        unit=row.unit.name if row.unit else "",
        since=swedish(row.since),
        until=swedish(row.until),
        decision=_decision(decision),
        decision_id=decision.id if decision else None,
        event_id=event.id if event else None,
    )


def _decision(row: object) -> str:
    if row is None:
        return ""
    parts = [row.body.name, swedish(row.decided)]  # type: ignore[attr-defined]
    return ", ".join(part for part in parts if part)


def areas(*, municipality: str) -> tuple[tuple[UUID, str], ...]:
    """Return the subject areas by key and title, in order."""
    programme = Programme.objects.filter(municipality=municipality).first()
    found = programmes.areas(programme) if programme else ()
    return tuple((one.id, one.title) for one in found)


def moved(*, municipality: str) -> tuple[Moved, ...]:
    """Return the bodies that have left a responsibility, and who holds it now."""
    programme = Programme.objects.filter(municipality=municipality).first()
    if programme is None:
        return ()
    holdings = programmes.holdings(programme, programmes.known_parties())
    titles: dict[object, str] = {one.id: one.title for one in programmes.areas(programme)}
    titles |= {duty.value: duty.swedish for duty in Duty}
    return naming.moved(holdings, titles)


def faults(*, municipality: str) -> tuple[Mention, ...]:
    """Return everything living that still names a body which has left, the other apps' too."""
    gone = moved(municipality=municipality)
    if not gone:
        return ()
    ours = naming.faults(moved=gone, texts=_texts(municipality, gone))
    parties = [party for one in gone if one.wholly for party in (one.was, *one.units)]
    names = frozenset(name for party in parties for name in (party.name, party.code) if name)
    return (*ours, *mentions.found(names))


def _texts(municipality: str, gone: tuple[Moved, ...]) -> list[Text]:
    """Return what could name a body that has left: the measures and works that do, the rest whole.

    The database looks through the measures and works; the rule judges what it finds.
    """
    who = [party for one in gone for party in (one.was, *one.units)]
    return [
        *_measures(municipality, who),
        *_works(municipality, who),
        *_words(municipality),
        *_pages(municipality),
    ]


def _naming(owner: str, who: list[Party], fields: tuple[str, ...]) -> Q:
    """Return the condition: one of the parties leads it, or is named in one of its fields."""
    taken = Participation.objects.filter(
        part=Part.LEAD.value, party__name__in=[w.name for w in who]
    )
    fits = Q(id__in=taken.filter(**{f"{owner}__isnull": False}).values(f"{owner}_id"))
    for field in fields:
        for party in who:
            fits |= Q(**{f"{field}__icontains": party.name})
    return fits


def _led(where: Q) -> dict[UUID, tuple[Party, ...]]:
    """Return who leads each work or measure, by its key: one query."""
    found: dict[UUID, list[Party]] = {}
    rows = Participation.objects.filter(where, part=Part.LEAD.value).order_by("place", "id")
    for ongoing, measure, name, code in rows.values_list(
        "ongoing_id", "measure_id", "party__name", "party__code"
    ):
        found.setdefault(ongoing or measure, []).append(Party(name, code))
    return {key: tuple(parties) for key, parties in found.items()}


def _about(where: Q) -> dict[UUID, list[str]]:
    """Return the subject areas of each work or measure, by its key: one query."""
    found: dict[UUID, list[str]] = {}
    rows = AreaCovered.objects.filter(where).order_by("area__place", "id")
    for ongoing, measure, title in rows.values_list("ongoing_id", "measure_id", "area__title"):
        found.setdefault(ongoing or measure, []).append(title)
    return found


def _measures(municipality: str, who: list[Party]) -> list[Text]:
    said = ("title", "why", "what", "effect")
    ours = Q(plan__programme__municipality=municipality) & _naming("measure", who, said)
    rows = list(Measure.objects.filter(ours).order_by("place", "title", "id"))
    mine = Q(measure__in=[row.id for row in rows])
    led, areas_of = _led(mine), _about(mine)
    return [
        Text(
            title=f"Åtgärden {row.title}",
            path=reverse("plan:measure", args=[row.id]),
            text=" ".join((row.title, row.why, row.what, row.effect)),
            names=led.get(row.id, ()),
            areas=tuple(areas_of.get(row.id, ())),
        )
        for row in rows
    ]


def _works(municipality: str, who: list[Party]) -> list[Text]:
    ours = Q(programme__municipality=municipality) & _naming("ongoing", who, ("title", "note"))
    rows = list(OngoingWork.objects.filter(ours).order_by("place", "title", "id"))
    mine = Q(ongoing__in=[row.id for row in rows])
    led, areas_of = _led(mine), _about(mine)
    return [
        Text(
            title=f"Insatsen {row.title}",
            path=reverse("plan:ongoing_work", args=[row.id]),
            text=" ".join((row.title, row.note)),
            names=led.get(row.id, ()),
            areas=tuple(areas_of.get(row.id, ())),
        )
        for row in rows
    ]


def _words(municipality: str) -> list[Text]:
    """Return the plan's own words: its lead, mandate, text and goals."""
    plan = Plan.objects.filter(programme__municipality=municipality).select_related("lead").first()
    lead = (Party(plan.lead.name, plan.lead.code),) if plan and plan.lead else ()
    found = [Text("Handlingsplanen", reverse("plan:programme"), names=lead)]
    mandates = Mandate.objects.filter(plan__programme__municipality=municipality)
    found += [
        Text("Uppdraget att ta fram planen", reverse("plan:mandate"), row.note) for row in mandates
    ]
    chapters = Chapter.objects.filter(plan__programme__municipality=municipality)
    found += [
        Text(f"Avsnittet {row.title}", reverse("plan:chapter", args=[row.id]), row.text)
        for row in chapters.order_by("place", "id")
    ]
    goals = Goal.objects.filter(programme__municipality=municipality).order_by("place", "id")
    return found + [
        Text(f"Målet {row.title}", reverse("plan:goal", args=[row.id]), f"{row.title} {row.text}")
        for row in goals
    ]


def _pages(municipality: str) -> list[Text]:
    rows = NamedPage.objects.filter(programme__municipality=municipality, corrected="")
    here = reverse("plan:responsibility") + "#sidor"
    return [
        Text(row.title, here, names=(Party(row.names.name, row.names.code),), watched=True)
        for row in rows.select_related("names").order_by("title", "id")
    ]


def pages(*, municipality: str) -> tuple[PageSeen, ...]:
    """Return the pages outside Lykta that are watched, by title."""
    rows = NamedPage.objects.filter(programme__municipality=municipality).select_related("names")
    return tuple(
        PageSeen(
            id=row.id,
            title=row.title,
            names=row.names.name,
            says=row.says,
            seen=swedish(row.seen),
            corrected=swedish(row.corrected),
        )
        for row in rows.order_by("corrected", "title", "id")
    )


def described_pages(*, municipality: str) -> tuple[PageText, ...]:
    """Return the watched pages as descriptions, for an export."""
    rows = NamedPage.objects.filter(programme__municipality=municipality).select_related("names")
    return tuple(
        PageText(
            row.title, Party(row.names.name, row.names.code), row.says, row.seen, row.corrected
        )
        for row in rows.order_by("title", "id")
    )
