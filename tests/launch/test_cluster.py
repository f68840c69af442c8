"""The embedded PostgreSQL: made, kept closed, and mended after every kind of kill."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from launch import processes, program
from launch.places import is_root
from launch.postgres import Cluster
from launch.trouble import Trouble

root_only = pytest.mark.skipif(not is_root(), reason="only root gives PostgreSQL another user")


def count_rows(cluster: Cluster) -> int:
    """Return how many rows the table `kept` holds."""
    with psycopg.connect(cluster.dsn("postgres")) as database:
        found = database.execute("select count(*) from kept").fetchone()
    assert found is not None
    return int(found[0])


def keep_a_row(cluster: Cluster) -> None:
    """Write one row that must never be lost."""
    with psycopg.connect(cluster.dsn("postgres")) as database:
        database.execute("create table if not exists kept (word text)")
        database.execute("insert into kept values ('fyr')")


def postmaster(cluster: Cluster) -> int:
    """Return the number of the server's first process."""
    return int((cluster.data / "postmaster.pid").read_text().splitlines()[0])


def test_rows_and_port_are_the_same_after_stop_and_start(cluster: Cluster) -> None:
    """A second start finds everything again, on the same port."""
    keep_a_row(cluster)
    port = cluster.port
    cluster.stop()
    cluster.start()
    assert (count_rows(cluster), cluster.port) == (1, port)


def test_words_are_compared_in_every_alphabet(cluster: Cluster) -> None:
    """The built-in locale lowers Swedish letters without ICU."""
    with psycopg.connect(cluster.dsn("postgres")) as database:
        assert database.execute("select lower('ÅSA ÖRN')").fetchone() == ("åsa örn",)


def test_a_wrong_password_is_refused(cluster: Cluster) -> None:
    """Must fail when initdb was given --auth=trust."""
    address = f"postgresql://lykta_superuser:wrong@127.0.0.1:{cluster.port}/postgres"
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(address)


def test_the_password_is_the_owners_alone(cluster: Cluster) -> None:
    """Random, 0600, in a folder of 0700."""
    assert cluster.secret.stat().st_mode & 0o777 == 0o600
    assert cluster.secret.parent.stat().st_mode & 0o777 == 0o700
    assert len(cluster.secret.read_text()) >= 32


def test_nothing_a_person_wrote_reaches_the_log(cluster: Cluster) -> None:
    """Must fail when log_min_messages and log_min_error_statement had PostgreSQL's defaults."""
    with psycopg.connect(cluster.dsn("postgres")) as database:
        for statement in ("select 'KANARIE-a'::int", "select 1/0 /* KANARIE-b */"):
            with pytest.raises(psycopg.Error):
                database.execute(statement)
            database.rollback()
        with pytest.raises(psycopg.Error):
            database.execute("select %s::int", ("KANARIE-c",))
    cluster.stop()
    assert "KANARIE" not in cluster.log.read_text()


@root_only
def test_the_server_does_not_run_as_root(cluster: Cluster) -> None:
    """It runs as an existing ordinary user; none is made for it."""
    number = postmaster(cluster)
    assert Path(f"/proc/{number}").stat().st_uid != 0


def test_a_killed_server_is_started_again(cluster: Cluster) -> None:
    """After kill -9 of the first process alone, with its workers still ending."""
    keep_a_row(cluster)
    os.kill(postmaster(cluster), signal.SIGKILL)
    cluster.start()
    assert count_rows(cluster) == 1


def test_a_server_left_by_a_killed_launcher_is_stopped_first(cluster: Cluster) -> None:
    """The next start takes over the data, not the old process."""
    keep_a_row(cluster)
    left = postmaster(cluster)
    heir = Cluster(cluster.folder.parent, fsync=False)
    heir.start()
    assert postmaster(heir) != left
    assert cluster.has_died()
    assert count_rows(heir) == 1
    heir.stop()


def test_a_running_server_can_be_used_by_a_second_command(cluster: Cluster) -> None:
    """`./lykta verify` while the demo runs."""
    second = Cluster(cluster.folder.parent, fsync=False)
    assert second.attach()
    assert second.dsn("postgres") == cluster.dsn("postgres")
    cluster.stop()
    assert not second.attach()


def test_a_stale_lock_file_that_names_a_stranger_harms_nobody(cluster: Cluster) -> None:
    """The number in it has been taken by another process, which is left alone.

    Must fail (PostgreSQL: "lock file already exists") when the stale file was kept.
    """
    keep_a_row(cluster)
    text = (cluster.data / "postmaster.pid").read_text().splitlines()
    cluster.stop()
    owner = cluster.user.options() if cluster.user else {}
    stranger = subprocess.Popen(["sleep", "60"], cwd="/", **owner)
    try:
        text[0] = str(stranger.pid)
        (cluster.data / "postmaster.pid").write_text("\n".join(text) + "\n")
        cluster.start()
        assert count_rows(cluster) == 1
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_half_made_cluster_is_made_anew(home: Path) -> None:
    """An initdb killed half-way leaves a folder of another name, which is removed."""
    part = home / "postgres" / "new-half"
    (part / "data" / "base").mkdir(parents=True)
    made = Cluster(home, fsync=False)
    made.start()
    assert not part.exists()
    made.destroy()


def test_a_lost_password_is_told_in_words(cluster: Cluster) -> None:
    """Never replaced silently: the data would be closed for good."""
    cluster.stop()
    cluster.secret.unlink()
    with pytest.raises(Trouble, match="password of the database is gone"):
        cluster.start()


def test_a_taken_port_is_not_waited_for(cluster: Cluster) -> None:
    """Another program took last time's port: a free one is used."""
    port = cluster.port
    cluster.stop()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        cluster.start()
        assert cluster.port != port


@root_only
def test_an_unreachable_home_is_told_and_left_as_it_is(home: Path) -> None:
    """Parents are never opened for PostgreSQL's user. Must fail with a chmod of the parents."""
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(Trouble, match="LYKTA_HOME"):
        Cluster(closed / "lykta", fsync=False).start()
    assert closed.stat().st_mode & 0o777 == 0o700


@root_only
def test_programs_out_of_reach_are_copied_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment below root's home cannot be walked by PostgreSQL's user."""
    installed = program.find_program(home, None).binaries.parents[1]
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    for folder in installed.parent.glob(f"{program.PACKAGE}*"):
        shutil.copytree(folder, closed / folder.name, ignore=shutil.ignore_patterns("pginstall"))
    monkeypatch.syspath_prepend(closed)
    made = Cluster(home, fsync=False)
    with made:
        assert str(home / "postgres" / "program") in processes.command_of(postmaster(made))
    made.destroy()


def test_no_setting_of_the_caller_leads_the_server_astray(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PGDATA, PGPORT and friends of the operator's shell are not heeded."""
    monkeypatch.setenv("PGDATA", "/nowhere")
    monkeypatch.setenv("PGPORT", "1")
    monkeypatch.setenv("PYTHONHOME", sys.prefix)
    made = Cluster(home, fsync=False)
    made.start()
    assert made.attach()
    made.destroy()
