"""Run the installer (uv, else venv and pip) and say plainly why it failed."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from launch.trouble import Trouble

NETWORK_SIGNS = (
    "name resolution",
    "failed to establish a new connection",
    "dns error",
    "connection refused",
    "connection reset",
    "network is unreachable",
    "no route to host",
    "timed out",
    "error sending request",
    "failed to fetch",
    "could not connect",
    "max retries exceeded",
    "proxyerror",
    "no matching distribution found",
    "no solution found when resolving",
    "network connectivity is disabled",
)
DISK_SIGNS = ("no space left on device", "disk quota exceeded", "errno 28")
HASH_SIGNS = ("do not match the hashes", "hash mismatch", "in --require-hashes mode")

NO_NETWORK = """The parts Lykta is built from could not be fetched.
The first start needs a network connection; later starts do not.
Behind a proxy? Set HTTPS_PROXY. Behind your own package index? pip's and uv's settings are heeded.
Nothing is half done: run the same command again when the network is there."""
NO_DISK = """The disk is full. A first start needs about 1 GB ({path}).
Free some space, or set LYKTA_HOME to a folder on another disk, and run the command again."""
BAD_HASH = """A downloaded part is not the one that was reviewed (its hash differs).
Nothing was installed.
Run the command again; if it says the same, tell those who keep Lykta (SECURITY.md)."""
NO_VENV = """This Python has no `venv` with `pip` in it (Debian and Ubuntu package it apart).
Install it, for example: apt install python{major}.{minor}-venv
or install `uv`. Then run the command again."""


class NotFetched(Trouble):
    """Fetching failed, so the environment is as it was before."""


class NoNetwork(NotFetched):
    """Nothing answered where the packages should be."""


@dataclass(frozen=True)
class Installer:
    """What makes the environment folder and fills it: uv when on PATH, else venv and pip."""

    environment: Path
    uv: str | None

    @property
    def python(self) -> Path:
        """The environment's Python."""
        if sys.platform == "win32":
            return self.environment / "Scripts" / "python.exe"
        return self.environment / "bin" / "python"

    def make(self) -> None:
        """Make an empty environment."""
        if self.uv:
            _run(
                [
                    self.uv,
                    "venv",
                    "--quiet",
                    "--python",
                    sys.executable,
                    str(self.environment),
                ]
            )
            return
        if not _has_venv():
            raise Trouble(NO_VENV.format(major=sys.version_info[0], minor=sys.version_info[1]))
        _run([sys.executable, "-m", "venv", str(self.environment)])

    def fill(self, lock: Path) -> None:
        """Install exactly what the lock file names; every file's hash is checked."""
        exactly = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(lock))
        if self.uv:
            uv = [self.uv, "pip", "install", "--quiet", "--python", str(self.python)]
            try:
                return _run([*uv, *exactly])
            except NoNetwork:
                # A machine may tell pip alone where its packages are.
                if not _has_venv():
                    raise
        pip = [str(self.python), "-m", "pip"]
        if not _works([*pip, "--version"]):
            _run([str(self.python), "-m", "ensurepip"])
        return _run([*pip, "install", "--quiet", "--no-compile", *exactly])


def find_installer(environment: Path) -> Installer:
    """Choose uv when it is on PATH (unless LYKTA_INSTALLER=pip), else venv and pip."""
    if os.environ.get("LYKTA_INSTALLER") == "pip":
        return Installer(environment, None)
    return Installer(environment, shutil.which("uv"))


def _has_venv() -> bool:
    return _works([sys.executable, "-c", "import ensurepip, venv"])


def _works(command: list[str]) -> bool:
    done = subprocess.run(command, capture_output=True, check=False, env=_quiet())
    return done.returncode == 0


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            env=_quiet(),
        )
    except OSError as fault:
        raise Trouble(f"{command[0]} could not be started: {fault}") from fault
    if done.returncode != 0:
        raise explain(done.stdout + done.stderr, path=command[-1])


def _quiet() -> dict[str, str]:
    """Return the caller's environment without what would lead the installer astray."""
    stray = (
        "PYTHONPATH",
        "PYTHONHOME",
        "VIRTUAL_ENV",
        "PIP_TARGET",
        "PIP_USER",
        "PIP_PREFIX",
    )
    kept = {name: value for name, value in os.environ.items() if name not in stray}
    return {
        **kept,
        "UV_PYTHON_DOWNLOADS": "never",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def explain(output: str, *, path: str) -> Trouble:
    """Turn the installer's last words into what the operator can do."""
    said = output.lower()
    if any(sign in said for sign in HASH_SIGNS):
        return NotFetched(BAD_HASH)
    if any(sign in said for sign in DISK_SIGNS):
        return Trouble(NO_DISK.format(path=path))
    if any(sign in said for sign in NETWORK_SIGNS):
        return NoNetwork(NO_NETWORK)
    tail = "\n".join(output.strip().splitlines()[-12:])
    return Trouble(f"The installation failed. The installer's last words:\n{tail}")
