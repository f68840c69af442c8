"""The municipality's own sign-in: known people only, and a strict cookie on the way back."""

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest
from django.test import RequestFactory

from config.oidc import oidc_provider
from lykta.organisation.adapters import OidcAdapter
from lykta.organisation.models import User
from lykta.organisation.views.sign_in import oidc_back

BACK = "/logga-in/extern/oidc/oidc/login/callback/?code=abc&state=def"


class Arrival:
    """Somebody whom the identity provider has signed in."""

    is_existing = False

    def __init__(self, name: str) -> None:
        self.account = SimpleNamespace(extra_data={"userinfo": {"preferred_username": name}})
        self.tied_to: Any = None

    def connect(self, request: HttpRequest, user: User) -> None:
        """Note whom the arrival was tied to."""
        self.tied_to = user


def arrive(name: str) -> Any:
    """Return whom the adapter ties a provider's user name to."""
    arrival = Arrival(name)
    OidcAdapter().pre_social_login(RequestFactory().get("/"), arrival)
    return arrival.tied_to


def test_it_is_off_until_set(monkeypatch: Any) -> None:
    monkeypatch.delenv("LYKTA_OIDC_URL", raising=False)
    assert oidc_provider() == {}
    monkeypatch.setenv("LYKTA_OIDC_URL", "https://idp.example")
    assert oidc_provider()["openid_connect"]["APPS"][0]["settings"]["oauth_pkce_enabled"]


def test_a_known_person_is_tied_to_the_account(database: str) -> None:
    assert arrive("NEXUS.anna") == User.objects.get(username="nexus.anna")


def test_an_unknown_a_closed_and_a_nameless_one_are_refused(database: str) -> None:
    """Seen failing when is_open_for_signup returns True, or is_active is not asked for."""
    User.objects.filter(username="radet").update(is_active=False)
    assert [arrive(name) for name in ("finns.inte", "radet", "")] == [None, None, None]
    assert not OidcAdapter().is_open_for_signup(RequestFactory().get("/"), None)


def test_the_way_back_goes_over_a_page_of_our_own() -> None:
    """The strict cookie is not sent from another site. Seen failing when the page is left out."""
    request = RequestFactory().get(BACK)
    answer = oidc_back(request, provider_id="oidc")
    assert f"0;url={BACK}&igen=1".replace("&", "&amp;") in answer.content.decode()
