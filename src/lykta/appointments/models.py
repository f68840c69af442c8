"""Acute times of a unit: the week, what changes it, and what is taken. No name anywhere."""

from django.db import models
from django.db.models import Q

from lykta.appointments.terms import State, Way, Weekday
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row

LED = declare.unit_rows("appointment.lead", deletes=True)


class Reception(Row):
    """A unit that has acute times, and where one waits. At most one for each unit."""

    authority_id = models.UUIDField()
    unit_id = models.UUIDField(unique=True)
    waiting_place = models.CharField(max_length=300)

    secrecy = LED

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "authority_id": privacy.CODE,
            "unit_id": privacy.CODE,
            "waiting_place": privacy.PUBLIC,
        }


class WeekTime(Row):
    """A time of the week's pattern. `for_phone` times are kept for those who call."""

    authority_id = models.UUIDField()
    unit_id = models.UUIDField(db_index=True)
    weekday = models.CharField(max_length=1, choices=Weekday.choices())
    starts = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=45)
    for_phone = models.BooleanField(default=False)

    secrecy = LED

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "authority_id": privacy.CODE,
            "unit_id": privacy.CODE,
            "weekday": privacy.PUBLIC,
            "starts": privacy.PUBLIC,
            "minutes": privacy.PUBLIC,
            "for_phone": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_id", "weekday", "starts"],
                name="appointments_weektime_once",
                violation_error_message="Det finns redan en tid då.",
            )
        ]


class DayChange(Row):
    """One day differs: closed (`starts` is empty), or one more time."""

    authority_id = models.UUIDField()
    unit_id = models.UUIDField(db_index=True)
    day = models.DateField()
    starts = models.TimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=45)
    for_phone = models.BooleanField(default=False)

    secrecy = LED

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "authority_id": privacy.CODE,
            "unit_id": privacy.CODE,
            "day": privacy.PUBLIC,
            "starts": privacy.PUBLIC,
            "minutes": privacy.PUBLIC,
            "for_phone": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_id", "day", "starts"],
                nulls_distinct=False,
                name="appointments_daychange_once",
                violation_error_message="Den ändringen finns redan.",
            )
        ]


class TakenTime(Row):
    """A time that somebody has taken, with a code instead of a name.

    `code_hash` is a keyed hash of the code (null for a time taken by telephone without one); the
    database lets one only take a time that is not taken (`appointments_takentime_once`).
    """

    authority_id = models.UUIDField()
    unit_id = models.UUIDField(db_index=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=10, choices=Way.choices())
    state = models.CharField(max_length=10, choices=State.choices(), default=State.TAKEN.value)
    needs = models.JSONField(default=list)
    language = models.CharField(max_length=8, blank=True, default="")
    code_hash = models.BinaryField(max_length=32, unique=True)

    secrecy = declare.unit_rows(
        "appointment.book", fixed=("starts_at", "minutes", "way", "code_hash")
    )

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "authority_id": privacy.CODE,
            "unit_id": privacy.CODE,
            "starts_at": privacy.STAFF,
            "minutes": privacy.STAFF,
            "way": privacy.STAFF,
            "state": privacy.STAFF,
            "needs": privacy.STAFF,
            "language": privacy.STAFF,
            "code_hash": privacy.HIDDEN,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_id", "starts_at"],
                condition=~Q(state=State.CANCELLED.value),
                name="appointments_takentime_once",
                violation_error_message="Tiden är redan tagen.",
            )
        ]
