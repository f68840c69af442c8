"""What a person waits for from others, and numbers of matters for those who may see them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.casework.models import Communication, Matter
from lykta.casework.queries.matters import my_matters
from lykta.kernel.actor import Actor


@dataclass(frozen=True)
class Waiting:
    """Something that somebody else is to do: who knows since when, and until when."""

    title: str
    matter_id: UUID
    number: str
    since: date
    until: date


def waiting(*, actor: Actor, now: datetime) -> list[Waiting]:
    """Return the answers that one's matters wait for, the soonest last day first."""
    rows = Communication.objects.filter(matter_id__in=my_matters(), answered_on__isnull=True)
    found = rows.order_by("answer_by_on", "id").values_list(
        "matter_id", "matter__number", "sent_on", "answer_by_on"
    )
    return [Waiting("Svar på underlaget", *row) for row in found[:100]]


def numbers(matter_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the numbers of those of the matters that the signed person may see."""
    rows = Matter.objects.filter(pk__in=list(matter_ids))
    return dict(rows.order_by("number").values_list("id", "number"))
