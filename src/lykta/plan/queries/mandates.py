"""Reads of the mandate, goals and text, and of relevance reviews."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.kernel.problems import Unknown
from lykta.plan.models import Chapter, Goal, Mandate, Programme
from lykta.plan.queries import programmes, standing
from lykta.plan.rules import reviewing
from lykta.plan.rules.reviewing import ReviewYear
from lykta.plan.rules.showing import swedish
from lykta.plan.rules.texts import ChapterText, EventText, GoalText, MandateText
from lykta.plan.terms import EventKind


@dataclass(frozen=True)
class MandateSeen:
    """The mandate as its page shows it; times in Swedish, "" where nobody has said."""

    given_by: Party | None = None
    given: str = ""
    due: str = ""
    note: str = ""
    decision_id: UUID | None = None
    decision: str = ""


@dataclass(frozen=True)
class GoalsUnder:
    """The goals under one area; `title` "" for goals under none."""

    title: str
    goals: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class Reviews:
    """Relevance reviews year by year, the municipality's own interval, and the next."""

    years: tuple[ReviewYear, ...]
    every_months: int | None
    next_on: date | None


def mandate(*, municipality: str) -> MandateSeen:
    """Return the mandate; an empty one while nobody has told it."""
    row = _mandate(municipality)
    if row is None:
        return MandateSeen()
    decision = row.decision
    return MandateSeen(
        given_by=Party(row.given_by.name, row.given_by.code) if row.given_by else None,
        given=swedish(row.given),
        due=swedish(row.due),
        note=row.note,
        decision_id=decision.id if decision else None,
        decision=f"{decision.body.name}, {swedish(decision.decided)}" if decision else "",
    )


def _mandate(municipality: str) -> Mandate | None:
    rows = Mandate.objects.filter(plan__programme__municipality=municipality)
    return rows.select_related("given_by", "decision__body").first()


def mandate_text(*, municipality: str) -> MandateText | None:
    """Return the mandate as it is described, None while nobody has told it."""
    row = _mandate(municipality)
    if row is None:
        return None
    by = Party(row.given_by.name, row.given_by.code) if row.given_by else None
    return MandateText(given_by=by, given=row.given, due=row.due, note=row.note)


def goals(*, municipality: str) -> tuple[GoalsUnder, ...]:
    """Return the goals under each area in order; an area without goals is there too."""
    programme = _programme(municipality)
    if programme is None:
        return ()
    rows = standing.goals(programme)
    titles = [one.title for one in standing.goal_areas(programme)]
    if any(not one["goal_area"] for one in rows):
        titles.append("")
    return tuple(
        GoalsUnder(title, tuple(one for one in rows if one["goal_area"] == title))
        for title in titles
    )


def _programme(municipality: str) -> Programme | None:
    return Programme.objects.filter(municipality=municipality).first()


def goal_areas(*, municipality: str) -> tuple[str, ...]:
    """Return the titles of the areas that goals can stand under."""
    programme = _programme(municipality)
    return tuple(one.title for one in standing.goal_areas(programme)) if programme else ()


def subject_areas(*, municipality: str) -> tuple[str, ...]:
    """Return the titles of the programme's subject areas."""
    programme = _programme(municipality)
    return tuple(one.title for one in programmes.areas(programme)) if programme else ()


def goal_texts(*, municipality: str) -> tuple[GoalText, ...]:
    """Return the goals as descriptions, for an export."""
    programme = _programme(municipality)
    rows = standing.goals(programme) if programme else []
    return tuple(
        GoalText(one["title"], one["text"], one["goal_area"], one["subject_area"]) for one in rows
    )


def goal(goal_id: UUID) -> GoalText:
    """Return one goal. Raises Unknown."""
    row = Goal.objects.filter(id=goal_id).select_related("goal_area", "subject_area").first()
    if row is None:
        raise Unknown()
    return GoalText(
        title=row.title,
        text=row.text,
        goal_area=row.goal_area.title if row.goal_area else "",
        subject_area=row.subject_area.title if row.subject_area else "",
    )


def chapters(*, municipality: str) -> list[dict[str, str]]:
    """Return the plan's running text in order."""
    programme = _programme(municipality)
    return standing.chapters(programme) if programme else []


def chapter_texts(*, municipality: str) -> tuple[ChapterText, ...]:
    """Return the plan's running text as descriptions, for an export."""
    return tuple(
        ChapterText(one["title"], one["text"]) for one in chapters(municipality=municipality)
    )


def chapter(chapter_id: UUID) -> ChapterText:
    """Return one piece of the plan's text. Raises Unknown."""
    row = Chapter.objects.filter(id=chapter_id).first()
    if row is None:
        raise Unknown()
    return ChapterText(row.title, row.text)


def reviews(*, municipality: str, today: date) -> Reviews:
    """Return the relevance reviews year by year, newest first."""
    programme = _programme(municipality)
    if programme is None:
        return Reviews((), None, None)
    known = programmes.known_parties()
    found = programmes.events(programme, (), (), known)
    texts = [one.text for one in found]
    every = programme.review_every_months
    return Reviews(
        years=reviewing.years(texts, today=today),
        every_months=every,
        next_on=reviewing.next_due(texts, every_months=every),
    )


def mandate_due(*, municipality: str) -> date | None:
    """Return the last day of the time when the plan is to be made, None when nobody has said."""
    row = _mandate(municipality)
    return Period.parse(row.due).last_day if row and row.due else None


def review_of(year: int, *, municipality: str) -> EventText | None:
    """Return what is told about a year's review, None before there is one."""
    programme = _programme(municipality)
    if programme is None:
        return None
    kind = EventKind.RELEVANCE_REVIEW.value
    found = programmes.events(programme, (), (), programmes.known_parties())
    fitting = (one.text for one in found if one.text.kind == kind and one.text.period == str(year))
    return next(fitting, None)
