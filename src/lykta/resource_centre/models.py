"""The centre, its posts and its partners. No rows about people helped."""

from django.db import models

from lykta.kernel import privacy
from lykta.resource_centre.terms import Standing
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class Centre(Row):
    """A county-wide service against honour-related violence and oppression (F36, F37)."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    starts_on = models.DateField()
    placed_at = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="+")
    offers = models.JSONField(default=list)  # list of Swedish phrases, in order

    secrecy = declare.open_to_staff("centre")

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "starts_on": privacy.PUBLIC,
            "placed_at": privacy.PUBLIC,
            "offers": privacy.PUBLIC,
        }

    def __str__(self) -> str:
        return self.name


class Post(Row):
    """A post at the centre, with its own employer: four employers, four secrecies (F37)."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=200)
    employer_code = models.CharField(max_length=40, blank=True)  # empty: outside
    employer_name = models.CharField(max_length=200)

    secrecy = declare.open_to_staff("centre", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "centre": privacy.PUBLIC,
            "number": privacy.PUBLIC,
            "role": privacy.PUBLIC,
            "employer_code": privacy.PUBLIC,
            "employer_name": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "number"],
                name="resource_centre_post_number_once",
                violation_error_message="Två tjänster kan inte ha samma nummer.",
            )
        ]


class Partner(Row):
    """An organisation that carries the centre or cooperates with it (F38)."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="partners")
    standing = models.CharField(max_length=12, choices=Standing.choices())
    code = models.CharField(max_length=40, blank=True)  # empty: outside
    name = models.CharField(max_length=200)
    number = models.PositiveSmallIntegerField()

    secrecy = declare.open_to_staff("centre", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "centre": privacy.PUBLIC,
            "standing": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "number": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "standing", "code", "name"],
                name="resource_centre_partner_once",
                violation_error_message="Organisationen är redan med i resurscentrumet.",
            )
        ]
