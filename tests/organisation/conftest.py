"""Small tools for the tests of signing in."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import encrypt
from django.core.cache import cache
from django.test import Client

from lykta.organisation.models import User
from lykta.pages import clock

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def visitor(database: str) -> Client:
    """A browser that nobody has used, at a server just started."""
    cache.clear()
    return Client()


Later = Callable[[timedelta], None]


@pytest.fixture
def move_clock(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Let time pass: the one clock that all code above the rules reads."""
    moved = [timedelta()]
    real = clock._offset

    def later(by: timedelta) -> None:
        moved[0] += by

    monkeypatch.setattr(clock, "_offset", lambda: real() + moved[0])
    return later


def give_app(username: str) -> User:
    """Connect an authenticator app with a known secret to the account."""
    user = User.objects.get(username=username)
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": encrypt(SECRET)}
    )
    return user


def code(step: int = 0) -> str:
    """Return the app's code now, or some steps of half a minute away."""
    counter = int(time.time()) // 30 + step
    return totp.format_hotp_value(totp.hotp_value(SECRET, counter))


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Note the pauses of slowed sign-ins instead of taking them."""
    pauses: list[float] = []
    monkeypatch.setattr("lykta.organisation.sign_in.time.sleep", pauses.append)
    return pauses
