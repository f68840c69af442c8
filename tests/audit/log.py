"""What a request or an action left in the log: the measure of AU-01."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.databases import connect


@dataclass(frozen=True)
class Logged:
    """One event as a test states it."""

    event: str
    outcome: str = "done"
    about: UUID | None = None


class Recorded(list[Logged]):
    """Filled when the block ends."""


@contextmanager
def events_of(database: str) -> Iterator[Recorded]:
    """Collect exactly the events that the block adds to the log, in their order.

    with events_of(database) as recorded:
        client.get(address)
    assert recorded == [Logged("matter.read", "read", matter)]
    """
    before = int(rows(database, "SELECT coalesce(max(id), 0) FROM audit.event")[0][0])
    recorded = Recorded()
    yield recorded
    found = rows(
        database,
        "SELECT event, outcome, about FROM audit.event WHERE id > %s ORDER BY id",
        before,
    )
    recorded.extend(Logged(*row) for row in found)


def rows(database: str, statement: str, *values: Any) -> list[Any]:
    """Run a statement as the deploy login (a superuser here), and commit."""
    with connect(database, "deploy") as connection:
        cursor = connection.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
