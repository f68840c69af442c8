"""How far a mail has come."""

from lykta.kernel.terms import Term


class MailState(Term):
    """Waiting until it is sent; failed when it was tried to the end."""

    WAITING = "waiting", "Väntar"
    SENT = "sent", "Skickat"
    FAILED = "failed", "Kom inte fram"
