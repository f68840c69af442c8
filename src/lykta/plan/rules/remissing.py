"""A remiss as its pages show it: who was asked, what they say by paragraph, what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from lykta.kernel.party import Party
from lykta.plan.rules.status import Light
from lykta.plan.terms import Standpoint


@dataclass(frozen=True)
class Reply:
    """An answer that is sent in: `comments` by the paragraph's place, 0 for the whole."""

    standpoint: Standpoint
    comments: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CommentSeen:
    """What one recipient says, and what was done with it; `outcome` "": nothing yet."""

    id: UUID
    by: str
    text: str
    outcome: str = ""
    why: str = ""


@dataclass(frozen=True)
class PartSeen:
    """A paragraph with everything that is said about it; place 0 is the whole."""

    place: int
    heading: str
    text: str = ""
    comments: tuple[CommentSeen, ...] = ()


@dataclass(frozen=True)
class RecipientSeen:
    """One who is asked: whether it has answered, and what it thinks of the whole."""

    id: UUID
    party: Party
    kind: str
    linked_at: datetime | None = None
    standpoint: str = ""
    replied_at: datetime | None = None

    @property
    def light(self) -> Light:
        """Return whether the answer has come; silence is no answer, and no fault."""
        if self.replied_at is not None:
            return Light("done", self.standpoint)
        return Light("none", "Inget svar än")


@dataclass(frozen=True)
class OwnAnswer:
    """One recipient's answer with what was done with it, and nothing of what others said.

    `parts` are the paragraphs it said something about; `closed_at` None while the remiss is open.
    """

    title: str
    version: str
    party: Party
    standpoint: str
    replied_at: datetime
    closed_at: datetime | None = None
    parts: tuple[PartSeen, ...] = ()

    @property
    def comments(self) -> int:
        """Return how many comments the answer has."""
        return sum(len(part.comments) for part in self.parts)

    @property
    def handled(self) -> int:
        """Return how many of them the office has answered."""
        return sum(1 for part in self.parts for one in part.comments if one.outcome)


@dataclass(frozen=True)
class RemissSeen:
    """A remiss with its paragraphs and recipients."""

    id: UUID
    title: str
    letter: str
    version: str
    version_id: UUID
    answer_by: date
    sent_at: datetime
    closed_at: datetime | None = None
    parts: tuple[PartSeen, ...] = ()
    recipients: tuple[RecipientSeen, ...] = ()

    @property
    def answered(self) -> int:
        """Return how many have answered."""
        return sum(1 for one in self.recipients if one.replied_at is not None)

    @property
    def comments(self) -> int:
        """Return how many comments there are."""
        return sum(len(part.comments) for part in self.parts)

    @property
    def unhandled(self) -> int:
        """Return how many comments nobody has answered yet."""
        return sum(1 for part in self.parts for one in part.comments if not one.outcome)

    def state(self, *, today: date) -> Light:
        """Return how far the remiss has come."""
        if self.closed_at is not None:
            return Light("done", "Avslutad")
        if self.answer_by >= today and self.answered < len(self.recipients or (1,)):
            return Light("calm", "Väntar på svar")
        if self.unhandled:
            return Light("soon", "Synpunkter att bemöta")
        return Light("calm", "Klar att avsluta")
