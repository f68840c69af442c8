"""The demo's year 2023: stories planned, contacts taken down in order, then walked side by side."""

import multiprocessing
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.db import connections

from lykta.exchange.simulation import invented, targets, year
from lykta.exchange.simulation.people_at_work import COORDINATOR, EVERYONE, HANDLERS, Stage, scene
from lykta.exchange.simulation.walking import Begun, receive, walk
from lykta.exchange.simulation.year import Story
from lykta.housing import api as housing
from lykta.kernel.calendar import STOCKHOLM, start_of_day

Tell = Callable[[str, int, int], None]
MIDSUMMER = date(2023, 6, 15)
OPENED = date(2022, 12, 1)
STEP = 25  # so often progress is told


def load_year(*, file: Path, canaries: Path, seed: int, workers: int, tell: Tell) -> None:
    """Walk the whole year. `tell(what, done, of)` shows progress.

    The same seed gives the same stories; `workers` processes share the second, longer part.
    """
    stage = Stage.of(EVERYONE, today=MIDSUMMER)
    listed = invented.canaries(canaries)
    register_providers(stage)
    stories = year.stories(targets.read(file), seed=seed, handlers=HANDLERS, listed=listed)
    if workers == 1:
        _one_by_one(stories, stage, tell)
    else:
        _side_by_side(stories, stage, workers, tell)


def register_providers(stage: Stage) -> None:
    """Eight invented providers; where each is, is a canary."""
    now = start_of_day(OPENED).astimezone(STOCKHOLM)
    with scene():
        actor = stage.at(COORDINATOR, now)
        for number in range(1, 9):
            housing.providers.register(
                label=f"Boende {number:02d}",
                permit=housing.Permit(
                    kind=housing.PermitKind.PERMIT,
                    reference=f"Påhittat tillstånd {number}",
                    valid_from=OPENED,
                ),
                receives=housing.Receives.ALL if number % 4 == 0 else housing.Receives.WOMEN,
                receives_children=number % 2 == 0,
                places=6,
                address=f"KANARIE-BOENDE-{number:02d}",
                actor=actor,
            )


def _one_by_one(stories: list[Story], stage: Stage, tell: Tell) -> None:
    for done, story in enumerate(stories, start=1):
        walk(receive(story, stage), stage)
        if done % STEP == 0:
            tell("ärenden", done, len(stories))


def _side_by_side(stories: list[Story], stage: Stage, workers: int, tell: Tell) -> None:
    """Take the contacts down in order, while other processes walk those that have been taken."""
    for alias in connections:
        connections[alias].close()
    fork = multiprocessing.get_context("fork")
    with fork.Pool(workers, initializer=_fresh, initargs=(stage,)) as pool:
        walked = []
        for done, story in enumerate(stories, start=1):
            walked.append(pool.apply_async(_walk_one, (receive(story, stage),)))
            if done % STEP == 0:
                tell("kontakter", done, len(stories))
        for done, one in enumerate(walked, start=1):
            one.get()
            if done % STEP == 0:
                tell("ärenden", done, len(stories))


_stage: list[Stage] = []


def _fresh(stage: Stage) -> None:
    """Start a worker with connections of its own."""
    for alias in connections:
        connections[alias].close()
    _stage[:] = [stage]


def _walk_one(one: Begun) -> None:
    walk(one, _stage[0])
