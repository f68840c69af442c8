"""The equality prize: a year of it with its rules, the nominations, the jury and the decision."""

from django.db import models

from lykta.council.models.councils import Council, Member
from lykta.council.terms import Checked, NominatedFor, RuleOf
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row

SHORT = 200
# Nominations are public records, but their list holds names: staff with the council, its jury.
SEEN = "(SELECT secrecy.may('council', 'read')) OR (SELECT secrecy.juror()) IS NOT NULL"
# sql/45_prize.sql: a juror is who holds the link's token, not who says so.
OWN = "juror_id = (SELECT secrecy.juror())"
# sql/46_completion.sql: whoever nominated completes that nomination alone, by the link in a mail.
TO_COMPLETE = "id = (SELECT secrecy.prize_to_complete())"
COMPLETES = "nomination_id = (SELECT secrecy.prize_to_complete())"


class Prize(Row):
    """A year of the municipality's equality prize, with what its rules say (F47).

    `kept_here`: people work with it here; no import changes or removes it. `set_by` is empty for
    what only the municipality's file tells. From `met_at` the jury's notes are open to the jury.
    """

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="prizes")
    name = models.CharField(max_length=SHORT)
    opens_on = models.DateField(null=True)
    nominations_close_on = models.DateField()
    own_proposal_by_on = models.DateField(null=True)
    decide_by_on = models.DateField(null=True)
    years_inferred = models.BooleanField(default=False)  # the source gives day and month only
    honourable_mention = models.CharField(max_length=SHORT, blank=True)
    who_nominates = models.CharField(max_length=SHORT, blank=True)  # empty: unconfirmed
    through_manager = models.BooleanField(default=False)
    jury = models.CharField(max_length=SHORT, blank=True, default="")
    jury_least = models.PositiveSmallIntegerField(null=True)  # jurors; null: nobody has said
    finalists = models.PositiveSmallIntegerField(null=True)  # null: nobody has said
    kept_here = models.BooleanField(default=False)
    set_by = models.CharField(max_length=SHORT, blank=True, default="")
    set_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    result_published_at = models.DateTimeField(null=True)

    secrecy = declare.open_to_staff("council", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "council": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "opens_on": privacy.PUBLIC,
            "nominations_close_on": privacy.PUBLIC,
            "own_proposal_by_on": privacy.PUBLIC,
            "decide_by_on": privacy.PUBLIC,
            "years_inferred": privacy.PUBLIC,
            "honourable_mention": privacy.PUBLIC,
            "who_nominates": privacy.PUBLIC,
            "through_manager": privacy.PUBLIC,
            "jury": privacy.PUBLIC,
            "jury_least": privacy.PUBLIC,
            "finalists": privacy.PUBLIC,
            "kept_here": privacy.STAFF,
            "set_by": privacy.STAFF,
            "set_at": privacy.STAFF,
            "published_at": privacy.STAFF,
            "met_at": privacy.STAFF,
            "result_published_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "name"],
                name="council_prize_once",
                violation_error_message="Priset finns redan.",
            )
        ]


class PrizeRule(Row):
    """Where one rule of a year comes from, and whether somebody vouches for it."""

    prize = models.ForeignKey(Prize, on_delete=models.CASCADE, related_name="rules")
    rule = models.CharField(max_length=20, choices=RuleOf.choices())
    source = models.CharField(max_length=SHORT)
    confirmed = models.BooleanField(default=False)

    secrecy = declare.open_to_staff("council", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "prize": privacy.PUBLIC,
            "rule": privacy.PUBLIC,
            "source": privacy.PUBLIC,
            "confirmed": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["prize", "rule"],
                name="council_prizerule_once",
                violation_error_message="Regeln är redan inskriven.",
            )
        ]


class Nomination(Row):
    """Who or what is nominated and why: a public record. Never about people who are helped.

    `handed_id` and `receipt` are of the public form; empty for the council's own proposal.
    """

    prize = models.ForeignKey(Prize, on_delete=models.PROTECT, related_name="nominations")
    kind = models.CharField(max_length=20, choices=NominatedFor.choices())
    nominee = models.CharField(max_length=SHORT)
    belongs_to = models.CharField(max_length=SHORT, blank=True, default="")
    effort = models.CharField(max_length=SHORT, blank=True, default="")
    why = models.TextField(blank=True, default="")
    changed = models.TextField(blank=True, default="")
    nominator = models.CharField(max_length=SHORT, blank=True, default="")
    manager = models.CharField(max_length=SHORT, blank=True, default="")
    contact = models.CharField(max_length=SHORT, blank=True, default="")
    external = models.BooleanField(default=False)
    handed_id = models.UUIDField(null=True, unique=True)
    receipt = models.CharField(max_length=20, blank=True, default="")
    came_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=Checked.choices(), default=Checked.TO_CHECK)
    reason = models.TextField(blank=True, default="")
    answer_by_on = models.DateField(null=True)
    checked_by = models.CharField(max_length=SHORT, blank=True, default="")
    checked_at = models.DateTimeField(null=True)
    finalist = models.BooleanField(default=False)

    secrecy = declare.open_to_staff("council", seen_if=f"{SEEN} OR {TO_COMPLETE}")

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "prize": privacy.STAFF,
            "kind": privacy.STAFF,
            "nominee": privacy.STAFF,
            "belongs_to": privacy.STAFF,
            "effort": privacy.STAFF,
            "why": privacy.STAFF,
            "changed": privacy.STAFF,
            "nominator": privacy.STAFF,
            "manager": privacy.STAFF,
            "contact": privacy.STAFF,
            "external": privacy.STAFF,
            "handed_id": privacy.STAFF,
            "receipt": privacy.STAFF,
            "came_at": privacy.STAFF,
            "state": privacy.STAFF,
            "reason": privacy.STAFF,
            "answer_by_on": privacy.STAFF,
            "checked_by": privacy.STAFF,
            "checked_at": privacy.STAFF,
            "finalist": privacy.STAFF,
        }


class Completion(Row):
    """What the nominator has added: every text of the nomination anew. Never changed.

    Handed in by the nominator's link, or typed by the secretary (`by_link` False).
    """

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="completions")
    texts = models.JSONField()
    by_link = models.BooleanField()
    came_at = models.DateTimeField()

    secrecy = declare.open_to_staff(
        "council",
        app_updates=False,
        seen_if=f"(SELECT secrecy.may('council', 'read')) OR {COMPLETES}",
        only_if="NOT by_link",
        also_if=f"by_link AND {COMPLETES} AND secrecy.prize_may_complete(nomination_id)",
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "nomination": privacy.STAFF,
            "texts": privacy.STAFF,
            "by_link": privacy.STAFF,
            "came_at": privacy.STAFF,
        }


class EarlierWording(Row):
    """A nomination as it stood until a completion was taken in. A public record, kept beside it."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="earlier")
    completion = models.OneToOneField(Completion, models.PROTECT, related_name="replaced")
    texts = models.JSONField()
    replaced_by = models.CharField(max_length=SHORT)
    replaced_at = models.DateTimeField()

    secrecy = declare.open_to_staff(
        "council", app_updates=False, seen_if="(SELECT secrecy.may('council', 'read'))"
    )

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "nomination": privacy.STAFF,
            "completion": privacy.STAFF,
            "texts": privacy.STAFF,
            "replaced_by": privacy.STAFF,
            "replaced_at": privacy.STAFF,
        }


class PublishedPrize(Row):
    """A year of the prize as anybody reads it. Written by `published.publish_prize` only (sql/)."""

    closes_on = models.DateField()
    document = models.JSONField()
    made_at = models.DateTimeField()

    secrecy = declare.PUBLISHED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "closes_on": privacy.PUBLIC,
            "document": privacy.PUBLIC,
            "made_at": privacy.PUBLIC,
        }


class Juror(Row):
    """A member of the council who judges one year of the prize, by a link of their own.

    From `left_at` the juror is out of the jury: reads, writes and decides nothing.
    """

    prize = models.ForeignKey(Prize, on_delete=models.PROTECT, related_name="jurors")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    linked_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    left_why = models.CharField(max_length=SHORT, blank=True, default="")

    secrecy = declare.open_to_staff("council", seen_if=SEEN)

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "prize": privacy.STAFF,
            "member": privacy.STAFF,
            "linked_at": privacy.STAFF,
            "left_at": privacy.STAFF,
            "left_why": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["prize", "member"],
                name="council_juror_once",
                violation_error_message="Ledamoten sitter redan i juryn.",
            )
        ]
