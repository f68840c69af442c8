"""Reads about who holds what, from when until when, and what still names who held it before."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from lykta.kernel import mentions
from lykta.kernel.mentions import Mention
from lykta.kernel.party import Party
from lykta.pages import put_once
from lykta.pages.addresses import page_of
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
from lykta.plan.queries.programmes import Rows
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
    who = tuple(party.name for one in gone for party in (one.was, *one.units))
    return [
        *_measures(municipality, who),
        *_works(municipality, who),
        *_words(municipality),
        *_pages(municipality),
    ]


def _naming(owner: str, who: tuple[str, ...], fields: tuple[str, ...]) -> Q:
    """Return the condition: one of the parties leads it, or is named in one of its fields."""
    taken = Participation.objects.filter(part=Part.LEAD.value, party__name__in=who)
    fits = Q(id__in=taken.filter(**{f"{owner}__isnull": False}).values(f"{owner}_id"))
    for field in fields:
        for name in who:
            fits |= Q(**{f"{field}__icontains": name})
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


def _measures(municipality: str, who: tuple[str, ...]) -> list[Text]:
    rows = put_once.rows(_measures_naming, municipality, who)
    return _as_texts("Åtgärden", rows, "measure", "plan:measure") if rows else []


def _measures_naming(municipality: str, who: tuple[str, ...]) -> Rows:
    said = ("title", "why", "what", "effect")
    ours = Q(plan__programme__municipality=municipality) & _naming("measure", who, said)
    return Measure.objects.filter(ours).order_by("place", "title", "id").values_list("id", *said)


def _works(municipality: str, who: tuple[str, ...]) -> list[Text]:
    rows = put_once.rows(_works_naming, municipality, who)
    return _as_texts("Insatsen", rows, "ongoing", "plan:ongoing_work") if rows else []


def _works_naming(municipality: str, who: tuple[str, ...]) -> Rows:
    said = ("title", "note")
    ours = Q(programme__municipality=municipality) & _naming("ongoing", who, said)
    rows = OngoingWork.objects.filter(ours).order_by("place", "title", "id")
    return rows.values_list("id", *said)


def _as_texts(what: str, rows: list[tuple[Any, ...]], owner: str, view: str) -> list[Text]:
    """Return rows of (key, title, words ...) with who leads each and its subject areas."""
    mine = Q(**{f"{owner}__in": [key for key, *_ in rows]})
    led, areas_of, page = _led(mine), _about(mine), page_of(view)
    return [
        Text(
            title=f"{what} {title}",
            path=page(key),
            text=" ".join((title, *words)),
            names=led.get(key, ()),
            areas=tuple(areas_of.get(key, ())),
        )
        for key, title, *words in rows
    ]


def _words(municipality: str) -> list[Text]:
    """Return the plan's own words: its lead, mandate, text and goals."""
    lead = tuple(Party(*row) for row in put_once.rows(_lead_of_plan, municipality))
    mandate, chapter, goal = reverse("plan:mandate"), page_of("plan:chapter"), page_of("plan:goal")
    return [
        Text("Handlingsplanen", reverse("plan:programme"), names=lead),
        *(
            Text("Uppdraget att ta fram planen", mandate, note)
            for (note,) in put_once.rows(_mandates, municipality)
        ),
        *(
            Text(f"Avsnittet {title}", chapter(key), text)
            for key, title, text in put_once.rows(_chapters, municipality)
        ),
        *(
            Text(f"Målet {title}", goal(key), f"{title} {text}")
            for key, title, text in put_once.rows(_goals, municipality)
        ),
    ]


def _lead_of_plan(municipality: str) -> Rows:
    ours = Plan.objects.filter(programme__municipality=municipality, lead__isnull=False)
    return ours.order_by("id").values_list("lead__name", "lead__code")[:1]


def _mandates(municipality: str) -> Rows:
    rows = Mandate.objects.filter(plan__programme__municipality=municipality)
    return rows.order_by("id").values_list("note")


def _chapters(municipality: str) -> Rows:
    rows = Chapter.objects.filter(plan__programme__municipality=municipality)
    return rows.order_by("place", "id").values_list("id", "title", "text")


def _goals(municipality: str) -> Rows:
    rows = Goal.objects.filter(programme__municipality=municipality)
    return rows.order_by("place", "id").values_list("id", "title", "text")


def _pages(municipality: str) -> list[Text]:
    here = reverse("plan:responsibility") + "#sidor"
    return [
        Text(title, here, names=(Party(name, code),), watched=True)
        for title, name, code in put_once.rows(_watched, municipality)
    ]


def _watched(municipality: str) -> Rows:
    rows = NamedPage.objects.filter(programme__municipality=municipality, corrected="")
    return rows.order_by("title", "id").values_list("title", "names__name", "names__code")


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
