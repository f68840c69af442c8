"""The pages of an area, as tabs; the menu holds one entry for each area."""

AREAS: dict[str, tuple[tuple[str, str], ...]] = {
    "plan": (
        ("Planen", "/plan/"),
        ("Uppföljning", "/plan/uppfoljning/"),
        ("Beslut", "/plan/beslut/"),
        ("Täckning", "/plan/tackning/"),
        ("Projekt", "/plan/projekt/"),
        ("Föreningar", "/plan/foreningar/"),
        ("Årshjul", "/plan/arshjul/"),
    ),
    "networks": (
        ("Våldsombud", "/natverk/"),
        ("Hedersnätverket", "/natverk/heder/"),
        ("Utbildningar", "/natverk/utbildningar/"),
        ("Avtal och rutiner", "/natverk/avtal/"),
        ("Stöd och goda exempel", "/natverk/stod/"),
        ("Bibliotek", "/natverk/bibliotek/"),
    ),
    "workplace": (
        ("Uppföljning", "/arbetsmiljo/"),
        ("Stöd till chefer", "/arbetsmiljo/stod/"),
        ("Samtal", "/arbetsmiljo/samtal/"),
        ("Skyddsrond och dialog", "/arbetsmiljo/dialog/"),
        ("Hot och våld", "/arbetsmiljo/hot/"),
    ),
    "council": (
        ("Möten", "/radet/"),
        ("Lärdomar", "/radet/lardomar/"),
        ("Råd som getts", "/radet/rad/"),
        ("Ledamöter", "/radet/ledamoter/"),
        ("Priset", "/radet/priset/"),
    ),
}
NAMES = {
    "plan": "Planens sidor",
    "networks": "Nätverkens sidor",
    "council": "Rådets sidor",
    "workplace": "Arbetsmiljöns sidor",
}


def tabs_of(area: str, *, path: str) -> list[tuple[str, str, bool]]:
    """Return the area's tabs as (Swedish words, address, is this one): the nearest is here."""
    under = [address for _words, address in AREAS[area] if path.startswith(address)]
    here = max(under, key=len, default="")
    return [(words, address, address == here) for words, address in AREAS[area]]
