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
) -> Letter:
    """Return the notice. `day` and `hours` as people say them; `address` is the public page."""
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
        "Kan du inte komma? Svara på det här mejlet, så kallar vi en ersättare.",
    ]
    if address:
        lines += ["", f"Mötet i din kalender, och tidigare anteckningar: {address}"]
    return Letter(subject=f"Kallelse till möte den {day}", body="\n".join(lines) + "\n")
