"""200 try codes at the same moment while somebody opens the help page (AN-09).

The application is called as one server process calls it: four threads, each request in its turn.
Every try is from a network of its own, so that nobody is slowed by the pace; each is slow at full
strength. The help page's wait counts from when it was asked for.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler

GOAL = 1.0  # seconds, 95th percentile
TRIES, LOOKS, THREADS = 200, 20, 4


@dataclass(frozen=True)
class Crowd:
    """How long the help page took meanwhile, and how long the whole crowd took, in seconds."""

    help_p95: float
    whole: float


def measured() -> Crowd:
    """Let the crowd in, with a look at the help page after every tenth try."""
    application = WSGIHandler()
    _ask(application, "GET", "/hjalp/", "192.0.2.1", "")
    began = perf_counter()
    with ThreadPoolExecutor(THREADS) as server:
        looks: list[Future[float]] = []
        for number in range(TRIES):
            body = urlencode({"do": "code", "code": f"{number:024d}"})
            server.submit(_ask, application, "POST", "/skriv/", f"10.9.{number}.1", body)
            if number % (TRIES // LOOKS) == 0:
                looks.append(server.submit(_waited, application, perf_counter()))
        waits = sorted(look.result() for look in looks)
    return Crowd(waits[int(len(waits) * 0.95) - 1], perf_counter() - began)


def _waited(application: WSGIHandler, asked: float) -> float:
    _ask(application, "GET", "/hjalp/", "192.0.2.1", "")
    return perf_counter() - asked


def _ask(application: WSGIHandler, method: str, path: str, address: str, body: str) -> None:
    answer = application(_environ(method, path, address, body), _started)
    for _part in answer:
        pass
    answer.close()


def _started(status: str, headers: list[tuple[str, str]], error: Any = None, /) -> Any:
    return None


def _environ(method: str, path: str, address: str, body: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": address,
        "HTTP_HOST": "localhost",
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body.encode()),
        "wsgi.url_scheme": "http",
        "wsgi.errors": BytesIO(),
    }
