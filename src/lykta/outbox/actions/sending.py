"""Send what waits: one mail at a time, so that a crash repeats at most that one."""

from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import NotNow, Unknown
from lykta.outbox import transport
from lykta.outbox.models import Mail
from lykta.outbox.rules.retrying import next_try
from lykta.outbox.terms import MailState
from lykta.vault import api as vault


def send_next(*, actor: Actor, now: datetime) -> bool:
    """Send one mail whose time has come; returns False when none waits.

    The row is locked while it is sent and skipped by other workers. What fails is tried again
    later and longer between, then given up where it can be seen.
    """
    actor.check_may(Permission.MAIL_WRITE)
    waiting = Mail.objects.filter(state=MailState.WAITING.value, next_at__lte=now)
    mail = waiting.select_for_update(skip_locked=True, of=("self",)).order_by("next_at").first()
    if mail is None:
        return False
    _try(mail, now)
    mail.save()
    return True


def try_again(*, mail_id: UUID, actor: Actor, now: datetime) -> None:
    """Let a mail that was given up be tried once more. Raises `Unknown`, `NotNow`."""
    mail = Mail.objects.select_for_update(of=("self",)).filter(id=mail_id).first()
    if mail is None:
        raise Unknown()
    actor.check_may(Permission.MAIL_WRITE)
    if mail.state != MailState.FAILED.value:
        raise NotNow("Brevet är redan på väg.")
    mail.state, mail.attempts, mail.next_at = MailState.WAITING.value, 0, now
    mail.save()
    audit.record("mail.again", about=mail.id)


def _try(mail: Mail, now: datetime) -> None:
    mail.attempts += 1
    try:
        transport.send(
            transport.Ready(mail.id, mail.address, mail.subject, vault.open_text(mail, "body"), now)
        )
    except transport.NotSent as problem:
        later = None if problem.final else next_try(attempts=mail.attempts, now=now)
        mail.fault = problem.reason
        mail.state = MailState.WAITING.value if later else MailState.FAILED.value
        mail.next_at = later or now
    else:
        mail.state, mail.sent_at, mail.fault = MailState.SENT.value, now, ""
        mail.body = ""
