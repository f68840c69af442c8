"""Reads of the programme and the plan as they stand, as the content of a version."""

from typing import Any

from lykta.kernel.party import Party
from lykta.plan.models import Chapter, Goal, GoalArea, Mandate, Measure, Participation, Programme
from lykta.plan.queries import programmes
from lykta.plan.rules.facts import AreaFact, HoldingFact
from lykta.plan.rules.showing import swedish
from lykta.plan.terms import Part, PlanStatus, Stage, VersionOf


def content(programme: Programme, of: VersionOf) -> dict[str, Any]:
    """Return what the programme or the plan says as it stands, as plain values."""
    return _programme(programme) if of is VersionOf.PROGRAMME else _plan(programme)


def _programme(programme: Programme) -> dict[str, Any]:
    known = programmes.known_parties()
    areas = programmes.areas(programme)
    holdings = programmes.holdings(programme, known)
    group = programmes.programme_text(programme, areas, known).working_group
    return {
        "title": programme.title,
        "areas": [one.title for one in areas],
        "goals": goals(programme),
        "facts": [
            *(_fact(f"Ansvar för {one.title}", _holder(one, holdings)) for one in areas),
            _fact("Arbetsgrupp", ", ".join(party.name for party in group)),
            _fact("Referensgrupp", programme.reference_group),
        ],
    }


def _fact(word: str, says: str) -> dict[str, str]:
    return {"id": word, "word": word, "says": says or "Uppgift saknas"}


def _holder(area: AreaFact, holdings: tuple[HoldingFact, ...]) -> str:
    for one in holdings:
        if one.area == area.id and not one.until:
            names = ", ".join(party.name for party in (one.holder, one.unit) if party)
            return f"{names} sedan {swedish(one.since)}" if one.since else names
    return ""


def _plan(programme: Programme) -> dict[str, Any]:
    plan = programmes.plan_text(programme, programmes.known_parties())
    return {
        "title": plan.title if plan else "Handlingsplan",
        "chapters": chapters(programme),
        "goals": goals(programme),
        "measures": _measures(programme),
        "facts": [
            _fact("Läge", PlanStatus(plan.status).swedish if plan else ""),
            _fact("Leds av", plan.lead.name if plan and plan.lead else ""),
            _fact("Uppdrag från", _mandate(programme)),
            _fact("Program", programme.title),
        ],
    }


def _mandate(programme: Programme) -> str:
    row = Mandate.objects.select_related("given_by").filter(plan__programme=programme).first()
    if row is None or row.given_by is None:
        return ""
    return f"{row.given_by.name}, {swedish(row.given)}" if row.given else row.given_by.name


def goal_areas(programme: Programme) -> list[GoalArea]:
    """Return the areas that goals stand under, in order."""
    return list(GoalArea.objects.filter(programme=programme).order_by("place", "id"))


def goals(programme: Programme) -> list[dict[str, str]]:
    """Return the goals by area and place, as plain values."""
    rows = Goal.objects.filter(programme=programme).select_related("goal_area", "subject_area")
    return [
        {
            "id": str(one.id),
            "title": one.title,
            "text": one.text,
            "goal_area": one.goal_area.title if one.goal_area else "",
            "subject_area": one.subject_area.title if one.subject_area else "",
        }
        for one in rows.order_by("goal_area__place", "place", "id")
    ]


def chapters(programme: Programme) -> list[dict[str, str]]:
    """Return the plan's running text in order, as plain values."""
    rows = Chapter.objects.filter(plan__programme=programme).order_by("place", "id")
    return [{"id": str(one.id), "title": one.title, "text": one.text} for one in rows]


def _measures(programme: Programme) -> list[dict[str, Any]]:
    """Return the plan's measures; an example is ours to show with, and never in a version."""
    rows = list(
        Measure.objects.filter(plan__programme=programme, example=False)
        .exclude(stage=Stage.ENDED.value)
        .order_by("place", "title", "id")
    )
    leads = _leads([row.id for row in rows])
    return [
        {
            "id": str(row.id),
            "title": row.title,
            "why": row.why,
            "what": row.what,
            "effect": row.effect,
            "stage": Stage(row.stage).swedish,
            "leads": leads.get(row.id, []),
        }
        for row in rows
    ]


def _leads(keys: list[Any]) -> dict[Any, list[str]]:
    found: dict[Any, list[str]] = {}
    taken = Participation.objects.filter(measure_id__in=keys, part=Part.LEAD.value)
    for key, name in taken.order_by("place", "id").values_list("measure_id", "party__name"):
        found.setdefault(key, []).append(name)
    return found


def everyone(programme: Programme) -> list[Party]:
    """Return every party the plan knows, by name."""
    return sorted(programmes.known_parties().values())
