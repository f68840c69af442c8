"""What units share, as people have decided it, and what of it goes on to the plan."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row
from lykta.workplace.models.round import OWN_ADMINISTRATION, UnitAsked, YearRound
from lykta.workplace.terms import Side

OPEN_YEAR = f"{OWN_ADMINISTRATION} AND NOT secrecy.workplace_is_signed(round_id, administration_id)"
PLACED = (
    "EXISTS (SELECT 1 FROM lykta.workplace_unitasked a WHERE a.id = asked_id"
    " AND a.administration_id = (SELECT secrecy.workplace_administration()){})"
)
STILL_OPEN = " AND NOT secrecy.workplace_is_signed(a.round_id, a.administration_id)"


class ThemeNamed(Row):
    """A theme that director or HR has confirmed, and named, for an administration's year."""

    round = models.ForeignKey(YearRound, on_delete=models.PROTECT, related_name="themes")
    administration_id = models.UUIDField()
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    decided_at = models.DateTimeField()
    decided_by_id = models.UUIDField()

    secrecy = declare.open_to_staff(
        "workplace.group", only_if=OPEN_YEAR, seen_if=OWN_ADMINISTRATION
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "round": privacy.STAFF,
            "administration_id": privacy.STAFF,
            "code": privacy.STAFF,
            "name": privacy.STAFF,
            "decided_at": privacy.STAFF,
            "decided_by_id": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "administration_id", "code"], name="workplace_theme_named_once"
            )
        ]


class ThemePlaced(Row):
    """That a unit's text belongs to a theme, or does not, whatever its words suggest."""

    asked = models.ForeignKey(UnitAsked, on_delete=models.PROTECT, related_name="placed")
    side = models.CharField(max_length=10, choices=Side.choices())
    code = models.CharField(max_length=40)
    belongs = models.BooleanField()

    secrecy = declare.open_to_staff(
        "workplace.group", only_if=PLACED.format(STILL_OPEN), seen_if=PLACED.format("")
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "asked": privacy.STAFF,
            "side": privacy.STAFF,
            "code": privacy.STAFF,
            "belongs": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asked", "side", "code"], name="workplace_theme_placed_once"
            )
        ]


class PlanSuggestion(Row):
    """A point that an administration wants in the plan: theme and administration, never a unit."""

    round = models.ForeignKey(YearRound, on_delete=models.PROTECT, related_name="suggestions")
    administration_id = models.UUIDField()
    administration_code = models.CharField(max_length=40)
    administration_name = models.CharField(max_length=200)
    theme = models.CharField(max_length=80)
    text = models.CharField(max_length=500)
    suggested_at = models.DateTimeField()
    measure_id = models.UUIDField(null=True)  # what became of it; the plan is another app
    declined = models.CharField(max_length=500, blank=True, default="")

    secrecy = declare.open_to_staff(
        "workplace.group",
        only_if=OWN_ADMINISTRATION,
        also_if="secrecy.may('plan', 'write')",
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "round": privacy.STAFF,
            "administration_id": privacy.STAFF,
            "administration_code": privacy.STAFF,
            "administration_name": privacy.STAFF,
            "theme": privacy.STAFF,
            "text": privacy.STAFF,
            "suggested_at": privacy.STAFF,
            "measure_id": privacy.STAFF,
            "declined": privacy.STAFF,
        }


class EarlierYear(Row):
    """An administration's numbers of a year before Lykta, written in by HR."""

    municipality = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    administration_id = models.UUIDField()
    administration_name = models.CharField(max_length=200)
    asked = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()

    secrecy = declare.open_to_staff(
        "workplace.round",
        seen_if=f"(SELECT secrecy.may('workplace', 'municipality')) OR {OWN_ADMINISTRATION}",
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "municipality": privacy.STAFF,
            "year": privacy.STAFF,
            "administration_id": privacy.STAFF,
            "administration_name": privacy.STAFF,
            "asked": privacy.STAFF,
            "answered": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "administration_id"],
                name="workplace_earlier_year_once",
            ),
            models.CheckConstraint(
                condition=models.Q(answered__lte=models.F("asked")),
                name="workplace_earlier_year_answered_of_asked",
                violation_error_message="Fler kan inte ha svarat än som tillfrågades.",
            ),
        ]
