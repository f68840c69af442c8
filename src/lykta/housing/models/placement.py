"""A placement: the carrying out of a granted decision about one person."""

from django.db import models

from lykta.casework.models import Decision, Matter
from lykta.housing.models.provider import Provider
from lykta.housing.terms import EndReason
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import MATTER_ROW_PRIVACY, MatterRow
from lykta.vault.fields import SealedTextField


class Placement(MatterRow):
    """One person's stay with a provider, from the day they came (F29, law S1)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+")
    permit_checked_on = models.DateField()
    suitable_because = SealedTextField(max_length=4_000)
    started_on = models.DateField()
    placed_by = models.UUIDField()
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=20, choices=EndReason.choices(), default="")

    secrecy = declare.matter(
        "placement",
        fixed=("decision_id", "provider_id", "permit_checked_on", "started_on", "placed_by"),
    )

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "decision": privacy.CODE,
            "provider": privacy.CODE_ON_PAGE,
            "permit_checked_on": privacy.CODE,
            "suitable_because": privacy.TEXT,
            "started_on": privacy.CODE,
            "placed_by": privacy.STAFF,
            "ended_on": privacy.CODE,
            "end_reason": privacy.CODE_ON_PAGE,
        }

    class Meta:
        indexes = [models.Index(fields=["matter"], name="housing_placement_matter")]
        constraints = [
            models.UniqueConstraint(
                fields=["matter"],
                condition=models.Q(ended_on__isnull=True),
                name="housing_placement_one_at_a_time",
                violation_error_message="Personen har redan en pågående placering.",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(ended_on__gte=models.F("started_on")),
                name="housing_placement_dates_in_order",
                violation_error_message="Placeringen kan inte sluta innan den började.",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True, end_reason="")
                | (models.Q(ended_on__isnull=False) & ~models.Q(end_reason="")),
                name="housing_placement_end_has_reason",
                violation_error_message="Skriv både när placeringen slutade och varför.",
            ),
            models.CheckConstraint(
                condition=models.Q(permit_checked_on__lte=models.F("started_on")),
                name="housing_placement_permit_checked_before",
                violation_error_message="Tillståndet ska kontrolleras innan placeringen börjar.",
            ),
        ]
