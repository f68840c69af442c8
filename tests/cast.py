"""The fixed cast: the demo people of Uppsala, brought in by the product's own import.

`acting("nexus.anna")` opens a transaction with that person's signed context, as a gate does.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from lykta.exchange.api import load_municipality
from lykta.kernel.actor import Actor
from lykta.organisation import api as organisation
from lykta.secrecy import context

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=STOCKHOLM)
TODAY = NOW.date()
PASSWORD = "en lykta i mörkret 2026"

# Everyone who can sign in, and the one who never can.
CASEWORKERS = ("nexus.anna", "nexus.bilal", "nexus.behandlare", "nexus.teamledare", "nexus.chef")
CHILD_SIDE = ("mott.carin", "hrv.dalia")
NO_MATTERS = (
    "strateg",
    "kontakt.vof",
    "rc.polis",
    "ombud.vof",
    "skola.rektor",
    "chef.vof",
    "hr.vof",
    "namnd.scn",
    "radet",
    "analytiker",
    "dso",
    "systemforvaltare",
    "boende.uhem",
)
EVERYONE = (
    *CASEWORKERS,
    "nexus.admin",
    *CHILD_SIDE,
    "socialjour",
    "boende.samordnare",
    *NO_MATTERS,
)


def load() -> None:
    """Bring Uppsala and its people into the template database."""
    load_municipality(
        settings.DATA_DIR / "uppsala.yaml",
        people=settings.DATA_DIR / "demo_people.yaml",
        password=PASSWORD,
        now=NOW,
    )


@cache
def _keys(username: str) -> tuple[str, str]:
    from lykta.organisation.models import Assignment, User

    user = User.objects.get(username=username)
    assignment = Assignment.objects.filter(person_id=user.person_id).order_by("valid_from").first()
    assert assignment is not None
    return str(user.person_id), str(assignment.id)


def actor(username: str, *, now: datetime = NOW) -> Actor:
    """Return the person as an actor in their first assignment."""
    from uuid import UUID

    person, assignment = _keys(username)
    return organisation.actor_for(
        person_id=UUID(person), assignment_id=UUID(assignment), today=now.date()
    )


@contextmanager
def acting(who: str | Actor, *, now: datetime = NOW) -> Iterator[Actor]:
    """Open a transaction with the person's signed context; commits at the end."""
    one = actor(who, now=now) if isinstance(who, str) else who
    with transaction.atomic():
        context.enter(one, now=now)
        yield one
