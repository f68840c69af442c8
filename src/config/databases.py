"""One PostgreSQL, several logins: each alias holds only the rights of its job (design §7.6)."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from config import secret_files

STATEMENT_TIMEOUT = "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000"
HURRY = "-c synchronous_commit=off"
SEARCH_PATH = "-c search_path=lykta,accounts,published"


def databases(
    *, url: str, keyring_url: str, secrets: Path, hurried: bool = False
) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES from the deploy login's URL and the secrets folder.

    `hurried` does not wait for the disk at each commit: only for loading what is invented, which
    is begun again from nothing when the machine stops half-way.
    """
    deploy = _parse(url)
    keyring = (
        _parse(keyring_url) if keyring_url else {**deploy, "NAME": f"{deploy['NAME']}_keyring"}
    )
    made: dict[str, dict[str, Any]] = {
        "deploy": _with_options(deploy, "-c search_path=lykta,accounts -c role=lykta_owner"),
        "keyring": _as_login({**keyring}, "app", secrets, "-c search_path=keyring"),
    }
    logins = {
        "default": "app",
        "audit": "audit",
        "auditor": "auditor",
        "public": "public",
        "anon": "anon",
        "statistics": "statistics",
        "erasure": "erasure",
    }
    for alias, login in logins.items():
        path = SEARCH_PATH if alias == "default" else "-c search_path=published,audit"
        made[alias] = _as_login({**deploy}, login, secrets, f"{path} {STATEMENT_TIMEOUT}")
    return {alias: _hurried(one) for alias, one in made.items()} if hurried else made


def _hurried(one: dict[str, Any]) -> dict[str, Any]:
    driver = one["OPTIONS"]
    return {**one, "OPTIONS": {**driver, "options": f"{driver['options']} {HURRY}"}}


def _parse(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "lykta",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


def _as_login(base: dict[str, Any], login: str, secrets: Path, options: str) -> dict[str, Any]:
    base["USER"] = f"lykta_{login}"
    base["PASSWORD"] = secret_files.read(secrets, f"db_{login}")
    return _with_options(base, options)


def _with_options(base: dict[str, Any], options: str) -> dict[str, Any]:
    driver = {**base.get("OPTIONS", {}), "options": options, "connect_timeout": 5}
    driver["server_side_binding"] = True
    return {**base, "OPTIONS": driver}
