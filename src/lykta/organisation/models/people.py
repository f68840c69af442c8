"""Staff: people, their dated assignments, and who covers an absence."""

from django.db import models

from lykta.kernel import privacy
from lykta.organisation.models.structure import Unit
from lykta.secrecy import declare
from lykta.secrecy.models import Row

ASSIGNMENT = declare.open_to_staff("assignment")


class Person(Row):
    """Somebody who works here (or a machine that acts under its own name)."""

    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True, default="")
    work_phone = models.CharField(max_length=40, blank=True, default="")
    mail = models.EmailField(max_length=200, blank=True, default="")  # at work; for the weekly mail
    machine = models.BooleanField(default=False)

    secrecy = ASSIGNMENT

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "name": privacy.STAFF,
            "title": privacy.STAFF,
            "work_phone": privacy.STAFF,
            "mail": privacy.STAFF,
            "machine": privacy.STAFF,
        }

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class Assignment(Row):
    """A person's role in a unit, first day to last day. The access matrix says what it gives."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    role = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # last day; null: until further notice

    secrecy = ASSIGNMENT

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "person": privacy.STAFF,
            "unit": privacy.STAFF,
            "role": privacy.STAFF,
            "valid_from": privacy.STAFF,
            "valid_to": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="organisation_assignment_dates_in_order",
                violation_error_message="Slutet kan inte ligga före början.",
            ),
            models.UniqueConstraint(
                fields=["person", "unit", "role", "valid_from"],
                name="organisation_assignment_once",
                violation_error_message="Uppdraget finns redan.",
            ),
        ]


class Absence(Row):
    """A person away from first to last day, and the colleague who stands in (design §7.17)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="covers")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    first_on = models.DateField()
    last_on = models.DateField()
    made_by_id = models.UUIDField()

    secrecy = ASSIGNMENT

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "person": privacy.STAFF,
            "stand_in": privacy.STAFF,
            "unit": privacy.STAFF,
            "first_on": privacy.STAFF,
            "last_on": privacy.STAFF,
            "made_by_id": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(person=models.F("stand_in")),
                name="organisation_absence_two_people",
                violation_error_message="Ingen kan vikariera för sig själv.",
            ),
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")),
                name="organisation_absence_dates_in_order",
                violation_error_message="Slutet kan inte ligga före början.",
            ),
        ]
