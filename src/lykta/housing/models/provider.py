"""Who runs sheltered housing, its permit; and where it is, kept apart."""

from django.db import models

from lykta.housing.terms import PermitKind, Receives
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row
from lykta.vault.fields import SealedTextField


class Provider(Row):
    """A provider under an opaque label: the label says nothing of who or where (law S2, §5.2)."""

    label = models.CharField(max_length=40, unique=True)
    permit_kind = models.CharField(max_length=20, choices=PermitKind.choices())
    permit_reference = models.CharField(max_length=60)
    permit_from = models.DateField()
    permit_to = models.DateField(null=True)  # last day; null: until further notice
    receives = models.CharField(max_length=10, choices=Receives.choices())
    receives_children = models.BooleanField(default=False)
    places = models.PositiveSmallIntegerField()

    secrecy = declare.open_to_staff("placement", read_needs_permission=True)

    class Privacy:
        fields = {
            "id": privacy.CODE,
            "label": privacy.CODE,
            "permit_kind": privacy.CODE,
            "permit_reference": privacy.CODE_ON_PAGE,
            "permit_from": privacy.CODE,
            "permit_to": privacy.CODE,
            "receives": privacy.CODE,
            "receives_children": privacy.CODE,
            "places": privacy.CODE,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(permit_to__isnull=True)
                | models.Q(permit_to__gte=models.F("permit_from")),
                name="housing_provider_permit_in_order",
                violation_error_message="Tillståndets slut kan inte ligga före dess början.",
            ),
            models.CheckConstraint(
                condition=models.Q(places__gte=1),
                name="housing_provider_has_places",
                violation_error_message="Ange minst en plats.",
            ),
        ]


class ShelterAddress(Row):
    """Where a provider is: the most protected datum there is. Read through one function only."""

    provider = models.OneToOneField(Provider, models.PROTECT, related_name="+")
    text = SealedTextField(max_length=300, scope="provider_id")

    secrecy = declare.INTERNAL

    class Privacy:
        fields = {"id": privacy.CODE, "provider": privacy.CODE, "text": privacy.PROTECTED}
