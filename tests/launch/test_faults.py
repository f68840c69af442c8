"""FA-01: what was acknowledged is there after the database has been killed under its writers."""

import contextlib
import os
import signal
import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from launch import processes
from launch.postgres import Cluster

WRITERS = 8
WRITABLE_WITHIN = 10.0


@dataclass
class Writers:
    """Eight connections that write one row at a time and note what was acknowledged."""

    address: str
    tried: set[uuid.UUID] = field(default_factory=set)
    acknowledged: set[uuid.UUID] = field(default_factory=set)
    enough: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Start them all."""
        self.threads = [threading.Thread(target=self._write) for _ in range(WRITERS)]
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        """End them all."""
        self.enough.set()
        for thread in self.threads:
            thread.join()

    def _write(self) -> None:
        while not self.enough.is_set():
            with contextlib.suppress(psycopg.Error), self._connect() as database:
                while not self.enough.is_set():
                    self._write_one(database)
            time.sleep(0.02)

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(self.address, autocommit=True, connect_timeout=2)

    def _write_one(self, database: psycopg.Connection[tuple[object, ...]]) -> None:
        key = uuid.uuid4()
        self.tried.add(key)
        database.execute("insert into acknowledged values (%s)", (key,))
        self.acknowledged.add(key)


def kill_all(cluster: Cluster) -> None:
    """Kill -9 the first process of the server and every other, in no kind order."""
    assert cluster.process is not None
    os.kill(cluster.process.pid, signal.SIGKILL)
    for number in processes.working_in(cluster.data):
        with contextlib.suppress(OSError):
            os.kill(number, signal.SIGKILL)
    cluster.process.wait()


def kill_under_writers(cluster: Cluster) -> Writers:
    """Kill the server while eight write, start it again, and see that it can be written."""
    writers = Writers(cluster.dsn("postgres"))
    writers.start()
    processes.wait_until(lambda: len(writers.acknowledged) > 200, within=20, every=0.01)
    kill_all(cluster)
    killed = time.monotonic()
    cluster.start()
    before = len(writers.acknowledged)
    written = processes.wait_until(lambda: len(writers.acknowledged) > before + 50, within=20)
    taken = time.monotonic() - killed
    writers.stop()
    assert written, "the writers never got through again"
    assert taken <= WRITABLE_WITHIN
    return writers


def check_kills(home: Path, *, times: int) -> None:
    """Kill so many times; nothing acknowledged is lost, nothing appears that nobody wrote."""
    cluster = Cluster(home, fsync=True)
    cluster.start()
    tried: set[uuid.UUID] = set()
    acknowledged: set[uuid.UUID] = set()
    try:
        with psycopg.connect(cluster.dsn("postgres"), autocommit=True) as database:
            database.execute("create table acknowledged (key uuid primary key)")
        for _ in range(times):
            writers = kill_under_writers(cluster)
            tried |= writers.tried
            acknowledged |= writers.acknowledged
        with psycopg.connect(cluster.dsn("postgres")) as database:
            there = {row[0] for row in database.execute("select key from acknowledged")}
    finally:
        cluster.destroy()
    assert acknowledged - there == set(), "acknowledged rows are lost"
    assert there - tried == set(), "rows that nobody wrote"


def test_fa_01_no_acknowledged_row_is_lost(home: Path) -> None:
    """Kill -9 PostgreSQL under 8 writers, three times.

    Seen failing when synchronous_commit was off: acknowledged rows were gone.
    """
    check_kills(home, times=3)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_fa_01_no_acknowledged_row_is_lost_in_twenty_kills(home: Path) -> None:
    """The same, twenty times."""
    check_kills(home, times=20)
