"""The installation's secrets as files in one folder, made once and never printed.

Demo and tests make what is missing. Production makes nothing by itself: a lost key folder
must stop the start, not be replaced by new keys (`./lykta migrate --first-time` makes them).
"""

import os
import secrets
from pathlib import Path

LOGINS = ("app", "public", "anon", "audit", "auditor", "statistics", "erasure", "backup")
KEYS = ("context", "kek", "index", "anchor", "draft", "thread")
NAMES = (*(f"db_{login}" for login in LOGINS), *(f"key_{key}" for key in KEYS), "django")


def ensure(folder: Path) -> None:
    """Make the folder and each missing secret (32 random bytes as hex, mode 0600)."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in NAMES:
        path = folder / name
        if not path.exists():
            _write_once(path, secrets.token_hex(32))


def read(folder: Path, name: str) -> str:
    """Return one secret, or an empty string when it has not been made yet."""
    try:
        return (folder / name).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def _write_once(path: Path, value: str) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(value)
    try:
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
