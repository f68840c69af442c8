"""What an import says when it is done, in Swedish."""

from collections.abc import Mapping

from lykta.exchange.rules.faults import BadFile
from lykta.kernel.changes import Change

SECTIONS = {
    "bodies": "Nämnder och styrelser",
    "authorities": "Andra myndigheter",
    "administrations": "Förvaltningar",
    "companies": "Bolag",
    "units": "Enheter",
    "holders": "Ansvar",
    "places": "Platser för hjälp",
    "programme": "Program",
    "plan": "Handlingsplan",
    "ongoing": "Pågående insatser",
    "proposed": "Föreslagna åtgärder",
    "decisions": "Beslut",
    "projects": "Projekt",
    "material": "Material i biblioteket",
    "pages": "Sidor som nämner planen",
    "networks": "Nätverk",
    "resource_centre": "Resurscentrum",
    "work_environment": "Arbetsmiljö",
    "council": "Råd",
}
MOST = 200  # faults told one by one
_WORDS = {
    Change.NEW: ("ny", "nya"),
    Change.CHANGED: ("ändrad", "ändrade"),
    Change.SAME: ("oförändrad", "oförändrade"),
}


def told(counts: Mapping[str, Mapping[Change, int]], *, dry_run: bool) -> str:
    """Say what was new, changed and the same, section by section."""
    lines = [f"{SECTIONS[section]}: {_counted(found)}" for section, found in counts.items()]
    total = {change: sum(found.get(change, 0) for found in counts.values()) for change in Change}
    if total[Change.NEW] + total[Change.CHANGED] == 0:
        last = "Inget ändrat: allt i filen finns redan."
    elif dry_run:
        last = f"Provkörning: inget är sparat. Det skulle bli {_counted(total)}."
    else:
        last = f"Klart: {_counted(total)}."
    return "\n".join([*lines, last])


def told_faults(bad: BadFile) -> str:
    """Say every fault on a line of its own, and that nothing was changed."""
    count = len(bad.faults)
    head = "Filen har 1 fel." if count == 1 else f"Filen har {count} fel."
    lines = [f"  {fault}" for fault in bad.faults[:MOST]]
    if count > MOST:
        lines.append(f"  … och {count - MOST} till.")
    return "\n".join([f"{head} Inget är ändrat.", *lines])


def _counted(found: Mapping[Change, int]) -> str:
    parts = [
        f"{number} {_WORDS[change][number != 1]}"
        for change in Change
        if (number := found.get(change, 0))
    ]
    return ", ".join(parts) or "inga rader"
