"""A stand-in for the application: a checkout with the real launcher and a very small site.

The launcher is what is under test; the site only answers `/halsa`, so that starts are quick.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parents[2]

SETTINGS = """
import os
SECRET_KEY = "stand-in"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "config.urls"
INSTALLED_APPS = ["little"]
"""
URLS = """
import os
from django.http import JsonResponse
from django.urls import path
urlpatterns = [
    path("halsa", lambda request: JsonResponse({"status": "ok"})),
    path("pid", lambda request: JsonResponse({"pid": os.getpid(), "parent": os.getppid()})),
]
"""
WSGI = """
from django.core.wsgi import get_wsgi_application
application = get_wsgi_application()
"""
MIGRATE = """
import os
import psycopg
from django.core.management import BaseCommand
class Command(BaseCommand):
    def handle(self, *args, **options):
        address = os.environ["LYKTA_DATABASE_URL"].rsplit("/", 1)[0] + "/postgres"
        with psycopg.connect(address) as database:
            database.execute("create table if not exists starts (at timestamptz default now())")
            database.execute("insert into starts default values")
"""
LOAD_DEMO = """
import os, time
from pathlib import Path
from django.core.management import BaseCommand
class Command(BaseCommand):
    def handle(self, *args, **options):
        print("loading", flush=True)
        while Path(os.environ["LYKTA_ROOT"], "slow").exists():
            time.sleep(0.1)
        self.stdout.write("loaded with " + os.environ["LYKTA_DEMO_PASSWORD"])
"""
REFUSES = """
from django.core.management import BaseCommand, CommandError
class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--dry-run", action="store_true")
    def handle(self, *args, **options):
        raise CommandError("row 7: no such unit (dry run: %s)" % options["dry_run"], returncode=4)
"""
WORKER = """
import time
from django.core.management import BaseCommand
class Command(BaseCommand):
    requires_system_checks = []
    def add_arguments(self, parser):
        parser.add_argument("--wait")
    def handle(self, *args, **options):
        print("working", flush=True)
        time.sleep(3600)
"""
FILES = {
    "config/__init__.py": "",
    "config/settings.py": SETTINGS,
    "config/urls.py": URLS,
    "config/wsgi.py": WSGI,
    "little/__init__.py": "",
    "little/management/__init__.py": "",
    "little/management/commands/__init__.py": "",
    "little/management/commands/lykta_migrate.py": MIGRATE,
    "little/management/commands/load_demo.py": LOAD_DEMO,
    "little/management/commands/worker.py": WORKER,
    "little/management/commands/lykta_import.py": REFUSES,
}


def write_checkout(root: Path) -> Path:
    """Write the stand-in's files beside a link to the real launcher."""
    for name, text in FILES.items():
        file = root / "src" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (root / "src" / "launch").symlink_to(REPOSITORY / "src" / "launch")
    return root


def free_port() -> int:
    """Return a port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class StandIn:
    """The stand-in's checkout and home, and the launchers started on them."""

    root: Path
    home: Path

    def surroundings(self) -> dict[str, str]:
        """Return the environment the bootstrap would give."""
        ours = {name: text for name, text in os.environ.items() if not name.startswith("LYKTA_")}
        return {
            **ours,
            "PYTHONPATH": str(self.root / "src"),
            "PYTHONUNBUFFERED": "1",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "LYKTA_ROOT": str(self.root),
            "LYKTA_HOME": str(self.home),
        }

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command of the launcher."""
        return subprocess.Popen(
            [sys.executable, "-m", "launch", *arguments],
            cwd=self.root,
            env=self.surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the launcher to its end."""
        return subprocess.run(
            [sys.executable, "-m", "launch", *arguments],
            cwd=self.root,
            env={**self.surroundings(), **more},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


def end(launcher: subprocess.Popen[Any], how: signal.Signals = signal.SIGTERM) -> int:
    """Send the launcher a signal and return its exit status."""
    launcher.send_signal(how)
    status = launcher.wait(timeout=60)
    if launcher.stdout is not None:
        launcher.stdout.close()
    return status


def read_until(launcher: subprocess.Popen[str], words: str, *, within: float = 120) -> str:
    """Return what the launcher says up to the line with the words."""
    said = ""
    deadline = time.monotonic() + within
    assert launcher.stdout is not None
    while time.monotonic() < deadline:
        line = launcher.stdout.readline()
        said += line
        if words in line:
            return said
        if not line:
            break
    raise AssertionError(f"{words!r} was not said. Said:\n{said}")
