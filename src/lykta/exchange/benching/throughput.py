"""How many help pages a process hands out, beside a hello-world view: through all the middleware.

The application is called as the server calls it, without a network between, page and floor in turn.
"""

from dataclasses import dataclass
from io import BytesIO
from statistics import median
from time import perf_counter
from typing import Any

from django.core.handlers.wsgi import WSGIHandler

from lykta.exchange.benching.measuring import BadAnswer

GOAL = 0.8
HELLO = "/matning/hej"
PAGES = ("/hjalp/", "/hjalp/ti/", "/hjalp/vad/")
IN_A_ROW = 50


@dataclass(frozen=True)
class Throughput:
    """A page's answers in a second beside hello world's, as medians of many short rounds."""

    name: str
    per_second: float
    hello_per_second: float

    @property
    def ratio(self) -> float:
        """Return which part of hello world's throughput the page holds."""
        return self.per_second / self.hello_per_second


def measured(*, rounds: int) -> list[Throughput]:
    """Measure the help pages. Raises `BadAnswer` when one does not answer 200."""
    application = WSGIHandler()
    return [_beside_hello(application, page, rounds) for page in PAGES]


def _beside_hello(application: WSGIHandler, page: str, rounds: int) -> Throughput:
    _seconds(application, page)
    pairs = [(_seconds(application, page), _seconds(application, HELLO)) for _ in range(rounds)]
    mine, floor = median(p for p, _ in pairs), median(h for _, h in pairs)
    return Throughput(f"help page {page}", IN_A_ROW / mine, IN_A_ROW / floor)


def _seconds(application: WSGIHandler, path: str) -> float:
    start = perf_counter()
    for _ in range(IN_A_ROW):
        _ask(application, path)
    return perf_counter() - start


def _ask(application: WSGIHandler, path: str) -> None:
    said: list[str] = []

    def start(status: str, headers: Any, exc_info: Any = None, /) -> Any:
        said.append(status)

    answer = application(_environ(path), start)
    for _part in answer:
        pass
    answer.close()
    if not said[0].startswith("200"):
        raise BadAnswer(f"answered {said[0]} at {path}")


def _environ(path: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http",
        "wsgi.errors": BytesIO(),
    }
