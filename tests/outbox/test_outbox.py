"""A mail waits with what it is about, leaves once, is tried again, and is seen when it fails."""

import email
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email import policy
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Refused
from lykta.organisation import api as organisation
from lykta.outbox import api, transport
from lykta.outbox.models import Mail, MailRound
from lykta.outbox.terms import MailState
from tests.cast import NOW, TODAY, acting
from tests.cast import actor as actor_of


def _machine() -> Actor:
    board = organisation.authority("KS", municipality_code="0380")
    return organisation.machine(authority_id=board.id, role="machine_mail", today=TODAY)


def _post(**how: Any) -> Any:
    given = {
        "kind": "test.mail",
        "to": "anna@uppsala.invalid",
        "subject": "Din vecka",
        "body": "Hej!",
    }
    return api.post(**{**given, "now": NOW, **how})


def _send_all(*, now: Any = NOW) -> int:
    sent = 0
    while True:
        with acting(_machine(), now=now) as machine:
            if not api.send_next(actor=machine, now=now):
                return sent
        sent += 1


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def _only() -> Mail:
    with acting("strateg"):
        return Mail.objects.get()


def test_a_mail_leaves_as_a_file_and_its_text_is_gone(database: str, home: Path) -> None:
    with acting("nexus.anna"):
        key = _post(body="Öppna https://lykta.example/lank/hemlig")

    assert _send_all() == 1
    assert _send_all() == 0

    made = email.message_from_bytes(
        (home / "mail" / f"{key}.eml").read_bytes(), policy=policy.default
    )
    assert made["To"] == "anna@uppsala.invalid"
    assert made["Subject"] == "Din vecka"
    assert "lank/hemlig" in made.get_content()
    assert _only().state == MailState.SENT.value
    with connection.cursor() as cursor, acting("strateg"):
        cursor.execute("SELECT length(body) FROM lykta.outbox_mail")
        assert cursor.fetchone()[0] == 0


def test_the_text_is_sealed_while_it_waits(database: str, sql_as: Any) -> None:
    """Seen failing when the body was a plain text field's bytes."""
    with acting("strateg"):
        _post(body="Öppna https://lykta.example/lank/hemlig")
    with acting("strateg"), connection.cursor() as cursor:
        cursor.execute("SELECT body FROM lykta.outbox_mail")
        assert b"hemlig" not in bytes(cursor.fetchone()[0])


def test_what_is_rolled_back_sends_nothing(database: str) -> None:
    with pytest.raises(ZeroDivisionError), acting("strateg"):
        _post()
        raise ZeroDivisionError

    assert _send_all() == 0


def test_a_mail_that_looks_like_a_case_is_never_kept(database: str) -> None:
    with acting("strateg"), pytest.raises(Invalid, match="verkar innehålla"):
        _post(body="KANARIE-7f3a")
    with acting("strateg"):
        assert Mail.objects.count() == 0


def test_those_who_post_cannot_read_the_outbox(database: str) -> None:
    """Seen failing when the model did not ask for mail.read."""
    with acting("nexus.anna") as anna:
        _post()
        assert Mail.objects.count() == 0
        with pytest.raises(Refused):
            api.send_next(actor=anna, now=NOW)


def test_the_database_lets_nobody_in_by_the_back(database: str, sql_as: Any) -> None:
    """Without a signed context the function refuses; a plain insert needs mail.write."""
    with sql_as("app") as attacker, pytest.raises(psycopg.errors.InsufficientPrivilege):
        attacker.execute(
            "SELECT secrecy.post_mail(gen_random_uuid(), 'x', NULL, 'a@b.se', 's',"
            " gen_random_uuid(), 'x', now())"
        )


def test_what_fails_is_tried_again_later(database: str, settings: Any) -> None:
    settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_TLS = "127.0.0.1", 9, "off"
    with acting("strateg"):
        _post()

    assert _send_all() == 1
    mail = _only()
    assert (mail.state, mail.attempts) == (MailState.WAITING.value, 1)
    assert mail.next_at == NOW + timedelta(minutes=1)
    assert "går inte att nå" in mail.fault
    assert _send_all(now=NOW + timedelta(seconds=59)) == 0


def test_what_is_given_up_is_seen_and_can_be_tried_again(database: str, settings: Any) -> None:
    settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_TLS = "127.0.0.1", 9, "off"
    with acting("strateg"):
        _post()
    moment = NOW
    for _ in range(7):
        _send_all(now=moment)
        moment += timedelta(days=2)

    mail = _only()
    assert mail.state == MailState.FAILED.value
    with acting("strateg") as strategist:
        assert [duty.title for duty in api.duties(today=TODAY)] == ["Ett brev kom inte fram"]
        api.try_again(mail_id=mail.id, actor=strategist, now=NOW)
        with pytest.raises(NotNow):
            api.try_again(mail_id=mail.id, actor=strategist, now=NOW)
    settings.SMTP_HOST = ""
    assert _send_all() == 1
    assert _only().state == MailState.SENT.value


def test_production_without_a_server_says_so(database: str, settings: Any) -> None:
    settings.MODE = "production"
    with acting("strateg"):
        _post()
    _send_all()

    assert "LYKTA_SMTP_HOST" in _only().fault


def test_a_round_is_made_once(database: str) -> None:
    mails = [api.Addressed(actor_of("strateg").person, "s@uppsala.invalid", "Din vecka", "Hej!")]
    made: dict[str, Any] = {
        "kind": "weekly",
        "day": TODAY,
        "mails": mails,
        "content": 2,
        "unreachable": 1,
    }
    with acting(_machine()) as machine:
        api.post_round(**made, actor=machine, now=NOW)
    with acting(_machine()) as machine, pytest.raises(NotNow):
        api.post_round(**made, actor=machine, now=NOW)

    with acting("strateg"):
        assert MailRound.objects.count() == 1
        assert api.rounds(kind="weekly")[0].waiting == 1


class _Smtp(socketserver.StreamRequestHandler):
    """A mail server of a few words: refuses one address for good, takes the rest."""

    def handle(self) -> None:
        said = self.wfile.write
        said(b"220 hej\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                said(b"354 ja\r\n")
                while (row := self.rfile.readline()) != b".\r\n":
                    self.server.got.append(row)  # type: ignore[attr-defined]
            gone = word == b"RCPT" and b"borta" in line
            said(
                b"550 finns inte\r\n"
                if gone
                else b"221 hej\r\n"
                if word == b"QUIT"
                else b"250 ok\r\n"
            )
            if word == b"QUIT":
                return


@contextmanager
def _server() -> Iterator[Any]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Smtp) as server:
        server.got = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_a_mail_server_takes_it_or_says_no_for_good(database: str, settings: Any) -> None:
    with _server() as server:
        settings.SMTP_HOST, settings.SMTP_TLS = "127.0.0.1", "off"
        settings.SMTP_PORT = server.server_address[1]
        with acting("strateg"):
            _post(to="borta@uppsala.invalid", subject="Till ingen")
            _post(body="Framme.")
        assert _send_all() == 2

    with acting("strateg"):
        states = {mail.address: (mail.state, mail.attempts) for mail in Mail.objects.all()}
    assert states["borta@uppsala.invalid"] == (MailState.FAILED.value, 1)
    assert states["anna@uppsala.invalid"] == (MailState.SENT.value, 1)
    assert b"Framme.\r\n" in server.got


def test_a_server_without_encryption_is_refused_when_it_is_asked_for(settings: Any) -> None:
    with _server() as server:
        settings.SMTP_HOST, settings.SMTP_TLS = "127.0.0.1", "starttls"
        settings.SMTP_PORT = server.server_address[1]
        ready = transport.Ready(uuid4(), "anna@uppsala.invalid", "Din vecka", "Hej!", NOW)
        with pytest.raises(transport.NotSent):
            transport.send(ready)
    assert server.got == []
