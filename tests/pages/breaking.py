"""Breaking the database under a page: it goes away as in life, or fails as nobody meant."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections

Run = Callable[..., Any]


@contextmanager
def goes_away(alias: str, *, at: str) -> Iterator[list[str]]:
    """End this connection's backend as soon as a statement with `at` is about to run, once.

    Gives the list of statements that met it, to see that it happened.
    """
    met: list[str] = []

    def end(execute: Run, sql: str, params: Any, many: bool, context: Any) -> Any:
        if at in sql and not met:
            met.append(sql)
            _terminate(connections[alias].connection.info.backend_pid)
        return execute(sql, params, many, context)

    with connections[alias].execute_wrapper(end):
        yield met


def _terminate(backend: int) -> None:
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [backend])
        cursor.execute("SET ROLE lykta_owner")


@contextmanager
def breaks(*, at: str, by: str = "SELECT 1/0") -> Iterator[None]:
    """Run a broken statement when one with `at` is about to run on the restricted login."""

    def fault(execute: Run, sql: str, params: Any, many: bool, context: Any) -> Any:
        if at in sql:
            context["cursor"].cursor.execute(by)
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(fault):
        yield
