"""Look at matters: the reading is logged before anything is shown (design §7.7)."""

from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.casework.queries import lists, searching, story
from lykta.casework.queries.lists import CasePage, CaseRow
from lykta.casework.queries.story import Story
from lykta.kernel.actor import Actor


def open_matter(*, matter_id: UUID, actor: Actor, now: datetime) -> Story:
    """Return the whole matter as far as the actor may see it. Raises Unknown."""
    story.check_visible(matter_id, actor=actor)
    audit.record_reading("matter.read", actor=actor, now=now, about=matter_id)
    return story.story(matter_id=matter_id, actor=actor, now=now)


def open_list(
    *,
    actor: Actor,
    now: datetime,
    mine: bool = False,
    closed: bool = False,
    limit: int = 100,
    offset: int = 0,
) -> CasePage:
    """Return a page of the actor's cases; one event with how many were shown."""
    page = lists.case_list(
        actor=actor, now=now, mine=mine, closed=closed, limit=limit, offset=offset
    )
    audit.record_reading("list.read", actor=actor, now=now, detail={"rows": len(page.rows)})
    return page


def open_intake(*, actor: Actor, now: datetime) -> list[CaseRow]:
    """Return the unit's queue; one event with how many were shown."""
    rows = lists.intake(actor=actor, now=now)
    audit.record_reading("list.read", actor=actor, now=now, detail={"rows": len(rows)})
    return rows


def search(*, words: str, actor: Actor, now: datetime) -> list[CaseRow]:
    """Search by name, personal number or case number; what was typed is never logged."""
    found = searching.search(words=words, actor=actor, now=now)
    audit.record_reading("search.made", actor=actor, now=now, detail={"rows": len(found)})
    return found
