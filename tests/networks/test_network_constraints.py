"""What the database refuses in the networks, whoever writes; and what it lets whom write."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from lykta.networks.models import (
    Answer,
    Attendance,
    Course,
    Evaluation,
    Exemption,
    Material,
    Meeting,
    Member,
    Ombud,
    Question,
    Reply,
    Session,
    SignUp,
)
from tests import cast
from tests.networks import making

Made = dict[str, Any]


@pytest.fixture
def made(database: str) -> Made:
    """A meeting, an ombud and a session to write about."""
    found: Made = {"meeting": making.planned(), "ombud": making.appointed(user="ombud.vof")}
    found["session"] = making.session()
    with cast.acting("strateg"):
        network = Meeting.objects.get().network_id
        member = Member(network_id=network, name="Påhittad", organisation="Jouren")
        member.save()
        found |= {"network": network, "member": member.id, "unit": making.unit_id("VOF-EX")}
        found["course"] = Session.objects.get().course_id
    return found


def _grades(**more: Any) -> Evaluation:
    return Evaluation(much=1, some=0, little=0, nothing=0, **more)


def _twice(row: Callable[[], Any]) -> None:
    row().save()
    row().save()


BROKEN: dict[str, Callable[[Made], None]] = {
    "attendance_one_person": lambda m: Attendance(
        meeting_id=m["meeting"], ombud_id=m["ombud"], member_id=m["member"]
    ).save(),
    "attendance_once": lambda m: _twice(
        lambda: Attendance(meeting_id=m["meeting"], ombud_id=m["ombud"])
    ),
    "reply_once": lambda m: _twice(
        lambda: Reply(meeting_id=m["meeting"], person_id=m["unit"], says="comes", said_at=cast.NOW)
    ),
    "meeting_once": lambda m: _twice(
        lambda: Meeting(network_id=m["network"], starts_at=cast.NOW, place="X")
    ),
    "meeting_held_or_cancelled": lambda m: Meeting(
        network_id=m["network"], starts_at=cast.NOW, place="X", held=True, cancelled=True
    ).save(),
    "evaluation_of_one": lambda m: _grades(meeting_id=m["meeting"], session_id=m["session"]).save(),
    "exemption_once": lambda m: _twice(
        lambda: Exemption(unit_id=m["unit"], why="X", made_by="X", made_on=cast.TODAY)
    ),
    "ombud_number_once": lambda m: _twice(lambda: Ombud(name="X", unit_id=m["unit"], number="n1")),
    "ombud_dates_in_order": lambda m: Ombud(
        name="X",
        unit_id=m["unit"],
        appointed_on=cast.TODAY,
        ended_on=cast.TODAY - timedelta(days=1),
    ).save(),
    "signup_place_has_seat": lambda m: SignUp(
        session_id=m["session"], name="X", state="place", signed_up_at=cast.NOW
    ).save(),
    "networks_course_code": lambda m: _twice(
        lambda: Course(code="x", title="X", target="school", level="further", need="nobody")
    ),
}


def test_a_row_that_cannot_be_true_is_refused(made: Made) -> None:
    for constraint, write in BROKEN.items():
        with pytest.raises(IntegrityError, match=constraint), cast.acting("strateg"):
            write(made)


def test_an_ombud_writes_questions_and_replies_and_nothing_else(made: Made) -> None:
    """The database's own answer, without the code's."""
    asked = Question(title="X", asked_at=cast.NOW, asked_by_id=uuid4(), asked_by_name="X")
    refused = (
        Meeting(network_id=made["network"], starts_at=cast.NOW, place="X"),
        Material(meeting_id=made["meeting"], title="X", address="https://exempel.se"),
        Member(network_id=made["network"], name="X", organisation="X"),
        Attendance(meeting_id=made["meeting"], ombud_id=made["ombud"]),
        Course(code="x", title="X", target="school", level="further", need="nobody"),
        _grades(meeting_id=made["meeting"]),
        Answer(question_id=asked.id, text="X", answered_at=cast.NOW, answered_by_name="X"),
    )
    with cast.acting("ombud.vof"):
        asked.save()
        Reply(
            meeting_id=made["meeting"],
            person_id=cast.actor("ombud.vof").person,
            says="comes",
            said_at=cast.NOW,
        ).save()
        for row in refused:
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                row.save()
    with cast.acting("strateg"), pytest.raises(DatabaseError), transaction.atomic():
        Question.objects.filter(id=asked.id).update(title="Ändrad")
