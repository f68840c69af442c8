"""Where the demanded routines are read from."""

from django.conf import settings

from lykta.knowledge.rules.demanded import FILE, Demand, demands


def demanded() -> tuple[Demand, ...]:
    """Return the routines that the rules demand, in the file's order."""
    return demands(settings.DATA_DIR / FILE)
