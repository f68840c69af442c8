"""A meeting of the council: agenda, attendance, notes, and the notes as anybody may read them."""

from django.db import models

from lykta.council.models.councils import Council, Member
from lykta.documents.api import FileKind
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row

# Agenda, papers and attendance: who may read the council, and who holds the link of a notice to
# this very meeting (sql/42_members.sql).
READS = "(SELECT secrecy.may('council', 'read'))"
AT_MEETING = f"{READS} OR meeting_id = (SELECT secrecy.council_meeting())"
OWN_SEAT = "id = (SELECT secrecy.council_seat())"
TO_ADJUST = "id = (SELECT secrecy.council_notes_link())"  # sql/43_adjusting.sql


class Meeting(Row):
    """A meeting of the council (F48). `kept_here`: people work with it here; no import removes it.

    `place` is a public place. `called_at` None: the notice has not gone out. `cancelled_at`: it
    will not be held.
    """

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True, default="")
    diary_number = models.CharField(max_length=60, blank=True, default="")
    called_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    kept_here = models.BooleanField(default=False)

    secrecy = declare.open_to_staff("council", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "council": privacy.PUBLIC,
            "starts_at": privacy.PUBLIC,
            "ends_at": privacy.PUBLIC,
            "place": privacy.PUBLIC,
            "diary_number": privacy.PUBLIC,
            "called_at": privacy.STAFF,
            "cancelled_at": privacy.PUBLIC,
            "kept_here": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "starts_at"],
                name="council_meeting_once",
                violation_error_message="Det finns redan ett möte vid den tiden.",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="council_meeting_times_in_order",
                violation_error_message="Mötet måste sluta efter att det börjar.",
            ),
        ]


class AgendaItem(Row):
    """A thing to talk about, who reported it, what the council advised and what became of it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True, default="")
    reported_by = models.CharField(max_length=200, blank=True, default="")
    advice = models.TextField(blank=True, default="")
    became = models.TextField(blank=True, default="")

    secrecy = declare.open_to_staff("council", seen_if=AT_MEETING)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "meeting": privacy.STAFF,
            "place": privacy.STAFF,
            "title": privacy.STAFF,
            "text": privacy.STAFF,
            "reported_by": privacy.STAFF,
            "advice": privacy.STAFF,
            "became": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "place"],
                name="council_agendaitem_place_once",
                violation_error_message="Två punkter kan inte ha samma nummer.",
            )
        ]


class ItemPaper(Row):
    """A paper that belongs to a thing on the agenda, cleaned when it came (UP-01..07)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=FileKind.choices())
    size = models.PositiveIntegerField()  # bytes
    digest = models.CharField(max_length=64)  # SHA-256, hex
    data = models.BinaryField()
    added_at = models.DateTimeField()

    secrecy = declare.open_to_staff(
        "council",
        app_updates=False,
        deletes=True,
        seen_if=f"{READS} OR EXISTS (SELECT 1 FROM lykta.council_agendaitem i"
        " WHERE i.id = item_id AND i.meeting_id = (SELECT secrecy.council_meeting()))",
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "item": privacy.STAFF,
            "name": privacy.STAFF,
            "kind": privacy.STAFF,
            "size": privacy.STAFF,
            "digest": privacy.STAFF,
            "data": privacy.STAFF,
            "added_at": privacy.STAFF,
        }


class Attendance(Row):
    """Whether a member was there, and the conflict of interest the member told of, if any.

    `away_at`: when the member told that they cannot come, `coming_at` that they come. A substitute
    who is called comes `instead_of` that member. `linked_at`: when the member's own link was made;
    whoever holds it says whether they come, and changes nothing else.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="attendance")
    present = models.BooleanField(default=False)
    conflict = models.TextField(blank=True, default="")
    away_at = models.DateTimeField(null=True)
    coming_at = models.DateTimeField(null=True)
    linked_at = models.DateTimeField(null=True)
    instead_of = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")

    secrecy = declare.open_to_staff(
        "council",
        also_if=f"{OWN_SEAT} AND secrecy.council_only_tells(id, meeting_id, member_id, present,"
        " conflict, instead_of_id, linked_at)",
        seen_if=f"{READS} OR {OWN_SEAT}",
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "meeting": privacy.STAFF,
            "member": privacy.STAFF,
            "present": privacy.STAFF,
            "conflict": privacy.STAFF,
            "away_at": privacy.STAFF,
            "coming_at": privacy.STAFF,
            "linked_at": privacy.STAFF,
            "instead_of": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"],
                name="council_attendance_once",
                violation_error_message="Närvaron är redan antecknad.",
            )
        ]


class Notes(Row):
    """The notes of a meeting: drafted, adjusted by somebody who was there, published, then fixed.

    In `text` a line that begins with "# " is a heading.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    drafted_at = models.DateTimeField()
    adjusted_by = models.CharField(max_length=200, blank=True, default="")
    adjusted_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)

    secrecy = declare.open_to_staff(
        "council",
        also_if=f"{TO_ADJUST} AND secrecy.council_only_adjusts(id, meeting_id, text, drafted_at,"
        " published_at)",
        seen_if=f"{READS} OR {TO_ADJUST}",
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "meeting": privacy.STAFF,
            "text": privacy.STAFF,
            "drafted_at": privacy.STAFF,
            "adjusted_by": privacy.STAFF,
            "adjusted_on": privacy.STAFF,
            "published_at": privacy.STAFF,
        }


class PublishedNotes(Row):
    """Notes as anybody reads them. Written by `published.publish_council_notes` only (sql/)."""

    held_on = models.DateField()
    document = models.JSONField()
    made_at = models.DateTimeField()

    secrecy = declare.PUBLISHED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "held_on": privacy.PUBLIC,
            "document": privacy.PUBLIC,
            "made_at": privacy.PUBLIC,
        }
