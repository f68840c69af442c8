"""Which installation a database belongs to: the demo may never run against another's."""

from django.conf import settings
from django.core.management.base import CommandError
from django.db import ProgrammingError, connections, transaction


def mode_of_database() -> str | None:
    """Return demo, test or production as marked at the first migration; None when unmarked."""
    try:
        with transaction.atomic(using="deploy"), connections["deploy"].cursor() as cursor:
            cursor.execute("SET LOCAL ROLE lykta_policy")
            cursor.execute("SELECT mode FROM secrecy.installation")
            row = cursor.fetchone()
    except ProgrammingError:
        return None
    return str(row[0]) if row else None


def check_mode() -> None:
    """Refuse to start in one mode against another mode's database.

    Raises CommandError telling what to do.
    """
    marked = mode_of_database()
    if marked is not None and marked != settings.MODE:
        raise CommandError(
            f"This database belongs to a {marked} installation, but LYKTA_MODE is "
            f"{settings.MODE}. Point LYKTA_DATABASE_URL at another database."
        )
