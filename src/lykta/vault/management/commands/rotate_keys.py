"""`./lykta rotate-keys`: a new key that wraps all keys, or a new key for one matter."""

import time
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lykta.vault import keyring, rotation
from lykta.vault.problems import NoKey, Unreadable
from lykta.vault.providers import CannotMakeKey, provider

# Other processes may seal under the older version for as long as they hold it.
PATIENCE_SECONDS = keyring.LIFETIME_SECONDS + 5


class Command(BaseCommand):
    """Renew keys in steps that are kept one by one: stop it whenever, run it again to finish."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which key."""
        parser.add_argument("--matter", type=UUID, help="renew this matter's key instead")
        parser.add_argument(
            "--no-wait", action="store_true", help="keep the older version; drop it in a later run"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Finish what an earlier run began, or begin."""
        try:
            if options["matter"]:
                self._matter(options["matter"], wait=not options["no_wait"])
            else:
                self._kek()
        except (CannotMakeKey, rotation.StillNeeded) as error:
            raise CommandError(str(error)) from None
        except NoKey:
            raise CommandError("There is no key of that matter.") from None
        except Unreadable:
            raise CommandError(
                "A value could not be opened, so its key is kept. Nothing is lost; run "
                "`./lykta verify` and restore the older KEK if it was removed."
            ) from None

    def _kek(self) -> None:
        left = rotation.left_to_rewrap()
        if left:
            self.stdout.write(f"Finishing an earlier run: {left} keys left.")
        else:
            self.stdout.write(f"New key {provider().make_next()} wraps from now on.")
        done = rotation.rewrap(progress=lambda n: self.stdout.write(f"  {n} keys wrapped anew"))
        self.stdout.write(f"Done: {done} keys. Keep the older key file as long as keyring backups.")

    def _matter(self, scope: UUID, *, wait: bool) -> None:
        if len(rotation.versions(scope)) > 1:
            self.stdout.write("Finishing an earlier run.")
        else:
            keyring.create_next(scope)
        done = rotation.reseal(scope, progress=lambda n: self.stdout.write(f"  {n} values sealed"))
        self.stdout.write(f"{done} values sealed under the new key.")
        if wait:
            time.sleep(PATIENCE_SECONDS)
            rotation.reseal(scope)
            self.stdout.write(f"{rotation.drop_older(scope)} older key version(s) destroyed.")
