"""A thread, what opens it, its messages, the team's keys, and the counts that stay.

Days are the finest time and no key is a number in a row (security §3.7, AN-06). What anybody
wrote is sealed twice: to the team, and to the writer, whose own key only the code unwraps.
"""

from django.db import models
from django.db.models import Q

from lykta.anonymous.terms import Counted, Kind
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row
from lykta.vault.fields import SealedTextField


class TeamKey(Row):
    """A team's key pair: anybody may seal to the public half; the private half is in the vault."""

    authority_id = models.UUIDField()
    unit_id = models.UUIDField(db_index=True)
    public = models.BinaryField(max_length=32)
    private = SealedTextField(max_length=64, scope="id")
    made_on = models.DateField()
    retired_on = models.DateField(null=True)
    lost_on = models.DateField(null=True)

    secrecy = declare.unit_rows("thread.lead", fixed=("public", "private", "made_on"))

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "authority_id": privacy.CODE,
            "unit_id": privacy.CODE,
            "public": privacy.PUBLIC,
            "private": privacy.HIDDEN,
            "made_on": privacy.STAFF,
            "retired_on": privacy.STAFF,
            "lost_on": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_id"],
                condition=Q(retired_on__isnull=True),
                name="anonymous_teamkey_one_in_use",
                violation_error_message="Enheten har redan en nyckel som används.",
            )
        ]


class Thread(Row):
    """A conversation with someone who has not said who they are, in one unit's inbox."""

    authority_id = models.UUIDField()
    unit_id = models.UUIDField(db_index=True)
    writer_public = models.BinaryField(max_length=32)
    language = models.CharField(max_length=8)
    opened_on = models.DateField()
    last_on = models.DateField()
    waiting_since = models.DateField(null=True)  # the day of the first word not answered
    answering_id = models.UUIDField(null=True)
    asked_unit_id = models.UUIDField(null=True)  # may this unit take over? asked of the writer
    refused_on = models.DateField(null=True)
    identified_on = models.DateField(null=True)
    became_contact_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)  # the writer deleted it; kept for the board's days
    erase_on = models.DateField(null=True)

    secrecy = declare.unit_rows(
        "thread.answer",
        app_inserts=False,
        fixed=("writer_public", "language", "opened_on", "identified_on", "closed_on", "erase_on"),
    )

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "authority_id": privacy.CODE,
            "unit_id": privacy.CODE,
            "writer_public": privacy.HIDDEN,
            "language": privacy.CODE,
            "opened_on": privacy.CODE,
            "last_on": privacy.CODE,
            "waiting_since": privacy.CODE,
            "answering_id": privacy.STAFF,
            "asked_unit_id": privacy.CODE,
            "refused_on": privacy.CODE,
            "identified_on": privacy.CODE,
            "became_contact_on": privacy.CODE,
            "closed_on": privacy.CODE,
            "erase_on": privacy.CODE,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=models.F("opened_on")),
                name="anonymous_thread_days_in_order",
                violation_error_message="Sista dagen måste ligga efter den första.",
            ),
            models.CheckConstraint(
                condition=Q(became_contact_on__isnull=True) | Q(identified_on__isnull=False),
                name="anonymous_thread_contact_after_identity",
                violation_error_message="Tråden blir en kontakt bara om personen sagt vem hen är.",
            ),
        ]


class ThreadLock(Row):
    """What the code opens. Staff cannot read it; without it nobody but the team has the thread."""

    thread = models.OneToOneField(Thread, on_delete=models.CASCADE, related_name="+")
    locator = models.BinaryField(max_length=32, unique=True)
    salt = models.BinaryField(max_length=16)
    strength = models.CharField(max_length=60)
    verifier = models.BinaryField(max_length=32)
    writer_private = models.BinaryField(max_length=61)  # wrapped under the code

    secrecy = declare.INTERNAL

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "thread": privacy.CODE,
            "locator": privacy.HIDDEN,
            "salt": privacy.HIDDEN,
            "strength": privacy.HIDDEN,
            "verifier": privacy.HIDDEN,
            "writer_private": privacy.HIDDEN,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(salt__gt=b""),
                name="anonymous_threadlock_salted",
                violation_error_message="Salt saknas.",
            )
        ]


class Message(Row):
    """One message, sealed to the team and to the writer. `ordinal` is its place in its thread."""

    authority_id = models.UUIDField()
    unit_id = models.UUIDField()
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="messages")
    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices())
    written_on = models.DateField()
    key = models.ForeignKey(TeamKey, on_delete=models.PROTECT, related_name="+")
    for_team = models.BinaryField()
    for_writer = models.BinaryField()
    answered_by_id = models.UUIDField(null=True)

    secrecy = declare.unit_rows(
        "thread.answer",
        fixed=("thread_id", "ordinal", "kind", "written_on", "for_writer", "answered_by_id"),
    )

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "authority_id": privacy.CODE,
            "unit_id": privacy.CODE,
            "thread": privacy.CODE,
            "ordinal": privacy.CODE,
            "kind": privacy.CODE,
            "written_on": privacy.CODE,
            "key": privacy.CODE,
            "for_team": privacy.TEXT,
            "for_writer": privacy.TEXT,
            "answered_by_id": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thread", "ordinal"],
                name="anonymous_message_place_once",
                violation_error_message="Någon annan skrev samtidigt. Läs om sidan.",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.ANSWER.value) ^ Q(answered_by_id__isnull=True),
                name="anonymous_message_answers_are_signed",
                violation_error_message="Ett svar måste ha den som svarar.",
            ),
        ]


class Writing(Row):
    """What rests for ten minutes while someone writes or reads, sealed under the cookie's token.

    Unlogged, and without any time of day: `turn` is one of three, and turns take each other over.
    """

    ticket = models.BinaryField(max_length=32, unique=True)  # a peppered hash of the cookie
    turn = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    secrecy = declare.INTERNAL

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "ticket": privacy.HIDDEN,
            "turn": privacy.CODE,
            "sealed": privacy.TEXT,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(turn__lte=2),
                name="anonymous_writing_three_turns",
                violation_error_message="Det finns tre turer.",
            )
        ]


class ThreadCount(Row):
    """What stays of threads: how many, by unit and year. No row tells of one thread."""

    year = models.PositiveSmallIntegerField()
    unit_id = models.UUIDField()
    what = models.CharField(max_length=20, choices=Counted.choices())
    number = models.PositiveIntegerField()

    secrecy = declare.open_to_staff("statistics")

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "year": privacy.STAFF,
            "unit_id": privacy.STAFF,
            "what": privacy.STAFF,
            "number": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit_id", "what"],
                name="anonymous_threadcount_once",
                violation_error_message="Antalet finns redan.",
            )
        ]
