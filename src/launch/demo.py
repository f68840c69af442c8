"""`./lykta demo`: everything at once on this machine, with invented people."""

import os
import secrets
import shutil
import subprocess
import sys
import time
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass, field

from launch import preparing, processes, running, surroundings
from launch.places import Home, demand_writable, read_secret, write_secret
from launch.postgres import Cluster
from launch.server import Server, demand_free
from launch.stopping import Stopped, stops_in_order
from launch.trouble import Trouble
from launch.worker import Worker

RESTARTS = 3
WITHIN = 60.0
SYLLABLES = [consonant + vowel for consonant in "bdfghjklmnprstv" for vowel in "aeiouy"]
HOW_TO_SIGN_IN = """Sign in as one of the invented people, for example:
  nexus.anna (social worker)   nexus.chef (unit head)   strateg (the action plan)
  Password for all of them: {password}
Everyone in it is invented. Stop with Ctrl-C."""


@dataclass(frozen=True)
class Options:
    """What `./lykta demo` was asked for."""

    port: int
    password: str | None = None
    browser: bool = True
    fresh: bool = False


@dataclass
class Demo:
    """The running demo: PostgreSQL (unless the operator has one), web server, worker, keeper."""

    home: Home
    port: int
    password: str
    mark: str
    cluster: Cluster | None
    server: Server
    worker: Worker
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start the database, bring it up to date, start the server and wait until it answers."""
        if self.cluster is not None:
            self.cluster.start()
        self._prepare()
        demand_free(self.port)
        self.server.start(self.surroundings())
        self.server.wait_until_well()

    def surroundings(self) -> dict[str, str]:
        """Return the environment of every child."""
        return {
            **surroundings.for_home(self.home, mode="demo", mark=self.mark),
            **(surroundings.for_cluster(self.cluster) if self.cluster else {}),
            **surroundings.for_web(port=self.port),
        }

    def _prepare(self) -> None:
        """Make the database ready; left out when nothing it depends on has changed."""
        mark = preparing.fingerprint(surroundings.root(), password=self.password)
        if self.cluster is None or not preparing.is_prepared(self.home, mark):
            self._run_preparation()
            preparing.note_prepared(self.home, mark)

    def _run_preparation(self) -> None:
        command = [sys.executable, "-m", "launch.django_commands", "prepare-demo"]
        given = {**self.surroundings(), "LYKTA_DEMO_PASSWORD": self.password}
        if self.cluster is not None and not (self.home.path / "loaded").exists():
            given["LYKTA_LOADING"] = "on"  # half a first load is begun anew: nothing to lose
        _mark_loading(self.home)
        status = subprocess.run(command, env=given, start_new_session=True, check=False).returncode
        if status != 0:
            raise Trouble("The demo could not be made ready (see above).", status=max(status, 1))
        _mark_loaded(self.home)

    def keep(self) -> None:
        """Watch the children until told to stop; start again what dies, within reason."""
        while True:
            time.sleep(0.25)
            if self.cluster is not None and self.cluster.has_died():
                self._again("PostgreSQL", self._restart_database)
            if self.server.has_died():
                self._again("The web server", self._restart_server)
            if self.worker.has_died():
                self.worker.start(self.surroundings())

    def _again(self, what: str, restart: Callable[[], None]) -> None:
        now = time.monotonic()
        self.deaths = [death for death in self.deaths if now - death < WITHIN] + [now]
        if len(self.deaths) > RESTARTS:
            raise Trouble(
                f"{what} dies again and again; the demo stops.\n{self.server.last_words()}"
            )
        _say(f"{what} died; starting it again.")
        restart()
        _say("Answering again.")

    def _restart_database(self) -> None:
        if self.cluster is None:
            return
        port = self.cluster.port
        self.cluster.start()
        if self.cluster.port != port:
            self.server.stop()
            self._restart_server()

    def _restart_server(self) -> None:
        processes.stop_marked(self.mark)
        self.server.start(self.surroundings())
        self.server.wait_until_well()
        self.worker.start(self.surroundings())

    def stop(self) -> None:
        """Stop the worker and the server first, then the database."""
        self.worker.stop()
        self.server.stop()
        processes.stop_marked(self.mark)
        if self.cluster is not None:
            self.cluster.stop()


def run(options: Options, home: Home) -> int:
    """Run the demo until it is stopped; returns the exit status."""
    place = home.demo
    demand_writable(place.path)
    address = f"http://localhost:{options.port}/"
    with stops_in_order():
        try:
            with running.take_charge(place, doing="./lykta demo", address=address) as mark:
                _stop_database_left(place)
                demand_free(options.port)
                if options.fresh or _was_interrupted(place):
                    empty(place)
                _run_in_charge(options, place, mark, address)
        except Stopped:
            _say("Stopped.")
    return 0


def _run_in_charge(options: Options, place: Home, mark: str, address: str) -> None:
    demo = Demo(
        home=place,
        port=options.port,
        password=choose_password(place, options.password),
        mark=mark,
        cluster=None if surroundings.has_own_database() else _cluster(place),
        server=Server(host="127.0.0.1", port=options.port, log=place.logs / "server.log"),
        worker=Worker(log=place.logs / "worker.log"),
    )
    try:
        demo.start()
        _say(f"Ready: {address}")
        _say(HOW_TO_SIGN_IN.format(password=demo.password))
        demo.worker.start(demo.surroundings())
        if options.browser:
            show(address)
        demo.keep()
    finally:
        demo.stop()


def _cluster(place: Home) -> Cluster:
    return Cluster(place.path, secrets_folder=place.secrets)


def _stop_database_left(place: Home) -> None:
    if (place.path / "postgres").exists():
        _cluster(place).stop()


def _mark_loading(place: Home) -> None:
    """Note that the first loading has begun; later starts only add to what is loaded."""
    if not (place.path / "loaded").exists():
        (place.path / "loading").touch()


def _mark_loaded(place: Home) -> None:
    (place.path / "loaded").touch()
    (place.path / "loading").unlink(missing_ok=True)


def _was_interrupted(place: Home) -> bool:
    """Whether the first loading never came to its end, in a database that is the demo's own."""
    if surroundings.has_own_database() or not (place.path / "loading").exists():
        return False
    _say("The demo was interrupted while it was loaded; beginning anew.")
    return True


def empty(place: Home) -> None:
    """Remove all the demo has made, its keys too; only inside the demo's own folder."""
    for entry in place.path.iterdir():
        if entry.name != "run":
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()


def choose_password(place: Home, given: str | None) -> str:
    """Return the demo's one password: the given one, last time's, or a new one."""
    file = place.secrets / "demo_password"
    password = given or read_secret(file) or make_password()
    if password != read_secret(file):
        write_secret(file, password)
    return password


def make_password() -> str:
    """Return a password one can read aloud; about 52 bits, for this machine only."""
    words = ["".join(secrets.choice(SYLLABLES) for _ in range(2)) for _ in range(4)]
    return "-".join(words)


def show(address: str) -> None:
    """Open the browser where there is a person with a screen."""
    has_screen = sys.platform in {"darwin", "win32"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if has_screen and sys.stdout.isatty():
        webbrowser.open(address)


def _say(line: str) -> None:
    print(line, flush=True)
