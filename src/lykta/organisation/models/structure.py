"""Municipalities, bodies, administrations, companies and units. Units end; they are not deleted."""

from django.db import models

from lykta.kernel import privacy
from lykta.organisation.terms import BodyKind
from lykta.secrecy import declare
from lykta.secrecy.models import Row

ORGANISATION = declare.open_to_staff("organisation")


class Municipality(Row):
    """A municipality, by its official four-digit code."""

    code = models.CharField(max_length=4, unique=True)
    name = models.CharField(max_length=100)
    county = models.CharField(max_length=100)

    secrecy = ORGANISATION

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "county": privacy.PUBLIC,
        }

    def __str__(self) -> str:
        return self.name


class Authority(Row):
    """A body (myndighet): a board, the police, the region … Each is a secrecy domain."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=BodyKind.choices())
    inferred = models.BooleanField(default=False)

    secrecy = ORGANISATION

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "municipality": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "inferred": privacy.PUBLIC,
        }

    class Meta:
        verbose_name_plural = "authorities"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                nulls_distinct=False,
                name="organisation_authority_code_once",
                violation_error_message="Det finns redan en myndighet med den koden.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Administration(Row):
    """An administration (förvaltning), working for one or more bodies."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)

    secrecy = ORGANISATION

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "municipality": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="organisation_administration_code_once",
                violation_error_message="Det finns redan en förvaltning med den koden.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class AdministrationBody(Row):
    """That an administration works for a body."""

    administration = models.ForeignKey(Administration, on_delete=models.PROTECT)
    body = models.ForeignKey(Authority, on_delete=models.PROTECT)

    secrecy = ORGANISATION

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "administration": privacy.PUBLIC,
            "body": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "body"],
                name="organisation_administrationbody_once",
                violation_error_message="Förvaltningen arbetar redan för nämnden.",
            )
        ]


class Company(Row):
    """A company that the municipality owns, led by its board."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    body = models.ForeignKey(Authority, on_delete=models.PROTECT)

    secrecy = ORGANISATION

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "municipality": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "body": privacy.PUBLIC,
        }

    class Meta:
        verbose_name_plural = "companies"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="organisation_company_code_once",
                violation_error_message="Det finns redan ett bolag med den koden.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Unit(Row):
    """A workplace in the tree under a body. It ends (`valid_to`, last day); it is not deleted."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT)
    administration = models.ForeignKey(Administration, on_delete=models.PROTECT, null=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True)
    serves_adults = models.BooleanField(default=False)
    serves_children = models.BooleanField(default=False)
    does_casework = models.BooleanField(default=False)
    function = models.CharField(max_length=200, blank=True, default="")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # last day; null: still there
    inferred = models.BooleanField(default=False)  # not in the source, assumed by us

    secrecy = ORGANISATION

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "authority": privacy.PUBLIC,
            "administration": privacy.PUBLIC,
            "parent": privacy.PUBLIC,
            "serves_adults": privacy.PUBLIC,
            "serves_children": privacy.PUBLIC,
            "does_casework": privacy.PUBLIC,
            "function": privacy.PUBLIC,
            "valid_from": privacy.PUBLIC,
            "valid_to": privacy.PUBLIC,
            "inferred": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "code"],
                name="organisation_unit_code_once",
                violation_error_message="Det finns redan en enhet med den koden.",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="organisation_unit_dates_in_order",
                violation_error_message="Slutet kan inte ligga före början.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
