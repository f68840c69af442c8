"""Reads for pages and files: constant in queries, however many measures there are."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.plan.models import (
    Covered,
    Decision,
    Indicator,
    KnownParty,
    Measure,
    Programme,
    PublishedPlan,
    SubjectArea,
)
from lykta.plan.queries import hanging, overview, programmes, works
from lykta.plan.queries.programmes import Parties
from lykta.plan.rules import describing, knowing, showing
from lykta.plan.rules.choosing import Wanted, Window
from lykta.plan.rules.facts import PlanFacts
from lykta.plan.rules.missing import Gap, gaps
from lykta.plan.rules.seen import IndicatorSeen, MeasureSeen, PlanSeen, WorkSeen
from lykta.plan.rules.texts import Described

NOTHING = Window(Wanted(), 0, 0)


def plan_seen(*, municipality: str, today: date, window: Window | None = None) -> PlanSeen:
    """Return the plan as a page shows it; an empty one before a programme is described.

    With a window only the measures in it; without one all of them.
    """
    return showing.plan(facts(municipality=municipality, window=window), today=today)


def measures_count(*, municipality: str, wanted: Wanted) -> int:
    """Return how many measures fit."""
    ours = Q(plan__programme__municipality=municipality)
    return Measure.objects.filter(ours, works.fitting(wanted)).count()


def open_tasks(*, municipality: str, today: date) -> tuple[Gap, ...]:
    """Return what nobody has told yet, as questions to the strategist, weightiest first.

    The works come in outline: what hangs on them leaves no question.
    """
    programme = Programme.objects.filter(municipality=municipality).first()
    if programme is None:
        return ()
    known = programmes.known_parties()
    listed = PlanFacts(
        municipality=municipality,
        programme=programmes.programme_text(programme, areas := programmes.areas(programme), known),
        areas=areas,
        works=works.outlines(Q(programme=programme), known),
    )
    return gaps(known=knowing.known(_whole(listed, programme, known)), today=today)


def described(*, municipality: str) -> Described:
    """Return the plan as descriptions, for an export."""
    return describing.described(facts(municipality=municipality))


def work_seen(work_id: UUID, *, today: date) -> WorkSeen:
    """Return one ongoing work. Raises Unknown."""
    found = works.works(Q(id=work_id), programmes.known_parties())
    if not found:
        raise Unknown()
    return showing.work(found[0], today=today)


def measure_seen(measure_id: UUID, *, today: date) -> MeasureSeen:
    """Return one measure. Raises Unknown."""
    found = works.measures(Q(id=measure_id), programmes.known_parties())
    if not found:
        raise Unknown()
    return showing.measure(found[0], today=today)


def measures_seen(
    *, municipality: str, today: date, ids: Collection[UUID] | None = None
) -> tuple[MeasureSeen, ...]:
    """Return the plan's measures, or those with these keys, in a constant number of queries.

    Their reports, freshness and status by hand are for staff; the rest anybody may read.
    """
    ours = Q(plan__programme__municipality=municipality)
    if ids is not None:
        ours &= Q(id__in=ids)
    found = works.measures(ours, programmes.known_parties())
    return tuple(showing.measure(one, today=today) for one in found)


def measure_titles(ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the names of those of the measures that exist."""
    return dict(Measure.objects.filter(id__in=ids).values_list("id", "title"))


def works_seen(*, municipality: str, today: date) -> tuple[WorkSeen, ...]:
    """Return the ongoing works, in a constant number of queries."""
    ours = Q(programme__municipality=municipality)
    found = works.works(ours, programmes.known_parties())
    return tuple(showing.work(one, today=today) for one in found)


@dataclass(frozen=True)
class DecidedBy:
    """A decision that covers a measure, in words, with its key."""

    id: UUID
    words: str


def decisions_of(measure_id: UUID) -> list[DecidedBy]:
    """Return the decisions that cover a measure, newest first."""
    rows = Covered.objects.filter(measure_id=measure_id).select_related("decision__body")
    return [
        DecidedBy(row.decision.id, _words(row.decision))
        for row in rows.order_by("-decision__first_on", "id")
    ]


def _words(row: Decision) -> str:
    paragraph = f" § {row.paragraph}" if row.paragraph else ""
    when = f", {showing.swedish(row.decided)}" if row.decided else ""
    return f"{row.body.name}{paragraph}{when}: {row.title}"


def answers_for(*, measure_ids: Collection[UUID], actor: Actor) -> frozenset[UUID]:
    """Return which of the measures the signed actor may report on: those that are theirs.

    The database answers, in the signed context, by the same rule that its policies ask.
    """
    if not measure_ids or not actor.may(Permission.PLAN_REPORT):
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM secrecy.measures_answered_for(%s::uuid[])", [list(measure_ids)]
        )
        return frozenset(key for (key,) in cursor.fetchall())


def indicators_seen(*, municipality: str) -> list[IndicatorSeen]:
    """Return every indicator of the plan with its values."""
    ours = Q(ongoing__programme__municipality=municipality) | Q(
        measure__plan__programme__municipality=municipality
    )
    rows = Indicator.objects.filter(ours).order_by("place", "id")
    return [showing.indicator(one) for _, one in hanging.indicators_of(rows)]


def published(*, municipality: str) -> dict[str, Any] | None:
    """Return the newest published plan, read as the public login; None before there is one."""
    rows = PublishedPlan.objects.using("public").filter(municipality=municipality)
    found = rows.order_by("-version").values_list("document", flat=True).first()
    return dict(found) if found is not None else None


def area_title(area_id: UUID) -> str:
    """Return a subject area's title. Raises Unknown."""
    title = SubjectArea.objects.filter(id=area_id).values_list("title", flat=True).first()
    if title is None:
        raise Unknown()
    return title


def parties() -> list[Party]:
    """Return every party the plan knows, by name."""
    rows = KnownParty.objects.order_by("name", "id").values_list("name", "code")
    return [Party(name=name, code=code) for name, code in rows]


def facts(*, municipality: str, window: Window | None = None) -> PlanFacts:
    """Return what is stored about the municipality's programme and plan.

    With a window only the measures in it; without one all of them. A page that goes on with a list
    or chooses from it has no history and no gaps, and past the first the works come in outline.
    """
    programme = Programme.objects.filter(municipality=municipality).first()
    if programme is None:
        return PlanFacts(municipality)
    known = programmes.known_parties()
    areas = programmes.areas(programme)
    ongoing, measures = works.together(programme, known, window)
    listed = PlanFacts(
        municipality=municipality,
        programme=programmes.programme_text(programme, areas, known),
        areas=areas,
        works=ongoing,
        measures=measures,
    )
    if window is None or window.number > 0:
        leads, kinds = overview.leads(programme, known), overview.kinds(programme)
        listed = replace(listed, leads=leads, kinds=kinds)
    return listed if window is not None and window.goes_on else _whole(listed, programme, known)


def _whole(listed: PlanFacts, programme: Programme, known: Parties) -> PlanFacts:
    """Return the facts with who holds what, the history, the plan and what nobody has told."""
    holdings = programmes.holdings(programme, known)
    return replace(
        listed,
        events=programmes.events(programme, listed.areas, holdings, known),
        holdings=holdings,
        plan=programmes.plan_text(programme, known),
        without_lead=overview.without_lead(programme),
        without_value=overview.without_value(programme),
    )
