"""What of the plan's government is given to everybody, read for a publication."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db.models import Q

from lykta.plan.models import Covered
from lykta.plan.queries import decisions, mandates
from lykta.plan.rules.public_governing import Governing


def governing(*, municipality: str, today: date) -> Governing:
    """Return goals, text, decisions, and which decisions stand behind what."""
    return Governing(
        goal_areas=mandates.goal_areas(municipality=municipality),
        goals=mandates.goal_texts(municipality=municipality),
        chapters=mandates.chapter_texts(municipality=municipality),
        decisions=decisions.decisions(municipality=municipality, today=today),
        behind=_behind(municipality),
    )


def _behind(municipality: str) -> dict[UUID, tuple[UUID, ...]]:
    ours = Q(decision__programme__municipality=municipality, version__isnull=True)
    found: dict[UUID, list[UUID]] = defaultdict(list)
    rows = Covered.objects.filter(ours).order_by("decision__first_on", "id")
    for measure, work, decision in rows.values_list("measure_id", "ongoing_id", "decision_id"):
        found[measure or work].append(decision)
    return {key: tuple(keys) for key, keys in found.items()}
