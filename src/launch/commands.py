"""Commands that are Django's: with the operator's server, else with the demo's database."""

import os
from collections.abc import Sequence

from launch import django_commands, production, running, surroundings
from launch.places import Home
from launch.postgres import Cluster
from launch.stopping import Stopped, stops_in_order


def run(home: Home, name: str, arguments: Sequence[str]) -> int:
    """Run one command; the embedded database is started for it unless it runs already."""
    if surroundings.has_own_database():
        os.environ.update(surroundings.for_home(home, mode=production.mode()))
        django_commands.call(name, *arguments)
        return 0
    with stops_in_order():
        try:
            _with_embedded(home.demo, name, arguments)
        except Stopped:
            return 130
    return 0


def _with_embedded(place: Home, name: str, arguments: Sequence[str]) -> None:
    cluster = Cluster(place.path, secrets_folder=place.secrets)
    if running.is_taken(place) and cluster.attach():
        _call(place, cluster, name, arguments)
        return
    with running.take_charge(place, doing=f"./lykta {name}"):
        try:
            cluster.start()
            _call(place, cluster, name, arguments)
        finally:
            cluster.stop()


def _call(place: Home, cluster: Cluster, name: str, arguments: Sequence[str]) -> None:
    os.environ.update(surroundings.for_home(place, mode=production.mode()))
    os.environ.update(surroundings.for_cluster(cluster))
    django_commands.call(name, *arguments)
