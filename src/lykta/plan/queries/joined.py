"""Where an ongoing work stands in the plan, and the measure it has become, by the work's code."""

from uuid import UUID

from django.urls import reverse

from lykta.kernel.joined import Joined, Where
from lykta.kernel.permissions import Permission
from lykta.plan.models import Measure, OngoingWork


def joined(*, work: str) -> list[Joined]:
    """Return the work in the plan, and the measure that it was decided to be."""
    found = []
    rows = OngoingWork.objects.filter(code=work).select_related("became").order_by("title", "id")
    for row in rows:
        path = reverse("plan:ongoing_work", args=[row.id])
        found.append(Joined(Where.WORK, row.title, path, Permission.PLAN_READ))
        measure = getattr(row, "became", None)
        if measure is not None:
            path = reverse("plan:measure", args=[measure.id])
            found.append(Joined(Where.MEASURE, measure.title, path, Permission.PLAN_READ))
    return found


def page_of(measure_id: UUID) -> Joined | None:
    """Return the measure's page, or None when there is no such measure."""
    row = Measure.objects.filter(id=measure_id).first()
    if row is None:
        return None
    path = reverse("plan:measure", args=[row.id])
    return Joined(Where.MEASURE, row.title, path, Permission.PLAN_READ)
