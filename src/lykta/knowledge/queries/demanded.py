"""Where the demanded routines are read from."""

from django.conf import settings

from lykta.knowledge.rules.demanded import Demand, demands

FILE = "required_routines.yaml"


def demanded() -> tuple[Demand, ...]:
    """Return the routines that the rules demand, in the file's order."""
    return demands(settings.DATA_DIR / FILE)
