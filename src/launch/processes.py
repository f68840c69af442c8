"""Find and stop processes of our own, and only those.

A process number says nothing once its process is dead: another may have taken it. So each
start makes a random mark, puts it in the environment of what it starts, and writes it down;
what carries the mark is ours, whoever started it has been killed or not.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

MARK = "LYKTA_MARK"


def marked(mark: str) -> set[int]:
    """Return the numbers of the living processes that carry the mark, except this one."""
    wanted = f"{MARK}={mark}"
    found = _marked_by_proc(wanted) if Path("/proc/self/environ").exists() else _by_ps(wanted)
    return found - {os.getpid()}


def _marked_by_proc(wanted: str) -> set[int]:
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if wanted.encode() in (entry / "environ").read_bytes().split(b"\0"):
                    found.add(int(entry.name))
    return found


def _by_ps(wanted: str) -> set[int]:
    """Where there is no /proc (macOS): `ps` shows the environments of one's own processes."""
    if sys.platform == "win32":
        return set()
    command = ["ps", "eww", "-ax", "-o", "pid=,command="]
    listing = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return {
        int(line.split(None, 1)[0])
        for line in listing.stdout.splitlines()
        if wanted in line.split() and line.split(None, 1)[0].isdigit()
    }


def working_in(folder: Path) -> set[int]:
    """Return the living processes whose working folder it is (only where /proc tells)."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*") if Path("/proc").exists() else ():
        with contextlib.suppress(OSError):
            if (entry / "cwd").readlink() == folder:
                found.add(int(entry.name))
    return found


def command_of(number: int) -> str:
    """Return the command line of a living process, or nothing."""
    with contextlib.suppress(OSError):
        return (
            Path(f"/proc/{number}/cmdline")
            .read_bytes()
            .replace(b"\0", b" ")
            .decode("utf-8", "replace")
        )
    if sys.platform == "win32":
        return ""
    command = ["ps", "-o", "command=", "-p", str(number)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return done.stdout


def stop_marked(mark: str, *, within: float = 5.0) -> int:
    """Stop everything that carries the mark, kindly first; returns how many there were."""
    first = marked(mark)
    _signal(first, signal.SIGTERM)
    if not wait_until(lambda: not marked(mark), within=within if first else 0):
        _signal(marked(mark), getattr(signal, "SIGKILL", signal.SIGTERM))
        wait_until(lambda: not marked(mark), within=2)
    return len(first)


def _signal(numbers: Iterable[int], number: int) -> None:
    for process in numbers:
        with contextlib.suppress(OSError):
            os.kill(process, number)


def wait_until(true: Callable[[], bool], *, within: float, every: float = 0.05) -> bool:
    """Wait until the condition holds; returns False when the time is up."""
    deadline = time.monotonic() + within
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(every)
    return True
