"""Write docs/privacy/data-inventory.md from the models' declarations."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from lykta.secrecy.inventory import page


class Command(BaseCommand):
    """Renew the inventory."""

    help = __doc__ or ""
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the page."""
        path = settings.BASE_DIR / "docs" / "privacy" / "data-inventory.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(), encoding="utf-8")
        self.stdout.write(f"{path.relative_to(settings.BASE_DIR)} is current.")
