"""The writer's page: one address, 303 after every post, nothing typed lost, the way out."""

import re
from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from lykta.anonymous import api as anonymous
from lykta.anonymous.actions import visits
from lykta.anonymous.rules import board
from tests import cast
from tests.anonymous.conftest import fresh_pace

PAGE = "/skriv/"
HELLO = "Jag vill prata med någon."
FROM_HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def visitor() -> Client:
    """Return a browser that says where its posts are from."""
    return Client(**FROM_HERE)  # type: ignore[arg-type]


def post(client: Client, **said: str) -> Any:
    """Send the form and see what the page says then."""
    answer = client.post(PAGE, said)
    assert answer.status_code == HTTPStatus.SEE_OTHER, answer.status_code
    assert answer["Location"] == PAGE
    assert answer.content == b""
    return client.get(PAGE)


def code_on(page: Any) -> str:
    """Return the code that the page shows."""
    found = re.search(r'<p class="code" dir="ltr">([\d ]+)</p>', page.content.decode())
    assert found
    return found.group(1)


def words_on(page: Any) -> str:
    """Return the same code in words."""
    found = re.search(r'lang="sv">([a-z ]+)</p>', page.content.decode())
    assert found
    return found.group(1)


def begun(client: Client) -> str:
    """Write a first message, note the code and go on to the thread."""
    code = code_on(post(client, do="send", message=HELLO))
    post(client, do="saved")
    return code


def test_what_cannot_be_kept_secret_is_said_before_the_first_word(doors: str) -> None:
    page = visitor().get(PAGE).content.decode()

    for line in ("Vi kan inte dölja besöket", "måste anmäla", "2 arbetsdagar", "tel:112"):
        assert page.index(line) < page.index("<textarea")
    assert page.count("<li>") >= 4


def test_the_code_is_shown_once_in_both_forms_and_either_opens(doors: str) -> None:
    first = visitor()
    page = post(first, do="send", message=HELLO)
    code, words = code_on(page), words_on(page)
    assert "code" not in (again := post(first, do="saved")).content.decode().split("<main")[1][:40]
    assert code not in again.content.decode()

    for typed in (code, words, code.replace(" ", "-"), words.upper()):
        assert HELLO in post(visitor(), do="code", code=typed).content.decode(), typed


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Ring mig på 070-000 00 00", "telefonnummer"),
        ("Jag heter Påhittade Pia", "Ett namn"),
        ("Vi bor på Sagogatan 12", "En adress"),
        ("Min kod är 1234 5678 1234 5678 1234 5678", "ser ut som en kod"),
    ],
)
def test_what_a_text_may_tell_is_said_before_it_is_sent(doors: str, text: str, says: str) -> None:
    client = visitor()
    page = post(client, do="send", message=text).content.decode()

    assert says in page
    assert text in page
    with cast.acting("nexus.anna"):
        assert anonymous.inbox(today=cast.TODAY) == []

    code_on(post(client, do="send", message=text, anyway="yes"))


def test_an_empty_or_too_long_text_is_told_and_kept(doors: str) -> None:
    assert "Skriv något först" in post(visitor(), do="send", message=" ").content.decode()
    long = "ö" * 40_000
    page = post(visitor(), do="send", message=long).content.decode()
    assert "för lång" in page
    assert long in page


def test_a_wrong_code_is_told_kindly(doors: str) -> None:
    page = post(visitor(), do="code", code="1" * 24).content.decode()

    assert "Koden stämmer inte" in page


def test_ten_minutes_later_the_text_is_still_there_when_the_code_is_entered_again(
    doors: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = visitor()
    code = begun(client)
    monkeypatch.setattr(visits, "SECONDS", 0)
    post(client, do="saved")
    monkeypatch.undo()
    page = post(client, do="answer", message="Det här hann jag skriva")
    assert "mer än tio minuter" in page.content.decode()

    page = post(client, do="code", code=code)

    assert "Det här hann jag skriva" in page.content.decode()


def test_a_call_at_a_safe_time_reaches_the_team_and_needs_its_two_answers(doors: str) -> None:
    client = visitor()
    begun(client)
    asked = {"do": "call", "number": "018-000 00 00", "when": "", "voice": "Säg tandläkaren"}
    page = post(client, **asked).content.decode()
    assert "Skriv något först" in page
    assert "Säg tandläkaren" in page

    post(client, **{**asked, "when": "Tisdag 10"})

    with cast.acting("nexus.anna"):
        row = anonymous.inbox(today=cast.TODAY)[0]
        thread = anonymous.thread(row.id, today=cast.TODAY)
    assert row.wants_call
    assert thread.letters[1].said.fields["when"] == "Tisdag 10"


def test_saying_who_one_is_asks_for_a_yes(doors: str) -> None:
    client = visitor()
    begun(client)
    said = {"do": "who", "name": "Påhittade Pia", "reach": "Ring 10"}
    page = post(client, **said).content.decode()
    assert "Kryssa i rutan" in page
    assert "Påhittade Pia" in page

    assert "Du har sagt vem du är" in post(client, **said, agree="yes").content.decode()


def test_deleting_asks_first_and_says_what_stays(doors: str) -> None:
    client = visitor()
    code = begun(client)
    assert "Kryssa i rutan" in post(client, do="delete").content.decode()

    page = post(client, do="delete", agree="yes").content.decode()

    assert "Tråden är raderad. Kvar är bara en siffra" in page
    assert "Koden stämmer inte" in post(visitor(), do="code", code=code).content.decode()


def test_when_the_board_keeps_it_a_while_the_page_says_until_when(
    doors: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = board.load(settings.DATA_DIR / "anonymous_thread.yaml")
    object.__setattr__(kept, "delete_at_once", False)
    try:
        client = visitor()
        code = begun(client)
        assert "nämnden har bestämt det" in client.get(PAGE).content.decode()
        assert "Den raderas hos oss" in post(client, do="delete", agree="yes").content.decode()
    finally:
        object.__setattr__(kept, "delete_at_once", True)
    assert "Koden stämmer inte" in post(visitor(), do="code", code=code).content.decode()
    with cast.acting("nexus.anna"):
        assert anonymous.inbox(today=cast.TODAY)[0].closed


def test_closing_forgets_the_cookie_and_what_rested(doors: str) -> None:
    client = visitor()
    begun(client)
    answer = client.post(PAGE, {"do": "leave"})

    assert answer.cookies[settings.THREAD_COOKIE]["max-age"] == 0
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET ROLE lykta_policy")
        cursor.execute("SELECT count(*) FROM lykta.anonymous_writing")
        assert cursor.fetchone()[0] == 0
        cursor.execute("SET ROLE lykta_owner")


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_way_out_forgets_too(doors: str, method: str) -> None:
    client = visitor()
    begun(client)
    answer = getattr(client, method)("/k")

    assert answer.status_code == (204 if method == "post" else HTTPStatus.SEE_OTHER)
    assert answer.cookies[settings.THREAD_COOKIE]["max-age"] == 0
    assert HELLO not in client.get(PAGE).content.decode()


def test_a_lost_key_is_told_with_the_telephone(doors: str) -> None:
    with cast.acting("nexus.chef") as head:
        anonymous.declare_lost(actor=head, now=cast.NOW)
    page = visitor().get(PAGE).content.decode()

    assert "Vi har förlorat nyckeln" in page
    assert anonymous.decided().telephone in page
    assert "<textarea" not in page


def test_before_anybody_answers_the_page_says_it_is_closed(database: str) -> None:
    fresh_pace()
    page = visitor().get(PAGE).content.decode()

    assert "Det går inte att skriva till oss här just nu" in page


def test_with_the_database_away_the_page_shows_the_telephone(
    doors: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections["anon"].close()
    monkeypatch.setitem(connections["anon"].settings_dict, "PORT", "1")
    answer = visitor().get(PAGE)

    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "018-727 52 47" in answer.content.decode()
    sent = visitor().post(PAGE, {"do": "send", "message": HELLO})
    assert (sent.status_code, sent["Location"]) == (HTTPStatus.SEE_OTHER, "/skriv/?s=f")
    monkeypatch.undo()
    connections["anon"].close()


def test_every_language_says_the_same_and_arabic_runs_from_the_right(doors: str) -> None:
    page = visitor().get("/skriv/ar/").content.decode()

    assert 'lang="ar" dir="rtl"' in page
    assert "اكتب إلينا" in page
    assert visitor().get("/skriv/xx/").status_code == HTTPStatus.NOT_FOUND


def test_a_post_from_another_site_is_refused(doors: str) -> None:
    answer = Client(HTTP_SEC_FETCH_SITE="cross-site").post(PAGE, {"do": "send", "message": HELLO})

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert not answer.cookies
