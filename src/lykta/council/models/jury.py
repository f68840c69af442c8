"""What jurors write and what the jury decides. Who has a conflict of interest is kept out."""

from django.db import models

from lykta.council.models.prizes import OWN, SHORT, Juror, Nomination, Prize
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class JurorConflict(Row):
    """A juror's conflict of interest in a nomination. Never taken back."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="conflicts")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="conflicts")
    why = models.TextField()
    told_at = models.DateTimeField()

    secrecy = declare.open_to_staff(
        "council.jury",
        app_updates=False,
        only_if=OWN,
        also_if="(SELECT secrecy.may('council', 'write'))",
        seen_if=f"(SELECT secrecy.may('council', 'read')) OR {OWN}",
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "nomination": privacy.STAFF,
            "juror": privacy.STAFF,
            "why": privacy.STAFF,
            "told_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "juror"],
                name="council_jurorconflict_once",
                violation_error_message="Jävet är redan anmält.",
            )
        ]


class JuryNote(Row):
    """What one juror thinks of one nomination. Private until the jury meets, then the jury's.

    Gone when the result is published (`secrecy.forget_jury_notes`).
    """

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="notes")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="notes")
    text = models.TextField(blank=True, default="")
    wants = models.BooleanField(default=False)  # as a finalist
    written_at = models.DateTimeField()

    secrecy = declare.open_to_staff(
        "council.jury",
        only_if=f"{OWN} AND secrecy.jury_may_note(nomination_id, juror_id)",
        seen_if="secrecy.jury_note_seen(nomination_id, juror_id)",
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "nomination": privacy.STAFF,
            "juror": privacy.STAFF,
            "text": privacy.STAFF,
            "wants": privacy.STAFF,
            "written_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "juror"],
                name="council_jurynote_once",
                violation_error_message="Anteckningen finns redan.",
            )
        ]


class PrizeDecision(Row):
    """Who got the prize, with the jury's motivation, day and paragraph."""

    prize = models.OneToOneField(Prize, models.PROTECT, related_name="decision")
    winner = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    mention = models.ForeignKey(Nomination, models.PROTECT, null=True, related_name="+")
    motivation = models.TextField()
    mention_motivation = models.TextField(blank=True, default="")
    decided_on = models.DateField()
    paragraph = models.CharField(max_length=20, blank=True, default="")
    noted_by = models.CharField(max_length=SHORT)
    noted_at = models.DateTimeField()

    secrecy = declare.open_to_staff("council")

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "prize": privacy.STAFF,
            "winner": privacy.STAFF,
            "mention": privacy.STAFF,
            "motivation": privacy.STAFF,
            "mention_motivation": privacy.STAFF,
            "decided_on": privacy.STAFF,
            "paragraph": privacy.STAFF,
            "noted_by": privacy.STAFF,
            "noted_at": privacy.STAFF,
        }


class TookPart(Row):
    """A juror who took part in the decision: never one with a conflict about a finalist."""

    decision = models.ForeignKey(PrizeDecision, models.PROTECT, related_name="took_part")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="+")

    secrecy = declare.open_to_staff(
        "council",
        app_updates=False,
        deletes=True,
        only_if="secrecy.jury_may_decide(decision_id, juror_id)",
    )

    class Privacy:
        fields = {"id": privacy.STAFF, "decision": privacy.STAFF, "juror": privacy.STAFF}

    class Meta:
        verbose_name_plural = "took part"
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "juror"],
                name="council_tookpart_once",
                violation_error_message="Ledamoten är redan med i beslutet.",
            )
        ]
