"""AN-07, AN-10, AN-11, AN-13: no cookie too soon, guessing slowed, forgetting, neutral words.

`test_anonymous_controls.py` takes each control away and sees its test fail.
"""

# ruff: noqa: F811 - the fixture is imported

import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.test import Client

from lykta.anonymous import api as anonymous
from lykta.anonymous.views import pace
from lykta.kernel.buckets import Buckets, Pace
from tests import cast
from tests.anonymous.conftest import doors  # noqa: F401
from tests.anonymous.test_writer_pages import HELLO, PAGE, post, visitor
from tests.contact.telling_words import telling

# ---- AN-07, AN-13: nothing in the browser before the first post, and nothing that tells ----


def test_an_07_no_cookie_before_the_first_post(doors: str) -> None:
    """Seen failing when the page's GET set the cookie."""
    client = visitor()
    for address in ("/", "/hjalp/", PAGE, "/skriv/en/", "/skriv/?s=w"):
        assert not client.get(address).cookies, address

    cookie = client.post(PAGE, {"do": "code", "code": "1" * 24}).cookies[settings.THREAD_COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


def test_an_13_titles_addresses_and_icons_are_neutral(doors: str) -> None:
    """Seen failing with "Stöd: " before the title."""
    client = visitor()
    pages = [client.get(PAGE)]
    pages += [post(client, do="send", message="Jag heter Påhittade Pia")]
    pages += [post(client, do="send", message=HELLO), post(client, do="saved")]
    for page in pages:
        text = page.content.decode()
        assert f"<title>{settings.MUNICIPALITY_NAME}</title>" in text
        assert '<link rel="icon" href="data:,">' in text
        for address in re.findall(r'(?:href|src|action)="([^"]+)"', text):
            assert telling(address) == [], address
    assert telling(settings.THREAD_COOKIE) == []


# ---- AN-10, AN-11: guessing is slowed, others are served, a restart forgets ----


def test_an_10_ten_thousand_guesses_from_one_network_do_not_stop_another() -> None:
    """Seen failing when the whole budget was taken before the network's own."""
    tries = Buckets(each=Pace(10, 30.0), all=Pace(300, 6.0))
    passed = sum(tries.may(f"198.51.100.{n % 256}", at=n / 100) for n in range(10_000))

    assert passed <= 10 + 100 // 30 + 1
    assert tries.may("203.0.113.9", at=100.0)
    assert tries.may("2001:db8:1:2::1", at=100.0)


def test_an_10_the_guesser_is_told_to_wait_and_an_honest_writer_is_served(doors: str) -> None:
    """Seen failing with `may_try` always true."""
    made = anonymous.begin(text=HELLO, language="sv", today=cast.TODAY)
    code = made.code.digits
    told = ""
    for _guess in range(12):
        guesser = Client(HTTP_SEC_FETCH_SITE="same-origin", REMOTE_ADDR="198.51.100.7")
        told = post(guesser, do="code", code="1" * 24).content.decode()
    assert "många försök" in told
    assert anonymous.decided().telephone in told

    honest = Client(HTTP_SEC_FETCH_SITE="same-origin", REMOTE_ADDR="203.0.113.8")
    assert HELLO in post(honest, do="code", code=code).content.decode()


def test_an_11_a_restart_begins_with_another_salt_and_no_file_holds_it(doors: str) -> None:
    """Seen failing when the salt was read from a file in the home folder."""
    asked = "from lykta.anonymous.views import pace; print(pace.TRIES.salt.hex())"
    said = {
        subprocess.run(
            [sys.executable, "-c", f"import django; django.setup(); {asked}"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for _start in range(2)
    }
    post(visitor(), do="code", code="1" * 24)
    salts = {pace.TRIES.salt, *(bytes.fromhex(one) for one in said)}

    assert len(said) == 2
    assert not [path for path in _files() for salt in salts if _holds(path, salt)]
    assert pace.TRIES.held


def _files() -> list[Path]:
    return [path for path in Path(settings.HOME).rglob("*") if path.is_file()]


def _holds(path: Path, salt: bytes) -> bool:
    try:
        inside = path.read_bytes()
    except FileNotFoundError:  # another test's database was dropped meanwhile
        return False
    return salt in inside or salt.hex().encode() in inside


def test_an_11_the_buckets_forget_each_other_every_hour() -> None:
    """Seen failing without `_renew`."""
    tries = Buckets(each=Pace(1, 1e9), all=Pace(100, 1.0))
    first = tries.salt
    assert tries.may("198.51.100.7", at=1.0)
    assert not tries.may("198.51.100.200", at=2.0)
    assert tries.may("198.51.100.7", at=3700.0)
    assert tries.salt != first


# ---- BR-01: the headers of every answer of the channel ----


def test_br_01_every_answer_carries_the_public_headers(doors: str) -> None:
    """Pages, 303s, refusals, 404s and the way out. Pages with a form keep their origin."""
    client = visitor()
    elsewhere = Client(HTTP_SEC_FETCH_SITE="cross-site")
    answers = [
        client.get(PAGE),
        client.post(PAGE, {"do": "code", "code": "1" * 24}),
        client.get(PAGE),
        client.post(PAGE, {"do": "send", "message": "Jag heter Påhittade Pia"}),
        elsewhere.post(PAGE, {"do": "send", "message": HELLO}),
        client.get("/skriv/finns-inte/"),
        client.get("/k"),
        client.post("/k"),
        client.put(PAGE),
    ]
    for answer in answers:
        assert answer["Cache-Control"] == "no-store"
        has_form = b"<form" in answer.content
        assert answer["Referrer-Policy"] == ("same-origin" if has_form else "no-referrer")
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "report-uri" not in answer["Content-Security-Policy"]
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Robots-Tag"] == "noarchive"
