"""Who acts in the simulation, and the signed context that follows each of them in time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.organisation import api as organisation
from lykta.secrecy import context

HANDLERS = (
    "nexus.anna",
    "nexus.bilal",
    "nexus.cecilia",
    "nexus.daniel",
    "nexus.elif",
    "nexus.frida",
    "nexus.gustav",
    "nexus.hodan",
)
LEADER, HEAD, THERAPIST = "nexus.teamledare", "nexus.chef", "nexus.behandlare"
CHILD, HONOUR, NIGHT = "mott.carin", "hrv.dalia", "socialjour"
COORDINATOR = "boende.samordnare"
EVERYONE = (*HANDLERS, LEADER, HEAD, THERAPIST, CHILD, HONOUR, NIGHT, COORDINATOR)


@dataclass
class Stage:
    """The people who act, looked up once; each `at` signs who acts and when."""

    actors: dict[str, Actor] = field(default_factory=dict)

    @classmethod
    def of(cls, users: tuple[str, ...], *, today: date) -> "Stage":
        """Look up the actors by user name."""
        return cls(organisation.actors_of_users(users, today=today))

    def at(self, user: str, now: datetime) -> Actor:
        """Let this person act from here on, at this time, in the open transaction."""
        actor = self.actors[user]
        context.enter(actor, now=now)
        return actor

    def unit(self, user: str) -> UUID:
        """Return where the person works."""
        return self.actors[user].unit


@contextmanager
def scene() -> Iterator[None]:
    """One transaction in which several people act after each other; chained in the log after."""
    with transaction.atomic():
        yield
    audit.seal()
