"""What belongs to one of the plan's ongoing works in another part of Lykta, by the work's code.

The apps that tell it are siblings and never import each other; `web` puts it together on the page.
"""

from dataclasses import dataclass

from lykta.kernel.permissions import Permission
from lykta.kernel.terms import Term


class Where(Term):
    """In which part of Lykta a page stands that belongs to the same work."""

    WORK = "work", "Insats i planen"
    MEASURE = "measure", "Åtgärd i planen"
    PROJECT = "project", "Projekt"
    CALLS = "calls", "Föreningar"
    NETWORK = "network", "Nätverk"
    COURSE = "course", "Utbildning"
    MATERIAL = "material", "Material"


@dataclass(frozen=True)
class Joined:
    """A page about the same work."""

    where: Where
    title: str
    path: str
    needs: Permission
