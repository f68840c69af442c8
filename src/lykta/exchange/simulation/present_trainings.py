"""The demo's trainings: those the municipality tells of, and invented times to sign up to."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import yaml
from django.conf import settings

from lykta.exchange.simulation.people_at_work import Stage
from lykta.networks import api as networks
from lykta.networks.api import Comer, Counted, CourseText, Level, Need, SessionText, Target

STRATEGIST = "strateg"
TEACHERS = 130  # F18, in August 2024
# The municipality's own ongoing work (its id in data/uppsala.yaml): what it is as a training.
TOLD: dict[str, dict[str, Any]] = {
    "modersmålslärare": {"target": Target.SCHOOL, "need": Need.UNITS, "given_to": ("UBF",)},
    "föräldraskap": {"target": Target.FAMILY, "given_to": ("SCF",)},
    "rfsu-lss": {"target": Target.CARE, "given_to": ("VOF",)},
    "förskola": {"target": Target.PRESCHOOL, "given_to": ("UBF",)},
}


def give_trainings(stage: Stage, *, now: datetime) -> None:
    """Describe the trainings, tell what was given, and open two times to sign up to."""
    by = {"actor": stage.at(STRATEGIST, now), "now": now}
    courses = _told(by)
    courses |= _ours(by)
    teachers = SessionText(period="2024-08", counted=Counted.COUNT)
    _held(courses["modersmålslärare"], teachers, TEACHERS, by)
    spring = SessionText(period=f"{now.year}-spring", counted=Counted.COUNT)
    _held(courses["handläggare-vuxna"], spring, 9, by)
    _held(courses["handläggare-barn"], spring, 3, by)
    _open(courses["modersmålslärare"], 20, 14, now, by)
    _open(courses["ombud-grund"], 6, 8, now, by)


def _told(by: dict[str, Any]) -> dict[str, UUID]:
    text = (settings.DATA_DIR / "uppsala.yaml").read_text(encoding="utf-8")
    titles = {row["id"]: row["title"] for row in yaml.safe_load(text)["ongoing"]}
    return {
        code: networks.courses.describe_course(
            course=CourseText(code=code, title=titles[code], **how), **by
        )[0]
        for code, how in TOLD.items()
    }


def _ours(by: dict[str, Any]) -> dict[str, UUID]:
    """Describe the ombuds' basic training (F11) and two invented ones for handlers."""
    ours = (
        CourseText(
            code="ombud-grund",
            title="Grundutbildning i våld och hedersvåld",
            about="För nya våldsombud, och för dem som ska repetera. En heldag.",
            target=Target.OMBUDS,
            need=Need.OMBUDS,
            basic=True,
        ),
        CourseText(
            code="handläggare-vuxna",
            title="Fråga om våld (påhittad)",
            target=Target.ADULT_HANDLERS,
        ),
        CourseText(
            code="handläggare-barn",
            title="Barn som upplevt våld (påhittad)",
            target=Target.CHILD_HANDLERS,
            level=Level.HIGHER,
        ),
    )
    return {
        course.code: networks.courses.describe_course(course=course, **by)[0] for course in ours
    }


def _held(course: UUID, session: SessionText, count: int, by: dict[str, Any]) -> None:
    made = networks.courses.plan_session(course_id=course, session=session, **by)
    networks.courses.hold_session(session_id=made, count=count, **by)


def _open(course: UUID, places: int, signed: int, now: datetime, by: dict[str, Any]) -> None:
    """Plan an invented time in three weeks, with some signed up already."""
    day: date = (now + timedelta(days=21)).date()
    session = SessionText(
        starts_at=now.replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=21),
        place="Påhittade kurslokalen",
        places=places,
        closes_on=day - timedelta(days=7),
    )
    made = networks.courses.plan_session(course_id=course, session=session, **by)
    for number in range(1, signed + 1):
        who = Comer(name=f"Påhittad Deltagare {number}", workplace="Påhittad arbetsplats")
        networks.signing_up.sign_up(session_id=made, who=who, **by)
