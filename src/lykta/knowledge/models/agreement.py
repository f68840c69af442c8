"""Agreements on working together, and the routines the rules demand."""

from django.db import models

from lykta.kernel import privacy
from lykta.knowledge.terms import Counterpart, Field
from lykta.secrecy import declare
from lykta.secrecy.models import Row

KEPT = declare.open_to_staff("knowledge")
FIXED = declare.open_to_staff("knowledge", app_updates=False)
SHORT = 200


class Agreement(Row):
    """A written agreement on working together in single cases (law §8, Öppna jämförelser).

    It counts nationally when management decided it and it was followed up within 24 months.
    """

    counterpart = models.CharField(max_length=SHORT)
    kind = models.CharField(max_length=20, choices=Counterpart.choices())
    about = models.TextField()
    owner_code = models.CharField(max_length=40, blank=True, default="")
    owner_name = models.CharField(max_length=SHORT)
    by_management = models.BooleanField(default=False)
    decided_by = models.CharField(max_length=SHORT, blank=True, default="")
    decided_on = models.DateField(null=True)  # null: nobody has said
    diary_number = models.CharField(max_length=60, blank=True, default="")
    ends_on = models.DateField(null=True)  # null: until further notice
    ended_on = models.DateField(null=True)

    secrecy = KEPT

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "counterpart": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "about": privacy.PUBLIC,
            "owner_code": privacy.PUBLIC,
            "owner_name": privacy.PUBLIC,
            "by_management": privacy.PUBLIC,
            "decided_by": privacy.PUBLIC,
            "decided_on": privacy.PUBLIC,
            "diary_number": privacy.PUBLIC,
            "ends_on": privacy.PUBLIC,
            "ended_on": privacy.PUBLIC,
        }


class AgreementFollowUp(Row):
    """That an agreement was followed up, and what was found. Never rewritten."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="follow_ups")
    followed_on = models.DateField()
    found = models.TextField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=SHORT)

    secrecy = FIXED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "agreement": privacy.PUBLIC,
            "followed_on": privacy.PUBLIC,
            "found": privacy.PUBLIC,
            "by_id": privacy.STAFF,
            "by_name": privacy.STAFF,
        }


class Routine(Row):
    """A routine of the municipality. `code`: the demanded routine it answers, or its own."""

    code = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=SHORT)
    field = models.CharField(max_length=20, choices=Field.choices())
    owner_code = models.CharField(max_length=40, blank=True, default="")
    owner_name = models.CharField(max_length=SHORT)

    secrecy = KEPT

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "field": privacy.PUBLIC,
            "owner_code": privacy.PUBLIC,
            "owner_name": privacy.PUBLIC,
        }


class RoutineVersion(Row):
    """One adopted version of a routine: by whom, when, where it can be read. Never rewritten."""

    routine = models.ForeignKey(Routine, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    adopted_by = models.CharField(max_length=SHORT)
    adopted_on = models.DateField()
    review_on = models.DateField()
    evidence = models.TextField()
    changed = models.TextField(blank=True, default="")

    secrecy = FIXED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "routine": privacy.PUBLIC,
            "number": privacy.PUBLIC,
            "adopted_by": privacy.PUBLIC,
            "adopted_on": privacy.PUBLIC,
            "review_on": privacy.PUBLIC,
            "evidence": privacy.PUBLIC,
            "changed": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["routine", "number"], name="knowledge_routine_version_once"
            ),
            models.CheckConstraint(
                condition=models.Q(review_on__gt=models.F("adopted_on")),
                name="knowledge_routine_review_comes_after",
                violation_error_message="Översynen kommer efter att rutinen antagits.",
            ),
        ]
