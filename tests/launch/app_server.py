"""The real application under the real server, on a test's own database."""

import contextlib
import http.client
import os
import signal
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings

from launch import processes, surroundings
from launch.places import Home
from launch.server import Server
from lykta.organisation.models import StoredSession
from lykta.organisation.session_store import ASSIGNMENT, PERSON, WHOLE, SessionStore
from tests import cast

CSRF = "f" * 32


@dataclass(frozen=True)
class Answer:
    """What the server said: 0 when it died before it said anything."""

    status: int
    text: str
    location: str


@dataclass
class AppServer:
    """Granian with the whole application; `kill` leaves nothing of it."""

    port: int
    folder: Path
    database: str
    mark: str = ""
    server: Server | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.mark = uuid.uuid4().hex
        self.server = Server(host="127.0.0.1", port=self.port, log=self.folder / "server.log")
        self.server.start(self._surroundings())
        self.server.wait_until_well()

    def _surroundings(self) -> dict[str, str]:
        base = os.environ["LYKTA_DATABASE_URL"].rsplit("/", 1)[0]
        given = surroundings.for_home(Home(settings.HOME), mode="test", mark=self.mark)
        return {
            **given,
            **surroundings.for_web(port=self.port),
            "LYKTA_DATABASE_URL": f"{base}/{self.database}",
            "LYKTA_KEYRING_URL": f"{base}/{settings.DATABASES['keyring']['NAME']}",
            "LYKTA_SECRETS": str(settings.SECRETS),
            "LYKTA_NOW": cast.NOW.strftime("%Y-%m-%dT%H:%M"),
        }

    def kill(self) -> None:
        """Kill -9 every process of it, workers and all."""
        for number in processes.marked(self.mark):
            with contextlib.suppress(OSError):
                os.kill(number, signal.SIGKILL)
        if self.server is not None and self.server.process is not None:
            self.server.process.wait()
        processes.wait_until(lambda: not processes.marked(self.mark), within=5)

    def stop(self) -> None:
        """Stop it in order."""
        if self.server is not None:
            self.server.stop()
        processes.stop_marked(self.mark)


def sign_in(username: str) -> str:
    """Begin a whole session for one of the cast; returns the cookies of their browser."""
    one = cast.actor(username)
    session = SessionStore()
    session[PERSON], session[ASSIGNMENT] = str(one.person), str(one.assignment)
    session[WHOLE], session["stepped_up_at"] = True, cast.NOW.timestamp()
    session.save()
    times = dict.fromkeys(("created_at", "last_seen_at"), cast.NOW)
    rows = StoredSession.objects.filter(person_id=one.person)
    rows.update(**times, expires_at=cast.NOW + timedelta(hours=8))
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrf={CSRF}"


def ask(port: int, path: str, cookies: str, form: Mapping[str, str] | None = None) -> Answer:
    """Get a page, or post a form to it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    headers = {"Cookie": cookies, "Origin": f"http://127.0.0.1:{port}"}
    body = None
    if form is not None:
        body = urlencode({**form, "csrfmiddlewaretoken": CSRF})
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        connection.request("POST" if form is not None else "GET", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8")
        return Answer(answer.status, text, answer.getheader("Location") or "")
    except (OSError, http.client.HTTPException):
        return Answer(0, "", "")
    finally:
        connection.close()
