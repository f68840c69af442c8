"""The library's material of one of the plan's ongoing works."""

from django.urls import reverse

from lykta.kernel.joined import Joined, Where
from lykta.kernel.permissions import Permission
from lykta.knowledge.models import Material


def joined(*, work: str) -> list[Joined]:
    """Return the material that the work uses or has made."""
    rows = Material.objects.filter(work=work, withdrawn_on__isnull=True).order_by("title", "id")
    return [
        Joined(
            Where.MATERIAL,
            title,
            reverse("knowledge:material", args=[key]),
            Permission.NETWORKS_READ,
        )
        for key, title in rows.values_list("id", "title")
    ]
