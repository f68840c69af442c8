"""Agreements and routines as pages show them; what is demanded and missing is shown plainly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from lykta.kernel.problems import Unknown
from lykta.knowledge.models import Agreement, Routine
from lykta.knowledge.queries.demanded import demanded
from lykta.knowledge.rules import following_up
from lykta.knowledge.rules.demanded import Demand
from lykta.knowledge.terms import Counterpart, Field, Weight

MISSING = following_up.Light("late", "Finns inte inskriven")
THERE = following_up.Light("calm", "Finns")
TO_REVIEW = following_up.Light("soon", "Dags för översyn")


@dataclass(frozen=True)
class FollowUpSeen:
    """That an agreement was followed up."""

    on: date
    found: str
    by: str


@dataclass(frozen=True)
class AgreementSeen:
    """An agreement, how it stands today, and its follow-ups newest first."""

    id: UUID
    counterpart: str
    kind: Counterpart
    about: str
    owner_code: str
    owner: str
    by_management: bool
    decided_by: str
    decided_on: date | None
    diary_number: str
    ends_on: date | None
    ended_on: date | None
    follow_ups: tuple[FollowUpSeen, ...]
    last_on: date | None
    light: following_up.Light
    counts: bool


@dataclass(frozen=True)
class VersionSeen:
    """One adopted version of a routine."""

    number: int
    adopted_by: str
    adopted_on: date
    review_on: date
    evidence: str
    changed: str


@dataclass(frozen=True)
class RoutineSeen:
    """A demanded or own routine; `versions` newest first, empty when it is missing."""

    id: UUID
    code: str
    title: str
    field: Field
    weight: Weight
    source: str
    certain: bool
    owner: str
    owner_code: str
    versions: tuple[VersionSeen, ...]
    light: following_up.Light

    @property
    def missing(self) -> bool:
        """Tell whether nothing has been adopted."""
        return not self.versions


def agreements(*, today: date) -> list[AgreementSeen]:
    """Return every agreement, those that need following up first. Constant number of queries."""
    rows = Agreement.objects.prefetch_related("follow_ups").order_by("counterpart", "id")
    order = {"late": 0, "soon": 1, "none": 2, "calm": 3, "done": 4}
    return sorted((_agreement(row, today) for row in rows), key=lambda a: order[a.light.level])


def agreement_seen(agreement_id: UUID, *, today: date) -> AgreementSeen:
    """Return one agreement. Raises Unknown."""
    row = Agreement.objects.prefetch_related("follow_ups").filter(id=agreement_id).first()
    if row is None:
        raise Unknown()
    return _agreement(row, today)


def routines(*, today: date) -> list[RoutineSeen]:
    """Return the demanded routines in the order of the rules, then the municipality's own."""
    kept = {row.code: row for row in Routine.objects.prefetch_related("versions")}
    asked = demanded()
    seen = [_routine(one, kept.get(one.code), today) for one in asked]
    known = {one.code for one in asked}
    own = sorted((row for code, row in kept.items() if code not in known), key=_title)
    return [*seen, *(_routine(_own(row), row, today) for row in own)]


def routine_seen(routine_id: UUID, *, today: date) -> RoutineSeen:
    """Return one routine, a missing one too, by the key of its code. Raises Unknown."""
    found = next((one for one in routines(today=today) if one.id == routine_id), None)
    if found is None:
        raise Unknown()
    return found


def _title(row: Routine) -> str:
    return row.title


def _own(row: Routine) -> Demand:
    return Demand(row.code, row.title, Field(row.field), Weight.OWN, "", None, certain=True)


def _routine(asked: Demand, row: Routine | None, today: date) -> RoutineSeen:
    found = sorted(row.versions.all(), key=lambda v: v.number, reverse=True) if row else []
    light = MISSING
    if found:
        light = TO_REVIEW if found[0].review_on <= today else THERE
    return RoutineSeen(
        id=uuid5(NAMESPACE_URL, f"lykta:routine:{asked.code}"),
        code=asked.code,
        title=row.title if row else asked.title,
        field=asked.field,
        weight=asked.weight,
        source=asked.source,
        certain=asked.certain,
        owner=row.owner_name if row else "",
        owner_code=row.owner_code if row else "",
        versions=tuple(
            VersionSeen(
                one.number,
                one.adopted_by,
                one.adopted_on,
                one.review_on,
                one.evidence,
                one.changed,
            )
            for one in found
        ),
        light=light,
    )


def _agreement(row: Agreement, today: date) -> AgreementSeen:
    followed = sorted(row.follow_ups.all(), key=lambda one: one.followed_on, reverse=True)
    days = [one.followed_on for one in followed]
    days += [row.decided_on] if row.decided_on else []
    last_on = max(days, default=None)
    light = following_up.light(
        last_on=last_on, ended_on=row.ended_on, ends_on=row.ends_on, today=today
    )
    counts = row.ended_on is None and following_up.counts_nationally(
        by_management=row.by_management, last_on=last_on, ends_on=row.ends_on, on=today
    )
    return AgreementSeen(
        id=row.id,
        counterpart=row.counterpart,
        kind=Counterpart(row.kind),
        about=row.about,
        owner_code=row.owner_code,
        owner=row.owner_name,
        by_management=row.by_management,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        diary_number=row.diary_number,
        ends_on=row.ends_on,
        ended_on=row.ended_on,
        follow_ups=tuple(FollowUpSeen(o.followed_on, o.found, o.by_name) for o in followed),
        last_on=last_on,
        light=light,
        counts=counts,
    )
