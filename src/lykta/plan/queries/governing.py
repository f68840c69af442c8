"""How the plan is governed, read back as descriptions for a file."""

from lykta.plan.models import Programme
from lykta.plan.queries import decisions, mandates, responsibility
from lykta.plan.rules.governing import Governed


def governed(*, municipality: str) -> Governed:
    """Return the mandate, goals, text, decisions and watched pages as descriptions."""
    programme = Programme.objects.filter(municipality=municipality).first()
    if programme is None:
        return Governed()
    return Governed(
        goal_areas=mandates.goal_areas(municipality=municipality),
        goals=mandates.goal_texts(municipality=municipality),
        review_every_months=programme.review_every_months,
        mandate=mandates.mandate_text(municipality=municipality),
        chapters=mandates.chapter_texts(municipality=municipality),
        decisions=decisions.described_decisions(municipality=municipality),
        pages=responsibility.described_pages(municipality=municipality),
    )
