"""What this installation brings to the thread: peppers, strength, words, the board's decisions.

The database holds none of it. The public process needs these and nothing of the vault.
"""

from functools import cache
from pathlib import Path

from django.conf import settings

from config import secret_files
from lykta.anonymous.rules import board, codes
from lykta.anonymous.rules.keys import Peppers, Strength

DEMO_CODE = codes.Code("202611231111222233334444")  # the demo's one known code; invented


def peppers() -> Peppers:
    """Return the installation's peppers."""
    return _peppers(settings.SECRETS)


@cache
def _peppers(folder: Path) -> Peppers:
    return Peppers.of(bytes.fromhex(secret_files.read(folder, "key_thread")))


def strength() -> Strength:
    """Return how slow a code is to try: full everywhere but in tests."""
    return Strength(*settings.THREAD_STRENGTH)


def listed_words() -> tuple[str, ...]:
    """Return the words that codes are said in."""
    return codes.load_words(settings.DATA_DIR / "thread_words.txt")


def decided() -> board.Board:
    """Return what the board has decided."""
    return board.load(settings.DATA_DIR / "anonymous_thread.yaml")
