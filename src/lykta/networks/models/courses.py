"""Trainings: a course, its sessions, who signs up, and what those who came thought of it."""

from django.db import models

from lykta.kernel import privacy
from lykta.kernel.period import LONGEST
from lykta.networks.models.meetings import Meeting
from lykta.networks.terms import Counted, Level, Need, Seat, Target
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class Course(Row):
    """A training that is given now and then (F11, F13, F16, F18, F20), by its stable code.

    `basic` marks the ombuds' basic training. `given_to` names the administrations it is for, by
    code with a space between; empty: all of them.
    """

    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True, default="")
    target = models.CharField(max_length=20, choices=Target.choices())
    level = models.CharField(max_length=10, choices=Level.choices())
    need = models.CharField(max_length=10, choices=Need.choices())
    given_to = models.CharField(max_length=200, blank=True, default="")
    basic = models.BooleanField(default=False)

    secrecy = declare.open_to_staff("networks")

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "about": privacy.PUBLIC,
            "target": privacy.PUBLIC,
            "level": privacy.PUBLIC,
            "need": privacy.PUBLIC,
            "given_to": privacy.PUBLIC,
            "basic": privacy.PUBLIC,
        }

    def __str__(self) -> str:
        return self.title


class Session(Row):
    """One time the course is given. A time the source tells only as a period stays a period."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="sessions")
    period = models.CharField(max_length=LONGEST)  # the day itself when `starts_at` is known
    first_day = models.DateField(db_index=True)  # the period's first day, for order and year
    starts_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=200, blank=True, default="")
    places = models.PositiveSmallIntegerField(null=True)  # null: room for everybody
    closes_on = models.DateField(null=True)  # last day to sign up; null: no signing up
    counted = models.CharField(max_length=10, choices=Counted.choices())
    came_count = models.PositiveSmallIntegerField(null=True)  # null: nobody has told yet
    cancelled = models.BooleanField(default=False)

    secrecy = declare.open_to_staff("networks")

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "course": privacy.PUBLIC,
            "period": privacy.PUBLIC,
            "first_day": privacy.PUBLIC,
            "starts_at": privacy.PUBLIC,
            "place": privacy.PUBLIC,
            "places": privacy.PUBLIC,
            "closes_on": privacy.PUBLIC,
            "counted": privacy.PUBLIC,
            "came_count": privacy.PUBLIC,
            "cancelled": privacy.PUBLIC,
        }

    class Meta:
        indexes = [models.Index(fields=["course", "first_day"], name="networks_session_order")]


class SignUp(Row):
    """Somebody who has signed up, in order of coming. A seat is held by one at a time."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="sign_ups")
    number = models.CharField(max_length=40, blank=True, default="")  # id in the list read in
    name = models.CharField(max_length=200)
    mail = models.EmailField(blank=True, default="")
    person_id = models.UUIDField(null=True)
    unit_id = models.UUIDField(null=True)
    workplace = models.CharField(max_length=200, blank=True, default="")  # when it has no unit
    seat = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10, choices=Seat.choices())
    signed_up_at = models.DateTimeField()
    came = models.BooleanField(null=True)  # null: nobody has told yet

    secrecy = declare.open_to_staff("networks.enrol")

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "session": privacy.STAFF,
            "number": privacy.STAFF,
            "name": privacy.STAFF,
            "mail": privacy.STAFF,
            "person_id": privacy.STAFF,
            "unit_id": privacy.STAFF,
            "workplace": privacy.STAFF,
            "seat": privacy.STAFF,
            "state": privacy.STAFF,
            "signed_up_at": privacy.STAFF,
            "came": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "seat"],
                condition=models.Q(state=Seat.PLACE.value),
                name="networks_signup_seat_once",
                violation_error_message="Platsen är redan tagen.",
            ),
            models.UniqueConstraint(
                fields=["session", "number"],
                condition=~models.Q(number=""),
                name="networks_signup_number_once",
                violation_error_message="Den här raden är redan inläst.",
            ),
            models.CheckConstraint(
                condition=models.Q(seat__isnull=False) | ~models.Q(state=Seat.PLACE.value),
                name="networks_signup_place_has_seat",
                violation_error_message="Den som har plats har ett nummer på den.",
            ),
        ]


class Evaluation(Row):
    """What those who came to a meeting or a session thought of it: counts, and their words."""

    meeting = models.OneToOneField(
        Meeting, on_delete=models.CASCADE, null=True, related_name="evaluation"
    )
    session = models.OneToOneField(
        Session, on_delete=models.CASCADE, null=True, related_name="evaluation"
    )
    much = models.PositiveSmallIntegerField()
    some = models.PositiveSmallIntegerField()
    little = models.PositiveSmallIntegerField()
    nothing = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True, default="")

    secrecy = declare.open_to_staff("networks")

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "meeting": privacy.STAFF,
            "session": privacy.STAFF,
            "much": privacy.STAFF,
            "some": privacy.STAFF,
            "little": privacy.STAFF,
            "nothing": privacy.STAFF,
            "words": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(meeting__isnull=True) ^ models.Q(session__isnull=True),
                name="networks_evaluation_of_one",
                violation_error_message="En utvärdering gäller ett möte eller en utbildning.",
            )
        ]
