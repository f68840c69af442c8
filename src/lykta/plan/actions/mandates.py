"""The mandate to make the plan, the goals, and the plan's running text."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.pages import registers
from lykta.plan import access
from lykta.plan.actions import ground
from lykta.plan.models import Chapter, Decision, Goal, GoalArea, Mandate, Plan, Programme
from lykta.plan.rules.goals import FIVE_AREAS
from lykta.plan.rules.texts import ChapterText, GoalText, MandateText


def give_mandate(
    *,
    municipality: str,
    text: MandateText,
    decision_id: UUID | None = None,
    actor: Actor,
    now: datetime,
) -> Change:
    """Tell from whom, when and by when the plan is to be made (framtagandedirektiv).

    What a person has told is left alone when the municipality's file is read in again.
    Raises Refused without the right to the plan, Unknown before there is a plan, Invalid for a
    time that is none or a last day before the first.
    """
    access.check_may_describe(actor=actor)
    plan = _plan(municipality)
    there = Mandate.objects.filter(plan=plan).first()
    if there is not None and ground.leaves(there.id, actor=actor):
        return Change.SAME
    given = ground.check_period(text.given, field="given")
    due = ground.check_period(text.due, field="due")
    if given and due and ground.period(due, field="due") < ground.period(given, field="given"):
        raise Invalid({"due": "Planen kan inte vara klar innan uppdraget gavs."})
    if decision_id and not Decision.objects.filter(id=decision_id).exists():
        raise Unknown()
    values = {
        "given_by_id": ground.known(text.given_by),
        "given": given,
        "due": due,
        "note": text.note.strip(),
        **({"decision_id": decision_id} if decision_id else {}),
    }
    row, change = registers.describe(Mandate, key={"plan_id": plan.id}, values=values)
    ground.told_here(row.id, change, actor=actor)
    return ground.logged("mandate", row.id, change)


def _plan(municipality: str) -> Plan:
    programme = ground.programme_of(municipality)
    plan = Plan.objects.select_for_update().filter(programme=programme).first()
    if plan is None:
        raise Unknown()
    return plan


def choose_five_areas(*, municipality: str, actor: Actor, now: datetime) -> Change:
    """Let the goals stand under the five areas of the programme 2016-2020 (law 6.1).

    Raises Refused without the right to the plan, NotNow when the programme has areas already.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    if programme.goal_areas.exists():
        raise NotNow("Programmet har redan målområden.")
    return describe_goal_areas(municipality=municipality, titles=FIVE_AREAS, actor=actor, now=now)


def describe_goal_areas(
    *, municipality: str, titles: Sequence[str], actor: Actor, now: datetime
) -> Change:
    """Describe the areas that goals stand under, in order. One that has goals is never removed.

    Raises Refused without the right to the plan.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    changes = [
        registers.describe(
            GoalArea, key={"programme_id": programme.id, "title": title}, values={"place": place}
        )[1]
        for place, title in enumerate(titles)
    ]
    change = Change.SAME if set(changes) <= {Change.SAME} else Change.CHANGED
    return ground.logged("goal_areas", programme.id, change)


def describe_goal(*, municipality: str, text: GoalText, actor: Actor, now: datetime) -> Change:
    """Describe a goal by its title, under the areas it names.

    Raises Refused without the right to the plan, Invalid for no title or an area that is none.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    key = {"programme_id": programme.id, "title": _title(text.title)}
    there = Goal.objects.filter(**key).first()
    if there is not None and ground.leaves(there.id, actor=actor):
        return Change.SAME
    row, change = registers.describe(Goal, key=key, values=_goal(programme, text))
    ground.told_here(row.id, change, actor=actor)
    if change is Change.NEW:
        row.place = programme.goals.count() - 1
        row.save(update_fields=["place"])
    return ground.logged("goal", row.id, change)


def change_goal(*, goal_id: UUID, text: GoalText, actor: Actor, now: datetime) -> None:
    """Change a goal. Raises Refused, Unknown, Invalid as when it was described."""
    access.check_may_describe(actor=actor)
    row = Goal.objects.select_for_update().filter(id=goal_id).first()
    if row is None:
        raise Unknown()
    title = _title(text.title)
    if row.programme.goals.filter(title=title).exclude(id=row.id).exists():
        raise Invalid({"title": "Målet finns redan."})
    for name, value in {"title": title, **_goal(row.programme, text)}.items():
        setattr(row, name, value)
    row.save()
    ground.told_here(row.id, Change.CHANGED, actor=actor)
    ground.logged("goal", row.id, Change.CHANGED)


def _title(title: str) -> str:
    if not title.strip():
        raise Invalid({"title": "Skriv vad ni vill nå."})
    return title.strip()


def _goal(programme: Programme, text: GoalText) -> dict[str, object]:
    area = programme.goal_areas.filter(title=text.goal_area).first() if text.goal_area else None
    if text.goal_area and area is None:
        raise Invalid({"goal_area": "Målområdet finns inte."})
    subject = programme.areas.filter(title=text.subject_area).first() if text.subject_area else None
    if text.subject_area and subject is None:
        raise Invalid({"subject_area": "Sakområdet finns inte."})
    return {
        "text": text.text.strip(),
        "goal_area_id": area.id if area else None,
        "subject_area_id": subject.id if subject else None,
    }


def write_chapter(
    *,
    municipality: str,
    text: ChapterText,
    chapter_id: UUID | None = None,
    actor: Actor,
    now: datetime,
) -> Change:
    """Write one piece of the plan's running text: a new one, or (by key or title) one that is.

    Raises Refused without the right to the plan, Unknown, Invalid for no title or text, or a
    title that another piece has.
    """
    access.check_may_describe(actor=actor)
    plan = _plan(municipality)
    title, body = text.title.strip(), text.text.strip()
    empty = {
        name: "Det här behöver fyllas i." for name, v in (("title", title), ("text", body)) if not v
    }
    if empty:
        raise Invalid(empty)
    if chapter_id is None:
        return _describe_chapter(plan, title, body, actor)
    return _rewrite(plan, chapter_id, title, body, actor)


def _describe_chapter(plan: Plan, title: str, body: str, actor: Actor) -> Change:
    there = plan.chapters.filter(title=title).first()
    if there is not None and ground.leaves(there.id, actor=actor):
        return Change.SAME
    key = {"plan_id": plan.id, "title": title}
    row, change = registers.describe(Chapter, key=key, values={"text": body})
    if change is Change.NEW:
        row.place = plan.chapters.count() - 1
        row.save(update_fields=["place"])
    ground.told_here(row.id, change, actor=actor)
    return ground.logged("chapter", row.id, change)


def _rewrite(plan: Plan, chapter_id: UUID, title: str, body: str, actor: Actor) -> Change:
    row = plan.chapters.select_for_update().filter(id=chapter_id).first()
    if row is None:
        raise Unknown()
    if plan.chapters.filter(title=title).exclude(id=row.id).exists():
        raise Invalid({"title": "Det finns redan ett avsnitt med den rubriken."})
    row.title, row.text = title, body
    row.save(update_fields=["title", "text"])
    ground.told_here(row.id, Change.CHANGED, actor=actor)
    return ground.logged("chapter", row.id, Change.CHANGED)
