"""A mail on its way, and the weekly round of them."""

from django.db import models

from lykta.kernel import privacy
from lykta.outbox.terms import MailState
from lykta.secrecy import declare
from lykta.secrecy.models import Row
from lykta.vault.fields import SealedTextField

MAIL = declare.open_to_staff("mail", read_needs_permission=True)


class MailRound(Row):
    """A mail to everybody for one day ("weekly", a Monday): made once, however often it is tried.

    `mails` were written; `content` had nothing to do; `unreachable` have no address.
    """

    kind = models.CharField(max_length=40)
    day = models.DateField()
    made_at = models.DateTimeField()
    mails = models.PositiveIntegerField(default=0)
    content = models.PositiveIntegerField(default=0)
    unreachable = models.PositiveIntegerField(default=0)

    secrecy = MAIL

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "kind": privacy.STAFF,
            "day": privacy.STAFF,
            "made_at": privacy.STAFF,
            "mails": privacy.STAFF,
            "content": privacy.STAFF,
            "unreachable": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "day"],
                name="outbox_mailround_once_a_day",
                violation_error_message="Det utskicket är redan gjort.",
            )
        ]


class Mail(Row):
    """One mail: whom to, what kind, how far it has come. Its text is sealed, and gone when sent."""

    mail_round = models.ForeignKey(MailRound, on_delete=models.PROTECT, null=True)
    kind = models.CharField(max_length=40)
    recipient_id = models.UUIDField(null=True)  # somebody who works here; null: outside
    address = models.EmailField(max_length=200)
    subject = models.CharField(max_length=80)
    key_scope = models.UUIDField()
    body = SealedTextField(max_length=60_000, default="", scope="key_scope")
    state = models.CharField(max_length=10, choices=MailState.choices())
    attempts = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=200, blank=True, default="")
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    secrecy = MAIL

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "mail_round": privacy.STAFF,
            "kind": privacy.STAFF,
            "recipient_id": privacy.STAFF,
            "address": privacy.STAFF,
            "subject": privacy.STAFF,
            "key_scope": privacy.CODE,
            "body": privacy.TEXT,
            "state": privacy.STAFF,
            "attempts": privacy.STAFF,
            "fault": privacy.STAFF,
            "made_at": privacy.STAFF,
            "next_at": privacy.STAFF,
            "sent_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mail_round", "recipient_id"],
                name="outbox_mail_one_a_round",
                violation_error_message="Personen har redan fått brevet.",
            )
        ]
        indexes = [
            models.Index(
                fields=["next_at"],
                name="outbox_mail_waiting",
                condition=models.Q(state=MailState.WAITING.value),
            )
        ]
