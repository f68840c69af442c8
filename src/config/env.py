"""Typed readers of the environment: every setting is `LYKTA_…`; secrets may come from `…_FILE`."""

import os
from datetime import datetime
from pathlib import Path


class SettingProblem(SystemExit):
    """A setting is missing or wrong; the message says which and what to do."""


def text(name: str, default: str = "") -> str:
    """Return LYKTA_<name>, or the content of the file named by LYKTA_<name>_FILE."""
    file = os.environ.get(f"LYKTA_{name}_FILE")
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise SettingProblem(f"LYKTA_{name}_FILE cannot be read: {error}") from None
    return os.environ.get(f"LYKTA_{name}", default)


def choice(name: str, allowed: tuple[str, ...], default: str) -> str:
    """Return one of the allowed words."""
    value = text(name, default)
    if value not in allowed:
        raise SettingProblem(f"LYKTA_{name} is {value!r}; choose one of: {', '.join(allowed)}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated list without blanks."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """Return a whole number."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise SettingProblem(f"LYKTA_{name} is {value!r}; write a whole number.")
    return int(value)


def folder(name: str, default: str) -> Path:
    """Return an absolute folder."""
    return Path(text(name, default)).expanduser().resolve()


def moment(name: str) -> datetime | None:
    """Return a local date and time such as 2026-11-23T15:55, or None."""
    value = text(name)
    if not value:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise SettingProblem(
            f"LYKTA_{name} is {value!r}; write it like 2026-11-23T15:55."
        ) from None
