"""A test client that is signed in, without typing: for tests of other things than signing in."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from lykta.organisation import queries
from lykta.organisation.models import User
from lykta.organisation.session_store import (
    ASSIGNMENT,
    PERSON,
    STEPPED_UP,
    WHOLE,
    SessionStore,
)
from lykta.pages import clock


def client_of(username: str, *, now: datetime | None = None, stepped_up: bool = True) -> Client:
    """Return a client with the person's session, in their first assignment."""
    moment = now or clock.now()
    user = User.objects.get(username=username)
    found = queries.assignments_of(person_id=user.person_id, today=moment.date())
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[PERSON], session[WHOLE] = str(user.person_id), True
    session[ASSIGNMENT] = str(found[0].id)
    session[STEPPED_UP] = moment.timestamp() if stepped_up else 0
    session.create()
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return client
