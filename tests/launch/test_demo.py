"""The demo's launcher: one address, orderly stops, and mending after every kind of kill."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import psycopg
import pytest

from launch import processes, server
from launch.places import Home
from launch.postgres import Cluster
from launch.running import read_launch
from launch.trouble import Trouble
from tests.launch.stand_in import StandIn, end, free_port, read_until


def ask(port: int, path: str) -> dict[str, object]:
    """Return what the site answers as JSON."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=5) as answer:
        found: dict[str, object] = json.load(answer)
        return found


def start_demo(stand_in: StandIn, *arguments: str) -> tuple[subprocess.Popen[str], int, str]:
    """Start the demo and wait until it is ready; returns it, its port, and what it said."""
    port = free_port()
    demo = stand_in.start("demo", "--port", str(port), "--no-browser", *arguments)
    said = read_until(demo, "Stop with Ctrl-C")
    assert f"Ready: http://localhost:{port}/" in said.splitlines()
    return demo, port, said


def of_the_demo(stand_in: StandIn) -> set[int]:
    """Return the living processes the demo has started."""
    place = Home(stand_in.home).demo
    launch = read_launch(place)
    web = processes.marked(launch.mark) if launch else set()
    return web | processes.working_in(place.path / "postgres" / "data")


@pytest.mark.parametrize(
    "how",
    [signal.SIGINT, signal.SIGTERM, pytest.param(signal.SIGHUP, marks=pytest.mark.slow)],
)
def test_a_stop_leaves_nothing(stand_in: StandIn, how: signal.Signals) -> None:
    """Ctrl-C, a service manager's stop, a closed terminal: all children end, status 0."""
    demo, port, _ = start_demo(stand_in)
    children = of_the_demo(stand_in)
    assert len(children) >= 4
    assert end(demo, how) == 0
    assert not any(Path(f"/proc/{number}").exists() for number in children)
    server.demand_free(port)


def test_a_killed_launcher_is_mended_by_the_next_start(stand_in: StandIn) -> None:
    """Kill -9 of the launcher leaves server and database; the next start takes over.

    Must fail (two servers sharing the port) when what carries the mark was not stopped.
    """
    demo, port, _ = start_demo(stand_in)
    left = of_the_demo(stand_in)
    end(demo, signal.SIGKILL)
    assert ask(port, "halsa") == {"status": "ok"}
    heir = stand_in.start("demo", "--port", str(port), "--no-browser")
    said = read_until(heir, "Stop with Ctrl-C")
    assert "interrupted start" in said
    assert not left & of_the_demo(stand_in)
    assert end(heir) == 0


def _workers(stand_in: StandIn) -> set[int]:
    found = of_the_demo(stand_in)
    return {number for number in found if "django_commands worker" in processes.command_of(number)}


def test_a_worker_runs_beside_the_server_and_is_started_again(stand_in: StandIn) -> None:
    """Seen failing when the keeper did not look at the worker; it ends with the rest."""
    demo, _, _ = start_demo(stand_in)
    assert processes.wait_until(lambda: len(_workers(stand_in)) == 1, within=10)
    before = _workers(stand_in)
    os.kill(next(iter(before)), signal.SIGKILL)
    assert processes.wait_until(lambda: bool(_workers(stand_in) - before), within=10)
    after = _workers(stand_in)
    assert end(demo) == 0
    assert not any(Path(f"/proc/{number}").exists() for number in after)


def test_a_killed_server_is_started_again(stand_in: StandIn) -> None:
    """Kill -9 of granian's first process: its orphaned workers are stopped, new ones answer."""
    demo, port, _ = start_demo(stand_in)
    before = ask(port, "pid")
    os.kill(int(str(before["parent"])), signal.SIGKILL)
    assert "web server died" in read_until(demo, "web server died")
    read_until(demo, "Answering again")
    assert ask(port, "pid")["parent"] != before["parent"]
    assert before["pid"] not in of_the_demo(stand_in)
    assert end(demo) == 0


def test_a_killed_database_is_started_again(stand_in: StandIn) -> None:
    """Kill -9 of PostgreSQL's first process."""
    demo, port, _ = start_demo(stand_in)
    file = stand_in.home / "demo" / "postgres" / "data" / "postmaster.pid"
    number = int(file.read_text().splitlines()[0])
    os.kill(number, signal.SIGKILL)
    read_until(demo, "PostgreSQL died")
    read_until(demo, "Answering again")
    assert int(file.read_text().splitlines()[0]) != number
    assert ask(port, "halsa") == {"status": "ok"}
    assert end(demo) == 0


def test_a_second_start_is_told_where_the_first_is(stand_in: StandIn) -> None:
    """Two launchers on one home would fight over the data."""
    demo, port, _ = start_demo(stand_in)
    second = stand_in.run("demo", "--port", str(free_port()), "--no-browser")
    assert second.returncode == 3
    assert f"already running: http://localhost:{port}/" in second.stderr
    end(demo)


def test_a_port_in_use_is_told_before_anything_starts(stand_in: StandIn) -> None:
    """Must fail when the port was not tried first: granian shares it silently."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = stand_in.run("demo", "--port", str(port), "--no-browser")
    assert done.returncode == 1
    assert f"Port {port} is in use" in done.stderr
    assert f"--port {port + 1}" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_password_is_made_kept_and_may_be_given(stand_in: StandIn) -> None:
    """Made once, the same at the next start, replaced by --password."""
    demo, _, first = start_demo(stand_in)
    end(demo)
    file = stand_in.home / "demo" / "secrets" / "demo_password"
    assert len(file.read_text()) >= 15
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_text() in first
    demo, _, second = start_demo(stand_in, "--password", "en-egen-lang-mening")
    end(demo)
    assert "loaded with en-egen-lang-mening" in second
    assert file.read_text() == "en-egen-lang-mening"


def test_a_warm_start_prepares_only_what_has_changed(stand_in: StandIn) -> None:
    """The same code, day and password: nothing to do. Another file: all is made ready again."""
    for expected in (1, 1, 2):
        demo, _, _ = start_demo(stand_in)
        assert count_starts(stand_in) == expected
        assert end(demo) == 0
        if expected == 1 and (stand_in.root / "seen").exists():
            (stand_in.root / "src" / "little" / "new.py").touch()
        (stand_in.root / "seen").touch()


def test_an_interrupted_first_loading_is_begun_anew(stand_in: StandIn) -> None:
    """Kill -9 while the demo is loaded: half a municipality is never shown, nor in the way.

    Must fail when the next start went on with what was there.
    """
    (stand_in.root / "slow").touch()
    demo = stand_in.start("demo", "--port", str(free_port()), "--no-browser")
    read_until(demo, "loading")
    end(demo, signal.SIGKILL)
    (stand_in.root / "slow").unlink()
    heir, _, said = start_demo(stand_in)
    assert "beginning anew" in said
    assert count_starts(stand_in) == 1
    assert end(heir) == 0


def count_starts(stand_in: StandIn) -> int:
    """Return how often the database has been prepared since it was made."""
    running = Cluster(Home(stand_in.home).demo.path)
    assert running.attach()
    with psycopg.connect(running.dsn("postgres")) as database:
        found = database.execute("select count(*) from starts").fetchone()
    assert found is not None
    return int(found[0])


def test_fresh_removes_the_demo_and_nothing_else(stand_in: StandIn) -> None:
    """The database begins anew; what stands beside the demo stays."""
    beside = stand_in.home / "secrets" / "key_kek"
    for arguments in ([], ["--fresh"]):
        demo, _, _ = start_demo(stand_in, *arguments)
        beside.parent.mkdir(exist_ok=True)
        beside.touch()
        assert count_starts(stand_in) == 1
        end(demo)
    assert beside.exists()


def test_a_commands_own_words_and_status_reach_the_operator(stand_in: StandIn) -> None:
    """An import with a bad row: its text, its status, no traceback."""
    done = stand_in.run("import", "uppsala.yaml", "--dry-run")
    assert (done.returncode, done.stderr) == (4, "row 7: no such unit (dry run: True)\n")


def test_an_unknown_command_is_told(stand_in: StandIn) -> None:
    """One that is not built yet, and one nobody has heard of."""
    assert "has no `bench` yet" in stand_in.run("bench").stderr
    unknown = stand_in.run("dmeo")
    assert unknown.returncode == 2
    assert "invalid choice: 'dmeo'" in unknown.stderr


def test_serve_needs_a_server(stand_in: StandIn) -> None:
    """The embedded database is for demo and tests; production names its own."""
    done = stand_in.run("serve")
    assert done.returncode == 2
    assert "LYKTA_DATABASE_URL" in done.stderr


def test_serve_becomes_the_web_server(stand_in: StandIn) -> None:
    """It answers, and ends at the service manager's signal."""
    port = free_port()
    given = {
        **stand_in.surroundings(),
        "LYKTA_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "LYKTA_PORT": str(port),
    }
    serving = subprocess.Popen(
        [sys.executable, "-m", "launch", "serve"], cwd=stand_in.root, env=given
    )
    try:
        site = server.Server(host="127.0.0.1", port=port, log=None)
        site.wait_until_well(within=90)
    finally:
        assert end(serving) == 0


@pytest.mark.parametrize("port", [0, 70000, -1])
def test_what_is_no_port_is_told(port: int) -> None:
    """Not a traceback from the socket module."""
    with pytest.raises(Trouble, match="not a port number"):
        server.demand_free(port)


def test_a_killed_worker_is_replaced(stand_in: StandIn) -> None:
    """Kill -9 of both workers: granian makes new ones, nobody needs to be told."""
    demo, port, _ = start_demo(stand_in)
    before = {ask(port, "pid")["pid"] for _ in range(20)}
    for number in before:
        os.kill(int(str(number)), signal.SIGKILL)
    site = server.Server(host="127.0.0.1", port=port, log=None)
    site.wait_until_well(within=90)
    assert ask(port, "pid")["pid"] not in before
    assert end(demo) == 0
