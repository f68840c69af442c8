"""The bases of every stored row, and the rows that give or take away access to a matter.

The access rows are changed by definer functions only (`sql/20_registrar.sql`): nobody can give
themselves a matter by writing here. Source: design §7.2-7.3.
"""

from typing import Any
from uuid import uuid4

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare


class Row(models.Model):
    """A row with a key made in Python: the database returns nothing on insert (design §7.3)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert when new, else update: never guess with an extra query."""
        if self._state.adding:
            kwargs["force_insert"] = True
        super().save(*args, **kwargs)


class MatterRow(Row):
    """A row in a matter. The subclass adds `matter`; a trigger fills the rest from the matter."""

    authority_id = models.UUIDField(editable=False)
    unit_id = models.UUIDField(editable=False, db_index=True)
    need_to_know = models.BooleanField(editable=False, default=False)
    queued = models.BooleanField(editable=False, default=False)

    class Meta:
        abstract = True


MATTER_ROW_PRIVACY = {
    "id": privacy.CODE,
    "matter": privacy.CODE,
    "authority_id": privacy.CODE,
    "unit_id": privacy.CODE,
    "need_to_know": privacy.CODE,
    "queued": privacy.CODE,
}


class Handler(Row):
    """A person assigned to a matter, or standing in for someone who is, from day to day."""

    person_id = models.UUIDField()
    matter_id = models.UUIDField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # last day; null: until further notice
    stands_in_for_id = models.UUIDField(null=True)

    secrecy = declare.INTERNAL

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "person_id": privacy.STAFF,
            "matter_id": privacy.CODE,
            "valid_from": privacy.CODE,
            "valid_to": privacy.CODE,
            "stands_in_for_id": privacy.STAFF,
        }

    class Meta:
        indexes = [
            models.Index(fields=["person_id"], name="secrecy_handler_person"),
            models.Index(fields=["matter_id"], name="secrecy_handler_matter"),
        ]


class Denial(Row):
    """A named person who may never see a matter, whatever else gives access (deny list)."""

    person_id = models.UUIDField()
    matter_id = models.UUIDField()
    made_by_id = models.UUIDField()
    made_at = models.DateTimeField()

    secrecy = declare.INTERNAL

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "person_id": privacy.STAFF,
            "matter_id": privacy.CODE,
            "made_by_id": privacy.STAFF,
            "made_at": privacy.CODE,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "matter_id"], name="secrecy_denial_once")
        ]


class BreakGlass(Row):
    """Emergency access to one matter for at most four hours, with a reason and an alarm."""

    person_id = models.UUIDField()
    matter_id = models.UUIDField(db_index=True)
    reason_sealed = models.BinaryField()
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    approved_by_id = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)

    secrecy = declare.INTERNAL

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "person_id": privacy.STAFF,
            "matter_id": privacy.CODE,
            "reason_sealed": privacy.TEXT,
            "opened_at": privacy.CODE,
            "closes_at": privacy.CODE,
            "approved_by_id": privacy.STAFF,
            "approved_at": privacy.CODE,
        }

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="secrecy_glass_person")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by_id__isnull=True)
                | ~models.Q(approved_by_id=models.F("person_id")),
                name="secrecy_glass_two_people",
                violation_error_message="Den som öppnar kan inte själv godkänna.",
            ),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opened_at")),
                name="secrecy_glass_dates_in_order",
                violation_error_message="Slutet måste ligga efter början.",
            ),
        ]
