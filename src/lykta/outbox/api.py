"""What other apps may use of the outbox; everything else here is private."""

from lykta.outbox.actions.posting import Addressed, post, post_round
from lykta.outbox.actions.sending import send_next, try_again
from lykta.outbox.queries import MailSeen, RoundSeen, duties, is_made, mails, rounds
from lykta.outbox.rules.wording import check_address
from lykta.outbox.terms import MailState

__all__ = [
    "Addressed",
    "MailSeen",
    "MailState",
    "RoundSeen",
    "check_address",
    "duties",
    "is_made",
    "mails",
    "post",
    "post_round",
    "rounds",
    "send_next",
    "try_again",
]
