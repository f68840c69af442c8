"""Where help is: as the organisation describes it, and the copy that the public may read."""

from django.db import models

from lykta.contact.terms import AcuteTimes
from lykta.kernel import privacy
from lykta.kernel.period import LONGEST
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class Place(Row):
    """What both copies say: how to reach a place and what meets one there (F23-F28)."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    days = models.JSONField(default=list)  # Day codes, Monday first
    opens = models.TimeField()
    closes = models.TimeField()
    acute_times = models.CharField(max_length=20, choices=AcuteTimes.choices())
    minimum_age = models.PositiveSmallIntegerField(null=True)
    anonymous = models.BooleanField(default=False)
    voluntary = models.BooleanField(default=False)
    telephone = models.CharField(max_length=30)
    address = models.CharField(max_length=300)  # a public visiting address, never a shelter's
    verified_on = models.CharField(max_length=LONGEST)  # a period (kernel.period)

    secrecy = declare.INTERNAL

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "days": privacy.PUBLIC,
            "opens": privacy.PUBLIC,
            "closes": privacy.PUBLIC,
            "acute_times": privacy.PUBLIC,
            "minimum_age": privacy.PUBLIC,
            "anonymous": privacy.PUBLIC,
            "voluntary": privacy.PUBLIC,
            "telephone": privacy.PUBLIC,
            "address": privacy.PUBLIC,
            "verified_on": privacy.PUBLIC,
        }

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class HelpPlace(Place):
    """A unit's public door, with its posts and what it can give (F25, F29)."""

    unit = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="+")
    posts = models.JSONField(default=list)  # [role, number] pairs in order (F25)
    services = models.JSONField(default=list)  # codes of casework's services, in order (F29)

    secrecy = declare.open_to_staff("help")

    class Privacy:
        fields = {
            **Place.Privacy.fields,
            "unit": privacy.PUBLIC,
            "posts": privacy.PUBLIC,
            "services": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")),
                name="contact_helpplace_hours_in_order",
                violation_error_message="Platsen måste stänga efter att den öppnar.",
            )
        ]


class PublishedPlace(Place):
    """The copy that anybody may read: written by `secrecy.publish_places()` only."""

    published_at = models.DateTimeField()

    secrecy = declare.PUBLISHED

    class Privacy:
        fields = {**Place.Privacy.fields, "published_at": privacy.PUBLIC}


class Line(Row):
    """What both copies say of a telephone line that somebody has checked."""

    code = models.CharField(max_length=40, unique=True)  # as in data/help_numbers.yaml
    name = models.CharField(max_length=200)
    number = models.CharField(max_length=30)
    hours = models.JSONField(default=str)  # "", "always" or days with times
    shown = models.BooleanField()
    checked_on = models.DateField()

    secrecy = declare.INTERNAL

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "number": privacy.PUBLIC,
            "hours": privacy.PUBLIC,
            "shown": privacy.PUBLIC,
            "checked_on": privacy.PUBLIC,
        }

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class LineCheck(Line):
    """A line as somebody in the municipality found it when they rang; the log says who."""

    secrecy = declare.open_to_staff("help")


class PublishedLine(Line):
    """The copy that anybody may read: written by `secrecy.publish_lines()` only."""

    published_at = models.DateTimeField()

    secrecy = declare.PUBLISHED

    class Privacy:
        fields = {**Line.Privacy.fields, "published_at": privacy.PUBLIC}
