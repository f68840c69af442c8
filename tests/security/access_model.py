"""What the access rule says, step by step: the model that the database is held against (AZ-18)."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from lykta.casework.access import Facts, visible
from lykta.kernel.access_matrix import Matrix
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission, Scope


@dataclass(frozen=True)
class Turn:
    """One person's assignment to a matter, from day to day."""

    person: UUID
    first: date
    last: date | None

    def holds(self, day: date) -> bool:
        """Tell whether it holds that day."""
        return self.first <= day and (self.last is None or self.last >= day)


@dataclass(frozen=True)
class Glass:
    """One opening."""

    key: UUID
    person: UUID
    opened: datetime
    closes: datetime
    approved: bool = False

    def open(self, now: datetime) -> bool:
        """Tell whether it is open now."""
        return self.opened <= now < self.closes


@dataclass
class ModelMatter:
    """A matter as the rule sees it."""

    key: UUID
    authority: UUID
    unit: UUID
    need_to_know: bool
    queued: bool
    turns: list[Turn] = field(default_factory=list)
    denied: set[UUID] = field(default_factory=set)
    glass: list[Glass] = field(default_factory=list)

    def facts(self, now: datetime) -> Facts:
        """Return what decides access now."""
        live = [glass for glass in self.glass if glass.open(now)]
        return Facts(
            matter=self.key,
            authority=self.authority,
            unit=self.unit,
            need_to_know=self.need_to_know,
            queued=self.queued,
            handlers=frozenset(t.person for t in self.turns if t.holds(now.date())),
            denied=frozenset(self.denied),
            opened=frozenset(glass.person for glass in live),
            approved=frozenset(glass.person for glass in live if glass.approved),
        )


@dataclass
class Model:
    """Every matter, and what each act does to it. Each act tells whether it was allowed."""

    matrix: Matrix
    units: dict[UUID, UUID]  # unit -> authority
    actors: dict[UUID, Actor]
    now: datetime
    matters: dict[UUID, ModelMatter] = field(default_factory=dict)

    def sees(
        self, actor: Actor, key: UUID, permission: Permission = Permission.MATTER_READ
    ) -> bool:
        """Tell whether the actor may do this with the matter now."""
        return visible(
            actor=actor,
            facts=self.matters[key].facts(self.now),
            permission=permission,
            glass_gives=self.matrix.glass,
        )

    def seen(self, actor: Actor, permission: Permission) -> set[UUID]:
        """Return every matter that the actor may do this with."""
        return {key for key in self.matters if self.sees(actor, key, permission)}

    def register(self, actor: Actor, key: UUID, need_to_know: bool, assign: bool) -> bool:
        """Register in the actor's own unit."""
        if not actor.scope(Permission.MATTER_RECEIVE).reaches(Scope.UNIT):
            return False
        made = ModelMatter(key, actor.authority, actor.unit, need_to_know, not assign)
        if assign:
            made.turns.append(Turn(actor.person, self.now.date(), None))
        self.matters[key] = made
        return True

    def assign(self, actor: Actor, key: UUID, person: UUID, last: date | None) -> bool:
        """Give the matter to somebody who may have it."""
        matter, other, today = self.matters[key], self.actors[person], self.now.date()
        if not self.sees(actor, key, Permission.MATTER_ASSIGN):
            return False
        reads = other.scope(Permission.MATTER_READ)
        works = other.authority == matter.authority and (
            (reads is not Scope.NONE and other.unit == matter.unit) or reads is Scope.OWN
        )
        if not works or person in matter.denied:
            return False
        if not any(
            t.person == person and (t.last is None or t.last >= today) for t in matter.turns
        ):
            matter.turns.append(Turn(person, today, last))
        matter.queued = False
        return True

    def unassign(self, actor: Actor, key: UUID, person: UUID, last: date) -> bool:
        """End somebody's assignment."""
        if not self.sees(actor, key, Permission.MATTER_ASSIGN):
            return False
        matter = self.matters[key]
        matter.turns = [
            replace(t, last=last) if t.person == person and (t.last is None or t.last > last) else t
            for t in matter.turns
            if not (t.person == person and t.first > last)
        ]
        if not any(t.last is None or t.last > last for t in matter.turns):
            matter.queued = True
        return True

    def deny(self, actor: Actor, key: UUID, person: UUID) -> bool:
        """Put somebody on the deny list."""
        if not self.sees(actor, key, Permission.MATTER_WRITE):
            return False
        self.matters[key].denied.add(person)
        return True

    def undeny(self, actor: Actor, key: UUID, person: UUID) -> bool:
        """Take somebody else off the deny list, as the unit's head."""
        may = actor.may(Permission.DENIAL_WRITE) and actor.person != person
        if not may or not self.sees(actor, key, Permission.MATTER_WRITE):
            return False
        self.matters[key].denied.discard(person)
        return True

    def open_glass(self, actor: Actor, key: UUID, glass: UUID, minutes: int) -> bool:
        """Break the glass on a matter of one's authority."""
        matter = self.matters[key]
        if (
            not actor.may(Permission.GLASS_OPEN)
            or actor.authority != matter.authority
            or actor.person in matter.denied
        ):
            return False
        closes = self.now + timedelta(minutes=minutes)
        matter.glass.append(Glass(glass, actor.person, self.now, closes))
        return True

    def approve(self, actor: Actor, key: UUID, glass: UUID) -> bool:
        """Approve another's opening, in one's own unit."""
        matter = self.matters[key]
        mandate = actor.scope(Permission.GLASS_APPROVE)
        reaches = mandate is Scope.AUTHORITY or (
            mandate is Scope.UNIT and actor.unit == matter.unit
        )
        found = next((g for g in matter.glass if g.key == glass), None)
        if (
            found is None
            or not reaches
            or actor.authority != matter.authority
            or actor.person in matter.denied
            or found.person == actor.person
            or found.closes <= self.now
        ):
            return False
        matter.glass = [replace(g, approved=True) if g.key == glass else g for g in matter.glass]
        return True

    def move(self, actor: Actor, key: UUID, unit: UUID) -> bool:
        """Move the matter into another unit's queue."""
        matter, today = self.matters[key], self.now.date()
        if not self.sees(actor, key, Permission.MATTER_ASSIGN):
            return False
        if self.units[unit] != actor.authority:
            return False
        yesterday = today - timedelta(days=1)
        matter.turns = [
            replace(t, last=yesterday) if t.last is None or t.last >= today else t
            for t in matter.turns
            if t.first <= today
        ]
        matter.unit, matter.queued = unit, True
        return True

    def set_need_to_know(self, actor: Actor, key: UUID, value: bool) -> bool:
        """Let only the assigned see it, or end that as one with the mandate."""
        if not self.sees(actor, key, Permission.MATTER_WRITE):
            return False
        if not value and not actor.may(Permission.GLASS_APPROVE):
            return False
        self.matters[key].need_to_know = value
        return True
