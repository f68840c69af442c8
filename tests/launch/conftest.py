"""Homes for the launcher's tests: short-lived folders that PostgreSQL's user can reach."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from launch import processes
from launch.places import Home
from launch.postgres import Cluster
from launch.running import read_launch
from tests.launch.stand_in import StandIn, write_checkout


@pytest.fixture
def home() -> Iterator[Path]:
    """Give an empty folder everyone may walk to (pytest's own are closed to other users)."""
    folder = Path(tempfile.mkdtemp(prefix="lykta-launch-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def cluster(home: Path) -> Iterator[Cluster]:
    """Give a throw-away PostgreSQL that has been started."""
    made = Cluster(home, fsync=False)
    made.start()
    yield made
    made.destroy()


@pytest.fixture
def stand_in(home: Path) -> Iterator[StandIn]:
    """Give a checkout with the real launcher and a very small site."""
    made = StandIn(write_checkout(home / "checkout"), home / "home")
    yield made
    place = Home(made.home).demo
    launch = read_launch(place)
    if launch is not None:
        processes.stop_marked(launch.mark)
    if (place.path / "postgres").exists():
        Cluster(place.path).stop()
