"""Ombuds, meetings and trainings as the real actions make them, for tests."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from lykta.networks import api as networks
from lykta.networks.actions.courses import CourseText, SessionText
from lykta.networks.actions.ombuds import Appointee
from lykta.networks.actions.signing_up import Comer
from lykta.networks.models import SignUp
from lykta.networks.terms import Need, Target
from lykta.organisation import api as organisation
from tests import cast

OMBUDS, HONOUR = "våldsombud", "hedersresursnätverket"


def unit_id(code: str) -> UUID:
    """Return Uppsala's unit with the code."""
    return organisation.unit(code, municipality_code="0380").id


def appointed(
    code: str = "VOF-EX", *, name: str = "", user: str = "", by: str = "strateg", **more: Any
) -> UUID:
    """Appoint an ombud: a person of the cast by `user`, or somebody by name."""
    who = Appointee(person=cast.actor(user).person) if user else Appointee(name=name)
    told = {"on": cast.TODAY - timedelta(days=400)} | more
    with cast.acting(by) as actor:
        return networks.ombuds.appoint(
            unit_id=unit_id(code), who=who, actor=actor, now=cast.NOW, **told
        )


def planned(*, days: int = 10, network: str = OMBUDS, **more: Any) -> UUID:
    """Plan a meeting so many days from today."""
    told = {"place": "Påhittade salen", "agenda": ""} | more
    with cast.acting("strateg") as actor:
        return networks.meetings.plan(
            network_code=network,
            starts_at=cast.NOW + timedelta(days=days),
            actor=actor,
            now=cast.NOW,
            **told,
        )


def course(code: str = "prov", **more: Any) -> UUID:
    """Describe a training."""
    told: dict[str, Any] = {
        "title": "Påhittad utbildning",
        "target": Target.SCHOOL,
        "need": Need.NOBODY,
    } | more
    with cast.acting("strateg") as actor:
        return networks.courses.describe_course(
            course=CourseText(code=code, **told), actor=actor, now=cast.NOW
        )[0]


def session(
    course_id: UUID | None = None,
    *,
    at: datetime | None = None,
    closes_on: date | None = cast.TODAY + timedelta(days=5),
    **more: Any,
) -> UUID:
    """Plan a session in ten days, open for signing up."""
    told = SessionText(starts_at=at or cast.NOW + timedelta(days=10), closes_on=closes_on, **more)
    with cast.acting("strateg") as actor:
        return networks.courses.plan_session(
            course_id=course_id or course(), session=told, actor=actor, now=cast.NOW
        )


def signed_up(
    session_id: UUID, name: str, *, by: str = "strateg", minutes: int = 0, **more: Any
) -> SignUp:
    """Sign somebody up."""
    with cast.acting(by) as actor:
        return networks.signing_up.sign_up(
            session_id=session_id,
            who=Comer(name=name, **more),
            actor=actor,
            now=cast.NOW + timedelta(minutes=minutes),
        )
