"""An embedded PostgreSQL of our own: made, started, mended, stopped.

    with Cluster(Path("/var/lib/lykta")) as cluster:
        cluster.dsn("lykta")

One `Cluster` is one server process. After `kill -9` of anything, `start()` mends: a server left
behind is stopped first, a stale lock file is recognised, a half-made data folder is made anew.
"""

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote

from launch import processes
from launch.places import make_folder, read_secret, write_secret
from launch.postgres_settings import flags
from launch.program import Program, can_reach, find_program, find_user
from launch.trouble import Trouble

SUPERUSER = "lykta_superuser"
KEPT_IN = "postgres_superuser"
TRIES = 5
LOG_LIMIT = 10 * 1024 * 1024


@dataclass(frozen=True)
class Postmaster:
    """What `postmaster.pid` says about the server that wrote it."""

    number: int
    port: int
    ready: bool


class Cluster:
    """The embedded server under one Lykta home; `fsync=False` only for a throw-away one."""

    def __init__(
        self, home: Path, *, fsync: bool = True, secrets_folder: Path | None = None
    ) -> None:
        """Name the cluster; nothing is made or started yet."""
        self.user = find_user()
        self.folder = home / "postgres"
        self.fsync = fsync
        self.secret = (secrets_folder or home / "secrets") / KEPT_IN
        self.process: subprocess.Popen[bytes] | None = None
        self.port = 0

    @property
    def data(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """The server's log; its settings keep personal data out."""
        return self.folder / "server.log"

    def __enter__(self) -> Self:
        """Start for the length of a block."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop at the end of the block."""
        self.stop()

    def start(self) -> None:
        """Start the server and wait until it answers; makes the cluster the first time."""
        program = self._prepare()
        self._stop_left_behind(program)
        if not self.data.exists():
            self._initialise(program)
        elif read_secret(self.secret) is None:
            raise Trouble(
                f"The password of the database is gone: {self.secret}.\n"
                "Put it back from a backup, or begin anew with: ./lykta demo --fresh"
            )
        for _ in range(TRIES):
            self.port = self._choose_port()
            if self._launch(program):
                return
        raise Trouble(f"PostgreSQL did not start.\n{self._last_words()}")

    def stop(self) -> None:
        """Stop fast: sessions are ended, everything committed is kept."""
        program = self._prepare()
        if self.data.exists():
            self._stop_left_behind(program)
        if self.process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=30)
            self.process = None

    def attach(self) -> bool:
        """Use the server that another process of ours has running; False when there is none."""
        found = self._postmaster()
        if found is None or not found.ready or not self._is_ours(found.number):
            return False
        self.port = found.port
        return True

    def has_died(self) -> bool:
        """Whether the server we started is gone."""
        return self.process is not None and self.process.poll() is not None

    def dsn(self, database: str) -> str:
        """Return the superuser's address of a database, with the password in it: a secret."""
        password = quote(read_secret(self.secret) or "", safe="")
        return f"postgresql://{SUPERUSER}:{password}@127.0.0.1:{self.port}/{database}"

    def destroy(self) -> None:
        """Stop and remove every row; what the demo's `--fresh` and the tests' end ask for."""
        if self.folder.exists():
            self.stop()
            shutil.rmtree(self.folder)
        self.secret.unlink(missing_ok=True)

    def _prepare(self) -> Program:
        """Make the folder above the data; what lies above it is never changed."""
        make_folder(self.folder, mode=0o700 if self.user is None else 0o711)
        if not can_reach(self.user, self.folder):
            name = self.user.name if self.user else "you"
            raise Trouble(
                f"PostgreSQL does not run as root; it runs as `{name}`,\n"
                f"who cannot reach {self.folder}.\n"
                "Set LYKTA_HOME to a folder everyone may walk to, for example: "
                "LYKTA_HOME=/var/lib/lykta ./lykta demo"
            )
        return find_program(self.folder, self.user)

    def _initialise(self, program: Program) -> None:
        """Make the data folder under another name first, so that half a one is never used."""
        for left in self.folder.glob("new-*"):
            shutil.rmtree(left)
        password = secrets.token_urlsafe(24)
        with tempfile.TemporaryDirectory(dir=self.folder, prefix="new-") as name:
            part = Path(name)
            (part / "password").write_text(password, "ascii")
            self._give(part, part / "password")
            done = program.run(program.command("initdb", *self._initdb(part)), folder=part)
            if done.returncode != 0:
                raise Trouble(
                    f"The database could not be made.\n{(done.stderr or done.stdout).strip()}"
                )
            write_secret(self.secret, password)
            (part / "data").rename(self.data)

    def _initdb(self, part: Path) -> list[str]:
        return [
            f"--pgdata={part / 'data'}",
            f"--username={SUPERUSER}",
            f"--pwfile={part / 'password'}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            *([] if self.fsync else ["--no-sync"]),
        ]

    def _give(self, *paths: Path) -> None:
        for path in paths:
            if self.user is not None:
                os.chown(path, self.user.uid, self.user.gid)

    def _choose_port(self) -> int:
        """Return the port of last time when it is free, else any free one; it is written down."""
        state = self.folder / "port.json"
        last = 0
        with contextlib.suppress(OSError, ValueError, TypeError):
            last = int(json.loads(state.read_text("ascii")))
        for port in (last, 0):
            with contextlib.suppress(OSError), socket.socket() as probe:
                if sys.platform != "win32":
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(("127.0.0.1", port))
                chosen = int(probe.getsockname()[1])
                state.write_text(json.dumps(chosen), "ascii")
                return chosen
        raise Trouble("No free network port was found on this machine for the database.")

    def _launch(self, program: Program) -> bool:
        """Start one server and wait until it is ready; False when it ended instead."""
        command = program.command("postgres", "-D", str(self.data))
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.unlink()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *flags(port=self.port, fsync=self.fsync)],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **program.options(),
            )
        processes.wait_until(lambda: self._is_ready() or self.has_died(), within=60, every=0.02)
        if self._is_ready():
            return True
        self.process.kill()
        self.process.wait()
        processes.wait_until(lambda: not processes.working_in(self.data), within=3)
        return False

    def _is_ready(self) -> bool:
        found = self._postmaster()
        if found is None or self.process is None:
            return False
        return found.ready and found.number == self.process.pid

    def _postmaster(self) -> Postmaster | None:
        """Read `postmaster.pid`: number, data folder, start time, port, …, state on line 8."""
        try:
            lines = (self.data / "postmaster.pid").read_text("utf-8", "replace").splitlines()
            ready = len(lines) > 7 and lines[7].strip() == "ready"
            return Postmaster(int(lines[0]), int(lines[3]) if len(lines) > 3 else 0, ready)
        except (OSError, ValueError, IndexError):
            return None

    def _is_ours(self, number: int) -> bool:
        """Whether the process of that number is a PostgreSQL on our data, not a later stranger."""
        command = processes.command_of(number)
        return "postgres" in command and str(self.data) in command

    def _stop_left_behind(self, program: Program) -> None:
        """Stop whatever server is on our data; remove a lock file that points at a stranger."""
        found = self._postmaster()
        if found is not None and self._is_ours(found.number):
            stop = ("stop", "-D", str(self.data), "-m", "fast", "-w", "-t", "30")
            done = program.run(program.command("pg_ctl", *stop), folder=self.folder)
            if done.returncode != 0 and self._is_ours(found.number):
                raise Trouble(
                    f"A PostgreSQL left from before does not stop (process {found.number}).\n"
                    f"{done.stderr.strip()}\nEnd it by hand, then run the command again."
                )
        elif found is not None and not processes.working_in(self.data):
            (self.data / "postmaster.pid").unlink(missing_ok=True)
        processes.wait_until(lambda: not processes.working_in(self.data), within=5)

    def _last_words(self) -> str:
        with contextlib.suppress(OSError):
            lines = self.log.read_text("utf-8", "replace").splitlines()
            return "\n".join([*lines[-8:], f"The whole log: {self.log}"])
        return f"The log: {self.log}"
