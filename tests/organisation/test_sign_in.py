"""Signing in: with a password and a second factor, slowly for guessers, telling nobody anything."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from lykta.organisation.models import Attempts, Person, StoredSession, User
from lykta.organisation.sign_in import QuickArgon2
from tests.cast import PASSWORD
from tests.organisation.conftest import Later, code, give_app
from tests.signed_in import client_of

WRONG = "en annan mening 2026"


def sign_in(visitor: Client, username: str, password: str = PASSWORD, **more: str) -> str:
    """Post name and password; return where it leads."""
    typed = {"username": username, "password": password, **more}
    answer = visitor.post("/logga-in", typed)
    return answer.headers.get("Location", str(answer.status_code))


def whole(visitor: Client, username: str, **more: str) -> str:
    """Sign in with password and app; return where it leads in the end."""
    give_app(username)
    assert sign_in(visitor, username, **more) == "/logga-in/kod"
    visitor.post("/logga-in/kod", {"code": code()})
    return visitor.get("/logga-in/vidare").headers["Location"]


def test_a_worker_signs_in_with_password_and_app_and_comes_to_the_day(visitor: Client) -> None:
    assert whole(visitor, "nexus.anna") == "/min-dag"
    assert StoredSession.objects.get(ended_at=None).assignment_id is not None


def test_the_page_asked_for_comes_after_signing_in(visitor: Client) -> None:
    assert whole(visitor, "nexus.anna", next="/plan/") == "/plan/"


def test_another_site_is_never_led_to(visitor: Client) -> None:
    """Seen failing when safe_path returns the path unchecked."""
    assert whole(visitor, "nexus.anna", next="//ondska.example/") == "/min-dag"


def test_se_05_nothing_opens_before_the_second_factor(visitor: Client) -> None:
    """Seen failing when AccountAdapter.login passes whole=True."""
    sign_in(visitor, "nexus.anna")
    assert visitor.get("/logga-in/vidare").headers["Location"] == "/konto/"
    assert visitor.get("/session/stanna").status_code == 401
    assert visitor.get("/installningar/konton/").status_code in (302, 401)
    assert visitor.post("/logga-in/vidare").headers["Location"] == "/konto/"


def test_se_04_a_code_works_once_and_old_ones_never(visitor: Client) -> None:
    """The other browser is served by another process, which shares no memory.

    Seen failing when SecondFactorForm does not call use_once.
    """
    give_app("nexus.anna")
    used = code()
    sign_in(visitor, "nexus.anna")
    assert visitor.post("/logga-in/kod", {"code": code(-2)}).status_code == 200
    assert visitor.post("/logga-in/kod", {"code": code(2)}).status_code == 200
    assert visitor.post("/logga-in/kod", {"code": "      "}).status_code == 200
    assert visitor.post("/logga-in/kod", {"code": used}).status_code == 302
    cache.clear()
    other = Client()
    sign_in(other, "nexus.anna")
    assert other.post("/logga-in/kod", {"code": used}).status_code == 200
    cache.clear()
    assert other.post("/logga-in/kod", {"code": f"{used[:3]} {used[3:]}"}).status_code == 200


def test_se_04_a_code_without_the_password_leads_nowhere(visitor: Client) -> None:
    give_app("nexus.anna")
    sign_in(visitor, "nexus.anna", WRONG)
    assert visitor.post("/logga-in/kod", {"code": code()}).headers["Location"] == "/logga-in"


def test_guessing_codes_stops_after_a_few(visitor: Client) -> None:
    """Seen failing when check_may_try is not called."""
    give_app("nexus.anna")
    sign_in(visitor, "nexus.anna")
    for _ in range(9):
        visitor.post("/logga-in/kod", {"code": "000000"})
    answer = visitor.post("/logga-in/kod", {"code": code()})
    assert answer.status_code == 200
    assert "Vänta tio minuter" in answer.content.decode()


def test_se_02_a_known_and_an_unknown_name_are_answered_alike(visitor: Client) -> None:
    """Seen failing when an unknown name gets a text of its own."""
    pages = []
    for name in ("nexus.anna", "finns.inte"):
        answer = visitor.post("/logga-in", {"username": name, "password": WRONG})
        body = answer.content.decode().replace(name, "NAMN")
        token = answer.context["csrf_token"]
        pages.append((answer.status_code, body.replace(str(token), "")))
    assert pages[0] == pages[1]


def test_se_02_an_unknown_name_costs_the_same_work(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One hash is computed for each attempt. Seen failing without make_password for no user."""
    worked: list[str] = []
    encode, verify = QuickArgon2.encode, QuickArgon2.verify

    def counted_encode(self: QuickArgon2, password: str, salt: str) -> str:
        worked.append("hash")
        return encode(self, password, salt)

    def counted_verify(self: QuickArgon2, password: str, encoded: str) -> bool:
        worked.append("hash")
        return verify(self, password, encoded)

    monkeypatch.setattr(QuickArgon2, "encode", counted_encode)
    monkeypatch.setattr(QuickArgon2, "verify", counted_verify)
    User.objects.filter(username="radet").update(is_active=False)
    for name in ("nexus.anna", "finns.inte", "radet"):
        worked.clear()
        sign_in(visitor, name, WRONG)
        assert worked == ["hash"], name


def test_se_03_guessing_is_slowed_but_the_real_user_comes_in(
    visitor: Client, no_waiting: list[float]
) -> None:
    """Seen failing when _hold_back is not called."""
    for _ in range(40):
        assert sign_in(visitor, "nexus.anna", WRONG) == "422"
    assert max(no_waiting) == 1.0
    assert no_waiting[0] < no_waiting[-1]
    assert sign_in(visitor, "nexus.anna") == "/logga-in/vidare"


def test_the_table_of_failures_holds_no_names(visitor: Client) -> None:
    sign_in(visitor, "nexus.anna", WRONG)
    assert all(b"nexus" not in bytes(row.bucket) for row in Attempts.objects.all())
    assert Attempts.objects.count() == 2


def test_failures_fade(visitor: Client, no_waiting: list[float], move_clock: Later) -> None:
    for _ in range(12):
        sign_in(visitor, "nexus.anna", WRONG)
    move_clock(timedelta(hours=2))
    no_waiting.clear()
    sign_in(visitor, "nexus.anna", WRONG)
    assert no_waiting == []


def test_the_demo_door_is_closed_outside_the_demo(visitor: Client) -> None:
    """Seen failing when sign_in_demo does not look at settings.DEMO."""
    assert visitor.post("/logga-in/demo", {"user": "nexus.anna"}).status_code == 404
    assert "nexus.anna" not in visitor.get("/logga-in").content.decode()


def test_in_the_demo_one_press_signs_in(visitor: Client, settings: Any) -> None:
    settings.DEMO = True
    assert "Anna Exempelsson" in visitor.get("/logga-in").content.decode()
    visitor.post("/logga-in/demo", {"user": "nexus.anna"})
    assert visitor.get("/logga-in/vidare").headers["Location"] == "/min-dag"


def test_machines_cannot_be_signed_in_as(visitor: Client) -> None:
    machines = Person.objects.filter(machine=True).values_list("id", flat=True)
    assert not User.objects.filter(person_id__in=machines).exists()


def test_a_page_without_a_session_leads_to_signing_in(visitor: Client) -> None:
    answer = visitor.get("/installningar/konton/")
    assert answer.headers["Location"] == "/logga-in?next=/installningar/konton/"


def test_the_last_authenticator_is_not_taken_away(database: str) -> None:
    """SE-05. Seen failing when remove_key does not ask, and when can_delete says yes."""
    user = give_app("nexus.anna")
    key = Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={})
    anna = client_of("nexus.anna")
    assert anna.post("/konto/app/bort").status_code == 302
    assert anna.post(f"/konto/nycklar/{key.pk}/bort").status_code == 409
    give_app("nexus.anna")
    Authenticator.objects.filter(pk=key.pk).delete()
    assert anna.post("/konto/app/bort").status_code == 200
    assert Authenticator.objects.filter(user=user).count() == 1
