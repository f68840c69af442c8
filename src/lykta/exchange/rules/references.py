"""What must agree between the parts of a file: ids that exist, areas, the order of days."""

from typing import Any

from lykta.exchange.rules.faults import perhaps, short
from lykta.exchange.rules.shapes import Ref, Report, Row

SECTIONS = {
    "bodies": "nämnderna",
    "authorities": "de andra myndigheterna",
    "administrations": "förvaltningarna",
    "companies": "bolagen",
    "units": "enheterna",
}


def check(file: Row, report: Report) -> None:
    """Add a fault for everything that does not agree. Run when every part has been read."""
    for named in report.named:
        _check_named(named, report)
    _check_executive_board(file, report)
    _check_tree(file, report)
    _check_areas(file, report)
    _check_orders(file, report)
    _check_once(file, report)


def _check_named(named: Ref, report: Report) -> None:
    known = {code: section for section in SECTIONS for code in report.declared.get(section, {})}
    section = known.get(named.code)
    if section is None:
        hint = perhaps(named.code, [code for code in known if known[code] in named.among])
        report.add(named.line, named.where, f"”{short(named.code)}” finns inte i filen.{hint}")
    elif section not in named.among:
        wanted = " eller ".join(SECTIONS[each] for each in named.among)
        reason = f"”{named.code}” är en av {SECTIONS[section]}, men här ska stå en av {wanted}."
        report.add(named.line, named.where, reason)


def _check_executive_board(file: Row, report: Report) -> None:
    bodies = _rows(file["bodies"])
    if not any(body["id"] == "KS" and body["kind"] == "executive_board" for body in bodies):
        reason = "Kommunstyrelsen saknas. Den ska ha id KS och kind executive_board."
        report.add(file.line, "bodies", reason)


def _check_tree(file: Row, report: Report) -> None:
    units = _rows(file["units"])
    parents = {unit["id"]: unit["under"].code for unit in units if unit["under"]}
    for unit in units:
        seen: set[str] = set()
        code = unit["id"]
        while code in parents and code not in seen:
            seen.add(code)
            code = parents[code]
        if code in seen:
            report.add(unit.line, f"units {unit['id']}", "Enheten ligger under sig själv.")


def _check_areas(file: Row, report: Report) -> None:
    programme: Row | None = file["programme"]
    if programme is None:
        if any(file[part] for part in ("plan", "holders", "ongoing", "proposed")):
            report.add(file.line, "programme", "Programmet saknas, men planen bygger på det.")
        return
    if file["proposed"] and not file["plan"]:
        report.add(file.line, "plan", "Planen saknas, men åtgärder föreslås i den.")
    known = programme["subject_areas"] or ()
    _check_holders(file, known, report)
    for event in _rows(programme["history"]):
        for area in set(event["areas"] or ()) - set(known):
            reason = f"”{short(area)}” är inget av programmets områden.{perhaps(area, known)}"
            report.add(event.line, "programme history", reason)


def _check_holders(file: Row, areas: tuple[str, ...], report: Report) -> None:
    for row in _rows(file["holders"]):
        if bool(row["duty"]) == bool(row["area"]):
            report.add(row.line, "holders", "Skriv antingen duty eller area.")
        elif row["area"] and row["area"] not in areas:
            hint = perhaps(row["area"], areas)
            reason = f"”{short(row['area'])}” är inget av programmets områden.{hint}"
            report.add(row.line, "holders", reason)


def _check_orders(file: Row, report: Report) -> None:
    for unit in _rows(file["units"]):
        if _is_before(unit["until"], unit["from"]):
            report.add(unit.line, f"units {unit['id']}", "Enheten slutar innan den börjar.")
    for place in _rows(file["places"]):
        if place["opens"] == place["closes"] or _is_before(place["closes"], place["opens"]):
            report.add(place.line, "places", "Platsen stänger innan den öppnar.")
    for network in _rows(file["networks"]):
        meetings: Row | None = network["meetings_per_year"]
        if meetings and _is_before(meetings["max"], meetings["min"]):
            where = f"networks {network['id']}"
            report.add(meetings.line, where, "Minst antal möten är fler än flest.")
    _check_regulations(file["work_environment"], report)


def _check_regulations(environment: Row | None, report: Report) -> None:
    for rule in _rows(environment["regulations"]) if environment else ():
        if _is_before(rule["until"], rule["since"]):
            where = f"work_environment {rule['name']}"
            report.add(rule.line, where, "Föreskriften slutar gälla innan den börjar.")


def _check_once(file: Row, report: Report) -> None:
    """Check rows without an id of their own: a unit has one door, an event one entry per time."""
    programme: Row | None = file["programme"]
    doors = [(row, ("places", row["unit"].code)) for row in _rows(file["places"]) if row["unit"]]
    events = [
        (row, ("programme history", f"{row['event']} {row['period']}"))
        for row in (_rows(programme["history"]) if programme else ())
    ]
    seen: set[tuple[str, str]] = set()
    for row, key in [*doors, *events]:
        if key in seen:
            report.add(row.line, " ".join(key), "Raden står två gånger.")
        seen.add(key)


def _rows(found: object) -> tuple[Row, ...]:
    """Return the rows of a section that was read, whatever else was wrong with it."""
    return tuple(row for row in found if isinstance(row, Row)) if isinstance(found, tuple) else ()


def _is_before(first: Any, second: Any) -> bool:
    return first is not None and second is not None and bool(first < second)
