"""Letting measures and networks point to what the council has learnt."""

from datetime import datetime
from uuid import UUID

from lykta.council import access
from lykta.council.actions.meetings import logged
from lykta.council.models import Lesson, LessonUse
from lykta.council.terms import UsedBy
from lykta.kernel.actor import Actor
from lykta.kernel.problems import NotNow, Unknown


def point(*, lesson_id: UUID, kind: UsedBy, about_id: UUID, actor: Actor, now: datetime) -> None:
    """Let a measure or a network point to a lesson. Raises Refused, Unknown, NotNow twice.

    That the measure or network exists is for the caller to know.
    """
    access.check_may_describe(actor=actor)
    lesson = Lesson.objects.filter(id=lesson_id).first()
    if lesson is None:
        raise Unknown()
    if lesson.uses.filter(about_id=about_id).exists():
        raise NotNow("Lärdomen står redan där.")
    LessonUse(lesson=lesson, kind=kind.value, about_id=about_id, pointed_at=now).save()
    logged("council.lesson", lesson.id, "pointed")


def unpoint(*, lesson_id: UUID, about_id: UUID, actor: Actor, now: datetime) -> None:
    """Take a lesson away from a measure or a network. Raises Refused, Unknown."""
    access.check_may_describe(actor=actor)
    row = LessonUse.objects.filter(lesson_id=lesson_id, about_id=about_id).first()
    if row is None:
        raise Unknown()
    row.delete()
    logged("council.lesson", lesson_id, "unpointed")
