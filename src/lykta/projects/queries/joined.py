"""The project of an ongoing work, and the calls of the work that supports associations (F14)."""

from django.urls import reverse

from lykta.kernel.joined import Joined, Where
from lykta.kernel.permissions import Permission
from lykta.projects.models import Project

ASSOCIATIONS = "föreningsstöd"  # the code that the municipality's file gives that work


def joined(*, work: str) -> list[Joined]:
    """Return the projects of a work by its code, and the calls when the work is that one."""
    rows = Project.objects.filter(work=work).order_by("title", "id").values_list("id", "title")
    found = [
        Joined(Where.PROJECT, title, reverse("projects:project", args=[key]), Permission.PLAN_READ)
        for key, title in rows
    ]
    if work == ASSOCIATIONS:
        address = reverse("projects:calls")
        found.append(Joined(Where.CALLS, "Utlysningar", address, Permission.PLAN_READ))
    return found
