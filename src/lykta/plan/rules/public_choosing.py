"""Choosing in the published plan by area, group and lead: plain links, and rows for a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from lykta.plan.rules.choosing import Choice, Wanted
from lykta.plan.rules.public import Document

HEAD = (
    "Vad",
    "Namn",
    "Läge",
    "Slag",
    "Leder",
    "Medverkar",
    "Områden",
    "Särskilt för",
    "Hur det går",
    "Varför",
    "Vad det ska förändra",
    "Pengar",
    "Indikator",
    "Tid",
    "Antal",
    "Kvinnor",
    "Män",
    "Annat",
    "Mål",
    "Beslut",
)
FEW = "färre än 5"
Cell = str | int | None


def chosen(found: Iterable[Document], wanted: Wanted) -> list[Document]:
    """Return the measures or works that fit; area, group and lead by their words."""
    return [
        one
        for one in found
        if (not wanted.area or wanted.area in one.get("areas", ()))
        and (not wanted.group or wanted.group in one.get("groups", ()))
        and (not wanted.lead or wanted.lead in one["leads"])
    ]


def choices(
    document: Document, wanted: Wanted
) -> tuple[tuple[Choice, ...], tuple[Choice, ...], tuple[Choice, ...]]:
    """Return links for area, group and lead, of those that stand in the document."""
    things = [*document["measures"], *document["ongoing"]]
    areas = [one["title"] for one in document["programme"]["areas"]]
    return (
        _links("Alla områden", areas, wanted.area, lambda it: _with(wanted, area=it)),
        _links(
            "Alla grupper",
            _words(things, "groups"),
            wanted.group,
            lambda it: _with(wanted, group=it),
        ),
        _links("Alla", _words(things, "leads"), wanted.lead, lambda it: _with(wanted, lead=it)),
    )


def _with(wanted: Wanted, **other: str) -> str:
    asked = {"area": wanted.area, "group": wanted.group, "lead": wanted.lead, **other}
    return Wanted(**asked).address()


def _links(
    all_: str, words: list[str], now: str, address: Callable[[str], str]
) -> tuple[Choice, ...]:
    ways = [("", all_), *((one, one) for one in words)]
    return tuple(Choice(text, address(value), value == now) for value, text in ways)


def _words(things: list[Document], field: str) -> list[str]:
    return sorted({word for one in things for word in one.get(field, ())})


def rows(document: Document) -> tuple[tuple[Cell, ...], ...]:
    """Return the plan as rows under `HEAD`: one for each value, at least one for each thing."""
    found: list[tuple[Cell, ...]] = []
    for what, things in (("Åtgärd", document["measures"]), ("Insats", document["ongoing"])):
        for one in things:
            decided = "; ".join(one.get("decisions", ()))
            found += [(*_told(what, one), *cells, decided) for cells in _numbers(one)]
    return tuple(found)


def _told(what: str, one: Document) -> tuple[Cell, ...]:
    money = [
        f"{each['source']} till {each['ends']}" if each["ends"] else each["source"]
        for each in one.get("money", ())
    ]
    return (
        what,
        one["title"],
        one.get("stage", "Pågående insats"),
        one["kind"],
        "; ".join(one["leads"]),
        "; ".join(one["partners"]),
        "; ".join(one.get("areas", ())),
        "; ".join(one.get("groups", ())),
        one.get("status", ""),
        one.get("why", ""),
        one.get("effect", ""),
        "; ".join(money),
    )


def _numbers(one: Document) -> list[tuple[Cell, ...]]:
    found: list[tuple[Cell, ...]] = []
    for each in one["indicators"]:
        for value in each["values"]:
            parts = tuple(_few(value, name) for name in ("women", "men", "others"))
            found.append(
                (each["name"], value["period"], _few(value, "value"), *parts, each["target"])
            )
    return found or [("", "", "", "", "", "", "")]


def _few(value: dict[str, Any], name: str) -> Cell:
    if name not in value:
        return ""
    number: int | None = value[name]
    return FEW if number is None else number
