"""The notice of a meeting as a mail."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Letter:
    """A mail: its subject tells no more than that there is a meeting."""

    subject: str
    body: str


def letter(
    *,
    council: str,
    day: str,
    hours: str,
    place: str,
    titles: Sequence[str],
    address: str,
    own: str = "",
) -> Letter:
    """Return the notice. `day` and `hours` as people say them; `address` is the public page.

    `own` is the member's own link to the papers, where they also say whether they come.
    """
    lines = [
        "Hej!",
        "",
        f"Välkommen till möte med {council}.",
        "",
        f"När: {day}, {hours}",
        f"Plats: {place or 'meddelas senare'}",
        "",
        "Dagordning:",
        *(f"{number}. {title}" for number, title in enumerate(titles, start=1)),
        "",
        *_answer(own),
    ]
    if address:
        lines += ["", f"Mötet i din kalender, och tidigare anteckningar: {address}"]
    return Letter(subject=f"Kallelse till möte den {day}", body="\n".join(lines) + "\n")


def _answer(own: str) -> list[str]:
    if not own:
        return ["Kan du inte komma? Svara på det här mejlet, så kallar vi en ersättare."]
    return [
        "Läs handlingarna och säg om du kommer:",
        own,
        "",
        "Länken är bara din. Den gäller det här mötet och slutar när dagen är över.",
    ]
