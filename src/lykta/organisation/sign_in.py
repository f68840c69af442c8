"""Signing in with a name and a password, telling nobody which names exist (SE-02, SE-03)."""

import threading
import time
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import (
    Argon2PasswordHasher,
    check_password,
    make_password,
)
from django.http import HttpRequest

from lykta.kernel.problems import NotNow
from lykta.organisation.actions import attempts
from lykta.organisation.models import User
from lykta.pages import clock

LONGEST_PASSWORD = 1000  # characters; hashing more would be work for nothing
_waiting = threading.BoundedSemaphore(4)  # attempts of strangers may not hold every thread


class QuickArgon2(Argon2PasswordHasher):
    """Argon2id with little work: for the demo's and the tests' shared password only."""

    time_cost = 1
    memory_cost = 1024
    parallelism = 1


class Backend(BaseBackend):
    """Checks a password with the same work for a known, an unknown and a closed account."""

    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", **other: Any
    ) -> User | None:
        """Return the user, or None. Raises `NotNow` when too many wait to try again."""
        name = username.strip().lower()[:60]
        _hold_back(name)
        user = User.objects.filter(username=name).first()
        if _matches(user, password):
            attempts.forget(name=name)
            return user
        attempts.note_failure(name=name, now=clock.now())
        return None

    def get_user(self, user_id: Any) -> User | None:
        """Return the session's user while the account is open."""
        return User.objects.filter(pk=user_id, is_active=True).first()


def _hold_back(name: str) -> None:
    seconds = attempts.wait_for(name=name, now=clock.now()).total_seconds()
    if seconds == 0:
        return
    if not _waiting.acquire(blocking=False):
        raise NotNow("Många försöker logga in just nu. Vänta en halv minut och försök igen.")
    try:
        time.sleep(seconds)
    finally:
        _waiting.release()


def _matches(user: User | None, password: str) -> bool:
    if len(password) > LONGEST_PASSWORD:
        password = ""
    if user is None or not user.is_active or not user.has_usable_password():
        make_password(password)  # the same work, so that time tells nothing
        return False
    return check_password(password, user.password)
