"""The worker as a child process of the demo: it sends mail and does what is due."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from launch.places import make_folder
from launch.server import LOG_LIMIT

RESTARTS = 3
WITHIN = 120.0
FIRST_REST = "8"  # seconds it leaves the machine to the first pages


class Worker:
    """One `worker` command, started again when it dies; the demo goes on without it if it must."""

    def __init__(self, *, log: Path) -> None:
        """Name where its messages go."""
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None
        self.starts: list[float] = []

    def start(self, surroundings: Mapping[str, str]) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches only the launcher."""
        self.stop()
        make_folder(self.log.parent)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.unlink()
        self.starts = [at for at in self.starts if time.monotonic() - at < WITHIN]
        self.starts.append(time.monotonic())
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "launch.django_commands", "worker", "--wait", FIRST_REST],
                env=dict(surroundings),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def has_died(self) -> bool:
        """Whether the worker we started is gone and should be started again."""
        if self.process is None or self.process.poll() is None:
            return False
        if len(self.starts) <= RESTARTS:
            return True
        self.process = None
        print(f"The worker stops again and again; no mail is sent. Its log: {self.log}", flush=True)
        return False

    def stop(self) -> None:
        """Stop it; what it was doing is taken back by the database, or repeated."""
        if self.process is None:
            return
        with contextlib.suppress(OSError):
            self.process.terminate()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None
