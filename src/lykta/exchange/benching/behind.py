"""The bench's way past the app's rights: to put in bulk, and to take away what it measured on."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper


@contextmanager
def as_policy_role() -> Iterator[CursorWrapper]:
    """One transaction of the deploy login in the policy role (design 7.16)."""
    with transaction.atomic(using="deploy"), connections["deploy"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE lykta_policy")
        yield cursor
