"""Timing pages through the whole stack of middleware, gates, templates, log and database.

The floor of a page is a trivial signed-in view plus the page's own SQL run by hand: here the time
its statements took in the same request, driver included. Ratios of one run compare; times do not.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any, Protocol

from django.db import connections


class Answer(Protocol):
    """What a page answered, as the test client gives it."""

    @property
    def status_code(self) -> int:
        """Return the status."""
        ...


Ask = Callable[[], Answer]
GOAL = 2.5  # times the floor
GROWTH_GOAL = 1.3  # times the cost with a tenth of the data


@dataclass(frozen=True)
class Sample:
    """One request: its time and its statements' time in seconds, and how many statements."""

    whole: float
    in_sql: float
    statements: int


@dataclass(frozen=True)
class Measured:
    """A page beside its floor and a trivial view, as medians in milliseconds."""

    name: str
    page_ms: float
    floor_ms: float
    statements: int
    plain_ms: float = 1.0
    tenth: "Measured | None" = None  # the page with a tenth of the data

    @property
    def growth(self) -> float | None:
        """Return how many times dearer ten times the data makes the page, where it is known.

        Both are told in trivial views of their own minute: the machine drifts between them.
        """
        if self.tenth is None:
            return None
        return self.page_ms / self.plain_ms / (self.tenth.page_ms / self.tenth.plain_ms)

    @property
    def ratio(self) -> float:
        """Return how many times the floor the page costs."""
        return self.page_ms / self.floor_ms


class BadAnswer(Exception):
    """A page answered something else than it should: nothing is measured."""


class _Watch:
    def __init__(self) -> None:
        self.in_sql, self.statements = 0.0, 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        start = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.in_sql += perf_counter() - start
            self.statements += 1


@contextmanager
def _watching() -> Iterator[_Watch]:
    watch = _Watch()
    with ExitStack() as stack:
        for alias in ("default", "audit", "keyring"):
            stack.enter_context(connections[alias].execute_wrapper(watch))
        yield watch


def sample(ask: Ask, *, expect: int) -> Sample:
    """Time one request. Raises `BadAnswer` when it answers another status."""
    with _watching() as watch:
        start = perf_counter()
        answer = ask()
        whole = perf_counter() - start
    if answer.status_code != expect:
        raise BadAnswer(f"answered {answer.status_code}, not {expect}")
    return Sample(whole, watch.in_sql, watch.statements)


def measure(
    name: str,
    ask: Ask,
    *,
    trivial: Ask,
    runs: int,
    expect: int = 200,
) -> Measured:
    """Time a page and the trivial view in turn, so that a drifting machine slows both."""
    for _ in range(3):
        sample(ask, expect=expect)
    pages, floors, plains = [], [], []
    for _ in range(runs):
        plain = sample(trivial, expect=200)
        page = sample(ask, expect=expect)
        pages.append(page)
        plains.append(plain.whole)
        floors.append(plain.whole + page.in_sql)
    return Measured(
        name=name,
        page_ms=median(one.whole for one in pages) * 1000,
        floor_ms=median(floors) * 1000,
        statements=round(median(one.statements for one in pages)),
        plain_ms=median(plains) * 1000,
    )
