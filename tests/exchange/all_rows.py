"""Every row of every table, seen with the cluster's own login."""

from uuid import UUID

from django.db import connections

SCHEMAS = "('lykta', 'accounts', 'published')"


def forget_everything() -> None:
    """Empty every table but Django's own."""
    names = [name for name in _tables() if "django" not in name]
    with connections["deploy"].cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(names)} CASCADE")


def count_rows() -> dict[str, int]:
    """Return how many rows each table holds, the log among them."""
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        counts = {}
        for name in [*_tables(), "audit.event"]:
            cursor.execute(f"SELECT count(*) FROM {name}")
            counts[name] = cursor.fetchone()[0]
        cursor.execute("RESET ROLE")
    return counts


def who_did(event: str) -> set[UUID]:
    """Return the people whom the log names for an event."""
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("SELECT DISTINCT actor FROM audit.event WHERE event = %s", [event])
        found = {row[0] for row in cursor.fetchall()}
        cursor.execute("RESET ROLE")
    return found


def _tables() -> list[str]:
    with connections["deploy"].cursor() as cursor:
        cursor.execute(
            "SELECT schemaname || '.' || tablename FROM pg_tables"
            f" WHERE schemaname IN {SCHEMAS} ORDER BY 1"
        )
        return [row[0] for row in cursor.fetchall()]
