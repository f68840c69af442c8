"""A draft out on remiss: to whom, what they answered by paragraph, and what was done (F05)."""

from django.db import models
from django.db.models import Q

from lykta.kernel import privacy
from lykta.plan.models.decision import answered, open_link
from lykta.plan.models.programme import OURS, KnownParty, Programme
from lykta.plan.models.version import KEPT, Version
from lykta.plan.terms import RecipientKind, RemissOutcome, Standpoint
from lykta.secrecy import declare
from lykta.secrecy.models import Row

ANSWERING = "plan.remiss"  # the purpose of a link that answers
_WHO = "may_answer_remiss"
REPLIED = answered(by_staff=_WHO, link=ANSWERING, target="recipient_id")
COMMENTED = answered(
    by_staff=_WHO,
    link=ANSWERING,
    target="(SELECT r.recipient_id FROM lykta.plan_remissreply r WHERE r.id = reply_id)",
)
_ITS_LINK = open_link(purpose=ANSWERING, target="recipient_id")
# The office, and whoever holds the open link to the recipient; nobody else sees an address.
REACHED = declare.open_to_staff(
    "plan",
    deletes=True,
    also_if=_ITS_LINK,
    seen_if=f"(SELECT secrecy.may('plan', 'write')) OR {_ITS_LINK}",
)


class Remiss(Row):
    """A draft that boards, companies and civil society may answer until a last day.

    Answers are public documents; who held the pen is not written down.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="remisses")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="remisses")
    title = models.CharField(max_length=200)
    letter = models.TextField(blank=True, default="")
    answer_by = models.DateField()
    sent_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "programme": privacy.PUBLIC,
            "version": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "letter": privacy.PUBLIC,
            "answer_by": privacy.PUBLIC,
            "sent_at": privacy.PUBLIC,
            "closed_at": privacy.PUBLIC,
        }


class RemissPart(Row):
    """One paragraph of the draft, numbered, as it stood when it went out."""

    remiss = models.ForeignKey(Remiss, on_delete=models.CASCADE, related_name="parts")
    place = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=300)
    text = models.TextField(blank=True, default="")

    secrecy = KEPT

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "remiss": privacy.PUBLIC,
            "place": privacy.PUBLIC,
            "heading": privacy.PUBLIC,
            "text": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["remiss", "place"], name="plan_remiss_part_place_once")
        ]


class RemissRecipient(Row):
    """One who is asked. It answers once, by its own link or by somebody with an account."""

    remiss = models.ForeignKey(Remiss, on_delete=models.CASCADE, related_name="recipients")
    party = models.ForeignKey(KnownParty, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=RecipientKind.choices())
    linked_at = models.DateTimeField(null=True)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "remiss": privacy.PUBLIC,
            "party": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "linked_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["remiss", "party"],
                name="plan_remiss_recipient_once",
                violation_error_message="Den finns redan bland mottagarna.",
            )
        ]


class RemissAddress(Row):
    """Where to tell a recipient what was done with its answer. Removed when that is told."""

    recipient = models.OneToOneField(
        RemissRecipient, on_delete=models.CASCADE, related_name="address"
    )
    mail = models.EmailField(max_length=200)

    secrecy = REACHED

    class Privacy:
        fields = {"id": privacy.STAFF, "recipient": privacy.STAFF, "mail": privacy.STAFF}


class RemissReply(Row):
    """The answer of one recipient. Sent once; the database takes no second one."""

    recipient = models.OneToOneField(
        RemissRecipient, on_delete=models.PROTECT, related_name="reply"
    )
    standpoint = models.CharField(max_length=20, choices=Standpoint.choices())
    replied_at = models.DateTimeField()

    secrecy = REPLIED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "recipient": privacy.PUBLIC,
            "standpoint": privacy.PUBLIC,
            "replied_at": privacy.PUBLIC,
        }


class RemissComment(Row):
    """What an answer says about one paragraph; without a paragraph: about the whole."""

    reply = models.ForeignKey(RemissReply, on_delete=models.CASCADE, related_name="comments")
    part = models.ForeignKey(
        RemissPart, null=True, on_delete=models.PROTECT, related_name="comments"
    )
    text = models.TextField()

    secrecy = COMMENTED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "reply": privacy.PUBLIC,
            "part": privacy.PUBLIC,
            "text": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "part"], nulls_distinct=False, name="plan_remiss_comment_once"
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="plan_remiss_comment_says_something",
                violation_error_message="Synpunkten är tom.",
            ),
        ]


class RemissDone(Row):
    """What was done with one comment, and why. Every comment is answered."""

    comment = models.OneToOneField(RemissComment, on_delete=models.CASCADE, related_name="done")
    outcome = models.CharField(max_length=20, choices=RemissOutcome.choices())
    text = models.TextField(blank=True, default="")
    done_at = models.DateTimeField()

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "comment": privacy.PUBLIC,
            "outcome": privacy.PUBLIC,
            "text": privacy.PUBLIC,
            "done_at": privacy.PUBLIC,
        }
