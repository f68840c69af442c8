"""A network's meetings: planned, answered, held, with material; and questions with answers."""

from django.db import models

from lykta.kernel import privacy
from lykta.networks.models.networks import Network
from lykta.networks.models.ombuds import Member, Ombud
from lykta.networks.terms import Says
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class Meeting(Row):
    """A meeting of a network: planned until somebody has written what happened."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    agenda = models.TextField(blank=True, default="")
    minutes = models.TextField(blank=True, default="")
    held = models.BooleanField(default=False)
    cancelled = models.BooleanField(default=False)
    others_came = models.PositiveSmallIntegerField(default=0)  # guests, counted and not named

    secrecy = declare.open_to_staff("networks")

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "network": privacy.STAFF,
            "starts_at": privacy.STAFF,
            "place": privacy.STAFF,
            "agenda": privacy.STAFF,
            "minutes": privacy.STAFF,
            "held": privacy.STAFF,
            "cancelled": privacy.STAFF,
            "others_came": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network", "starts_at"],
                name="networks_meeting_once",
                violation_error_message="Nätverket har redan ett möte då.",
            ),
            models.CheckConstraint(
                condition=~models.Q(held=True, cancelled=True),
                name="networks_meeting_held_or_cancelled",
                violation_error_message="Ett inställt möte har inte hållits.",
            ),
        ]


class Material(Row):
    """Something shown or handed out at a meeting: its name and where it is found."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="material")
    title = models.CharField(max_length=200)
    address = models.URLField(max_length=500)

    secrecy = declare.open_to_staff("networks", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "meeting": privacy.STAFF,
            "title": privacy.STAFF,
            "address": privacy.STAFF,
        }


class Reply(Row):
    """What somebody answered to the invitation; the last answer counts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="replies")
    person_id = models.UUIDField()
    says = models.CharField(max_length=10, choices=Says.choices())
    said_at = models.DateTimeField()

    secrecy = declare.open_to_staff("networks.ask")

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "meeting": privacy.STAFF,
            "person_id": privacy.STAFF,
            "says": privacy.STAFF,
            "said_at": privacy.STAFF,
        }

    class Meta:
        verbose_name_plural = "replies"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person_id"],
                name="networks_reply_once",
                violation_error_message="Du har redan svarat.",
            )
        ]


class Attendance(Row):
    """That an ombud or a member was at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    ombud = models.ForeignKey(Ombud, on_delete=models.PROTECT, null=True)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True)

    secrecy = declare.open_to_staff("networks", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "meeting": privacy.STAFF,
            "ombud": privacy.STAFF,
            "member": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "ombud", "member"],
                nulls_distinct=False,
                name="networks_attendance_once",
                violation_error_message="Personen står redan som närvarande.",
            ),
            models.CheckConstraint(
                condition=models.Q(ombud__isnull=True) ^ models.Q(member__isnull=True),
                name="networks_attendance_one_person",
                violation_error_message="Närvaro gäller ett ombud eller en deltagare.",
            ),
        ]


class Question(Row):
    """What an ombud wonders, in general words; never about a person helped. Never changed."""

    title = models.CharField(max_length=200)
    text = models.TextField(blank=True, default="")
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField()
    asked_by_name = models.CharField(max_length=200)

    secrecy = declare.open_to_staff("networks.ask", app_updates=False)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "title": privacy.STAFF,
            "text": privacy.STAFF,
            "asked_at": privacy.STAFF,
            "asked_by_id": privacy.STAFF,
            "asked_by_name": privacy.STAFF,
        }

    def __str__(self) -> str:
        return self.title


class Answer(Row):
    """What those who lead the network answered, for every ombud to use."""

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="answer")
    text = models.TextField()
    answered_at = models.DateTimeField()
    answered_by_name = models.CharField(max_length=200)

    secrecy = declare.open_to_staff("networks")

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "question": privacy.STAFF,
            "text": privacy.STAFF,
            "answered_at": privacy.STAFF,
            "answered_by_name": privacy.STAFF,
        }
