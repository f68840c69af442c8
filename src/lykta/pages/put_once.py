"""Questions to the database that are always the same: put into SQL once, then asked again as is.

Putting a question into SQL costs more than the database's answer to a small one. Min dag asks a
hundred; the plan's page thirty. Row-level security asks no less: it stands in the database.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Question = Callable[..., QuerySet[Any, Any]]


def rows(question: Question, *given: Hashable) -> list[tuple[Any, ...]]:
    """Return the rows of a `values_list` question, in the signed context of the transaction.

    `question` is a module's own function, so that it is the same each time; `given` are its
    arguments: codes, days, keys and tuples of keys; a question about no keys has no rows.
    """
    words, values = _in_sql(question, *given)
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(words, values)
        return list(cursor.fetchall())


@lru_cache(maxsize=512)
def _in_sql(question: Question, *given: Hashable) -> tuple[str, tuple[Any, ...]]:
    try:
        words, values = question(*given).query.sql_with_params()
    except EmptyResultSet:
        return "", ()
    return words, tuple(values)
