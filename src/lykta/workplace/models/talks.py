"""The anonymous talks of a closed year: a wide band for each administration, and nothing else."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row
from lykta.workplace.rules.talks_bands import HIGHEST, NOT_TOLD, WIDTH

OVERSEES = "(SELECT secrecy.may('workplace', 'oversee'))"
BY_LINK = "(SELECT secrecy.workplace_talks_link())"


class TalkYear(Row):
    """A closed year that the provider of the talks is asked about, once."""

    year = models.PositiveSmallIntegerField(unique=True)
    asked_at = models.DateTimeField()

    secrecy = declare.open_to_staff(
        "workplace.round", app_updates=False, seen_if=f"{OVERSEES} OR id = {BY_LINK}"
    )

    class Privacy:
        fields = {"id": privacy.STAFF, "year": privacy.STAFF, "asked_at": privacy.STAFF}


class TalkBand(Row):
    """The band an administration's number of talks fell in. Said once, never changed.

    What was typed wrong is put right beside it (`TalkCorrection`).
    """

    year = models.ForeignKey(TalkYear, on_delete=models.PROTECT, related_name="bands")
    administration_code = models.CharField(max_length=40)
    administration_name = models.CharField(max_length=200)
    band = models.SmallIntegerField()  # the band's lowest number; -1: not told

    secrecy = declare.open_to_staff(
        "workplace.round",
        app_updates=False,
        also_if=f"year_id = {BY_LINK}",
        seen_if=f"{OVERSEES} OR year_id = {BY_LINK}",
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "year": privacy.STAFF,
            "administration_code": privacy.STAFF,
            "administration_name": privacy.STAFF,
            "band": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "administration_code"],
                name="workplace_talkband_once",
                violation_error_message="Årets antal är redan lämnade.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    band__in=[NOT_TOLD, *range(0, HIGHEST + 1, WIDTH)],
                ),
                name="workplace_talkband_is_a_band",
                violation_error_message="Bara spann sparas, aldrig antal.",
            ),
        ]


class TalkCorrection(Row):
    """A band that was typed wrong, put right. Once for each: `band` is what holds.

    The database takes none that one talk more or less could be behind (sql/55).
    """

    wrong = models.OneToOneField(TalkBand, on_delete=models.PROTECT, related_name="correction")
    band = models.SmallIntegerField()  # the band's lowest number; -1: not told
    corrected_by = models.CharField(max_length=200)
    corrected_at = models.DateTimeField()

    secrecy = declare.open_to_staff(
        "workplace.round",
        app_updates=False,
        only_if="secrecy.talk_correction_tells_nothing(wrong_id, band)",
        seen_if=OVERSEES,
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "wrong": privacy.STAFF,
            "band": privacy.STAFF,
            "corrected_by": privacy.STAFF,
            "corrected_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(band__in=[NOT_TOLD, *range(0, HIGHEST + 1, WIDTH)]),
                name="workplace_talkcorrection_is_a_band",
                violation_error_message="Bara spann sparas, aldrig antal.",
            ),
        ]
