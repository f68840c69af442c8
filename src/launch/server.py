"""The web server as a child process: granian, WSGI, two workers at most."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from launch import processes
from launch.places import make_folder
from launch.trouble import Trouble

WORKERS = 2
THREADS = 4
LOG_LIMIT = 10 * 1024 * 1024


def demand_free(port: int) -> None:
    """Refuse a port that anybody listens on.

    Asked before the server starts: granian shares a port silently (SO_REUSEPORT), and requests
    would then alternate between the old program and the new.
    """
    if port < 1 or port > 65535:
        raise Trouble(
            f"{port} is not a port number. Choose one between 1024 and 65535: --port 8100"
        )
    if _is_answered(port) or not _can_bind(port):
        raise Trouble(
            f"Port {port} is in use by another program, or not yours to use.\n"
            f"Choose another one: ./lykta demo --port {port + 1 if port < 65535 else 8000}"
        )


def _is_answered(port: int) -> bool:
    for address in ("127.0.0.1", "::1"):
        with (
            contextlib.suppress(OSError),
            socket.create_connection((address, port), timeout=1),
        ):
            return True
    return False


def _can_bind(port: int) -> bool:
    with socket.socket() as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


class Server:
    """One granian with its workers, on one address."""

    def __init__(self, *, host: str, port: int, log: Path | None, workers: int = 0) -> None:
        """Name the server; `log=None` writes to the terminal (for a service manager)."""
        self.host = host
        self.port = port
        self.log = log
        self.workers = workers or min(WORKERS, os.cpu_count() or 1)
        self.process: subprocess.Popen[bytes] | None = None
        self.log_begins = 0

    def start(self, surroundings: Mapping[str, str]) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches only the launcher."""
        with self._output() as output:
            self.process = subprocess.Popen(
                self.command(),
                env=dict(surroundings),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def command(self) -> list[str]:
        """Return the command line."""
        return [
            *(sys.executable, "-m", "granian", "--interface", "wsgi"),
            *("--host", self.host, "--port", str(self.port)),
            *("--workers", str(self.workers), "--blocking-threads", str(THREADS)),
            *(
                "--no-ws",
                "--http",
                "1",
                "--respawn-failed-workers",
                "--workers-kill-timeout",
                "5",
            ),
            *("--log-level", "warning", "--no-access-log"),
            "config.wsgi:application",
        ]

    @contextlib.contextmanager
    def _output(self) -> Iterator[IO[bytes] | None]:
        if self.log is None:
            yield None
            return
        make_folder(self.log.parent)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.unlink()
        with self.log.open("ab") as file:
            self.log_begins = file.tell()
            yield file

    def wait_until_well(self, *, within: float = 60) -> None:
        """Wait until `/halsa` answers 200; says what the log says when it does not."""
        processes.wait_until(lambda: self.is_well() or self.has_died(), within=within)
        if not self.is_well():
            status = self.health()
            answer = f" It answers /halsa with {status}." if status else ""
            raise Trouble(f"The web server did not come up.{answer}\n{self.last_words()}")

    def is_well(self) -> bool:
        """Whether the server answers `/halsa` with 200 now."""
        return self.health() == 200

    def health(self) -> int:
        """Return the status `/halsa` answers with, or 0 when nothing answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/halsa")
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def has_died(self) -> bool:
        """Whether the server we started is gone."""
        return self.process is not None and self.process.poll() is not None

    def last_words(self) -> str:
        """Return the end of what this start has logged."""
        if self.log is None:
            return "Its messages are above."
        with contextlib.suppress(OSError):
            said = self.log.read_bytes()[self.log_begins :]
            lines = said.decode("utf-8", "replace").splitlines()
            return "\n".join([*lines[-15:], f"The whole log: {self.log}"])
        return f"The log: {self.log}"

    def stop(self) -> None:
        """Stop it: requests under way are finished within a few seconds."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None
