"""The environment variables that Django and the server are started with."""

import os
from pathlib import Path

from launch.places import Home
from launch.postgres import Cluster
from launch.processes import MARK

DATABASE = "lykta"
KEYRING = "lykta_keyring"
LOCAL_HOSTS = "localhost,127.0.0.1"


def has_own_database() -> bool:
    """Whether the operator points at a PostgreSQL server (`LYKTA_DATABASE_URL`)."""
    return bool(os.environ.get("LYKTA_DATABASE_URL") or os.environ.get("LYKTA_DATABASE_URL_FILE"))


def root() -> Path:
    """Return the checkout."""
    return Path(os.environ.get("LYKTA_ROOT") or Path(__file__).parents[2])


def for_home(home: Home, *, mode: str, mark: str = "") -> dict[str, str]:
    """Return what every command is given; what the operator has set is kept."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(root() / "src"),
        "LYKTA_ROOT": str(root()),
        "LYKTA_MODE": mode,
        "LYKTA_HOME": str(home.path),
        "LYKTA_SECRETS": str(home.secrets),
        **({MARK: mark} if mark else {}),
    }


def for_cluster(cluster: Cluster) -> dict[str, str]:
    """Return the addresses of the embedded server's databases."""
    return {
        "LYKTA_DATABASE_URL": cluster.dsn(DATABASE),
        "LYKTA_KEYRING_URL": cluster.dsn(KEYRING),
    }


def for_web(*, port: int) -> dict[str, str]:
    """Return what the web application must know of its own address."""
    return {"LYKTA_PORT": str(port), "LYKTA_HOSTS": LOCAL_HOSTS}
