"""How a mail leaves: by the operator's SMTP server, or as a file in the demo and the tests."""

import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

TIMEOUT_SECONDS = 20


@dataclass(frozen=True)
class Ready:
    """A mail as it goes out."""

    key: UUID
    to: str
    subject: str
    body: str
    at: datetime


class NotSent(Exception):
    """The mail did not leave. `final`: there is no use in trying again. The reason names nobody."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.final = final


def send(mail: Ready) -> None:
    """Send the mail; raises `NotSent`."""
    message = _message(mail)
    if settings.SMTP_HOST:
        _by_smtp(message)
    elif settings.MODE == "production":
        raise NotSent("Ingen mejlserver är inställd (LYKTA_SMTP_HOST).")
    else:
        _to_file(message, mail.key)


def folder() -> Path:
    """Return where the demo's and the tests' mails are put."""
    return Path(settings.HOME) / "mail"


def _message(mail: Ready) -> EmailMessage:
    made = EmailMessage()
    made["From"] = settings.MAIL_FROM
    made["To"] = mail.to
    made["Subject"] = mail.subject
    made["Date"] = format_datetime(mail.at)
    made["Message-ID"] = f"<{mail.key}@{settings.MAIL_FROM.rpartition('@')[2].rstrip('>')}>"
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made.set_content(mail.body)
    return made


def _to_file(message: EmailMessage, key: UUID) -> None:
    place = folder()
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = place / f"{key}.eml"
    path.touch(mode=0o600)
    path.write_bytes(message.as_bytes())


def _by_smtp(message: EmailMessage) -> None:
    try:
        with _connection() as server:
            if settings.SMTP_USER:
                server.login(settings.SMTP_USER, settings.SMTP_PASSWORD)
            server.send_message(message)
    except smtplib.SMTPRecipientsRefused as problem:
        codes = [code for code, _words in problem.recipients.values()]
        final = all(500 <= code < 600 for code in codes)
        raise NotSent("Mottagarens server tar inte emot adressen.", final=final) from None
    except smtplib.SMTPAuthenticationError:
        raise NotSent("Mejlservern godtar inte inloggningen.") from None
    except smtplib.SMTPResponseException as problem:
        raise NotSent(f"Mejlservern svarade {problem.smtp_code}.") from None
    except (smtplib.SMTPException, OSError) as problem:
        raise NotSent(f"Mejlservern går inte att nå ({type(problem).__name__}).") from None


def _connection() -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if settings.SMTP_TLS == "tls":
        return smtplib.SMTP_SSL(
            settings.SMTP_HOST, settings.SMTP_PORT, timeout=TIMEOUT_SECONDS, context=trusted
        )
    server = smtplib.SMTP(settings.SMTP_HOST, settings.SMTP_PORT, timeout=TIMEOUT_SECONDS)
    if settings.SMTP_TLS == "starttls":
        server.starttls(context=trusted)
    return server
