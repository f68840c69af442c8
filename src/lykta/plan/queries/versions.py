"""Reads of versions, and of what changed from one to the next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from lykta.kernel.frozen import thaw
from lykta.kernel.problems import Unknown
from lykta.plan.models import Covered, Programme, Version
from lykta.plan.queries import standing
from lykta.plan.rules import comparing
from lykta.plan.rules.comparing import Changed
from lykta.plan.rules.deciding import Link
from lykta.plan.rules.standing import named
from lykta.plan.terms import PlanStatus, VersionOf


@dataclass(frozen=True)
class VersionRow:
    """A version in a list; `decisions` says who decided about it."""

    id: UUID
    name: str
    of: VersionOf
    status: str
    note: str
    made_at: datetime
    decisions: tuple[Link, ...] = ()


@dataclass(frozen=True)
class VersionSeen:
    """A version with its content and what changed since the one before."""

    row: VersionRow
    content: dict[str, Any]
    changes: tuple[Changed, ...]
    before: VersionRow | None


def versions(*, municipality: str) -> tuple[VersionRow, ...]:
    """Return the versions, newest first."""
    rows = list(
        Version.objects.filter(programme__municipality=municipality).order_by("-made_at", "id")
    )
    decided: dict[UUID, list[Link]] = {}
    covered = Covered.objects.filter(version__in=[row.id for row in rows])
    for one in covered.select_related("decision__body").order_by("id"):
        link = Link(one.decision.title, str(one.decision_id))
        decided.setdefault(one.version_id, []).append(link)  # type: ignore[arg-type]
    return tuple(_row(row, tuple(decided.get(row.id, ()))) for row in rows)


def _row(row: Version, decisions: tuple[Link, ...] = ()) -> VersionRow:
    of = VersionOf(row.of)
    return VersionRow(
        id=row.id,
        name=named(of, row.number),
        of=of,
        status=PlanStatus(row.status).swedish if row.status else "",
        note=row.note,
        made_at=row.made_at,
        decisions=decisions,
    )


def version(version_id: UUID) -> VersionSeen:
    """Return one version, read from what was kept and nothing else. Raises Unknown."""
    row = Version.objects.filter(id=version_id).first()
    if row is None:
        raise Unknown()
    earlier = Version.objects.filter(programme=row.programme_id, of=row.of, number__lt=row.number)
    before = earlier.order_by("-number").first()
    content = thaw(text=row.content, digest=row.digest)
    old = thaw(text=before.content, digest=before.digest) if before else None
    return VersionSeen(
        row=_row(row),
        content=content,
        changes=comparing.changes(old=old, new=content) if old else (),
        before=_row(before) if before else None,
    )


def since_last(*, municipality: str, of: VersionOf) -> tuple[Changed, ...] | None:
    """Return what has changed since the last version was kept; None before there is one."""
    programme = Programme.objects.filter(municipality=municipality).first()
    if programme is None:
        return None
    rows = Version.objects.filter(programme=programme, of=of.value).order_by("-number")
    last = rows.first()
    if last is None:
        return None
    old = thaw(text=last.content, digest=last.digest)
    return comparing.changes(old=old, new=standing.content(programme, of))


def as_it_stands(*, municipality: str, of: VersionOf) -> dict[str, Any]:
    """Return the programme or the plan as it stands now. Raises Unknown before there is one."""
    programme = Programme.objects.filter(municipality=municipality).first()
    if programme is None:
        raise Unknown()
    return standing.content(programme, of)
