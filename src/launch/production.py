"""`./lykta serve`: the production server, under whatever keeps services alive."""

import os
import subprocess
import sys

from launch import surroundings
from launch.places import Home
from launch.server import Server, demand_free
from launch.trouble import Trouble

NO_DATABASE = """`serve` needs a PostgreSQL server: set LYKTA_DATABASE_URL
(docs/operations/install.md says how).
To try Lykta without one: ./lykta demo"""


def run(home: Home) -> int:
    """Become the web server, so that the service manager's signals reach it directly."""
    if not surroundings.has_own_database():
        raise Trouble(NO_DATABASE, status=2)
    port = read_port()
    demand_free(port)
    host = os.environ.get("LYKTA_BIND", "127.0.0.1")
    given = {"LYKTA_PORT": str(port), **surroundings.for_home(home, mode=mode())}
    server = Server(host=host, port=port, log=None, workers=_workers())
    if sys.platform == "win32":
        return subprocess.call(server.command(), env=given)
    sys.stdout.flush()
    os.execve(sys.executable, server.command(), given)  # noqa: S606 - no shell is meant


def mode() -> str:
    """Return the operator's mode; production when a server is named, the demo otherwise."""
    chosen = os.environ.get("LYKTA_MODE")
    return chosen or ("production" if surroundings.has_own_database() else "demo")


def read_port() -> int:
    """Return `LYKTA_PORT`, else 8000."""
    return _number("LYKTA_PORT", 8000)


def _workers() -> int:
    return _number("LYKTA_WORKERS", 0)


def _number(name: str, otherwise: int) -> int:
    given = os.environ.get(name, "")
    if given and not given.isdigit():
        raise Trouble(f"{name} must be a number; it is `{given}`.", status=2)
    return int(given) if given else otherwise
