"""Which login serves which query: pages use `default`, migrations use `deploy`."""

from typing import Any


class Router:
    """Everything reads and writes as the app login; only the deploy login changes tables."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """Read as the app login, whatever alias the row came from."""
        return None

    def db_for_write(self, model: Any, **hints: Any) -> str | None:
        """Write as the app login."""
        return None

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """Every alias is the same database seen through another login."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Tables are made by the deploy login alone."""
        return db == "deploy"
