"""What other apps may use of the registers of knowledge; everything else here is private."""

from lykta.knowledge.actions.agreements import (
    Adopted,
    Deal,
    adopt,
    adopt_own,
    follow_up,
    register,
)
from lykta.knowledge.actions.materials import MaterialText, add_file, describe, keep
from lykta.knowledge.actions.support import ask, give, tell_example
from lykta.knowledge.counts import counts
from lykta.knowledge.queries import (
    agreements,
    duties,
    examples,
    materials,
    requests,
    routines,
    year_events,
)
from lykta.knowledge.queries.joined import joined
from lykta.knowledge.terms import Audience, Counterpart, Theme

__all__ = [
    "Adopted",
    "Audience",
    "Counterpart",
    "Deal",
    "MaterialText",
    "Theme",
    "add_file",
    "adopt",
    "adopt_own",
    "agreements",
    "ask",
    "counts",
    "describe",
    "duties",
    "examples",
    "follow_up",
    "give",
    "joined",
    "keep",
    "materials",
    "register",
    "requests",
    "routines",
    "tell_example",
    "year_events",
]
