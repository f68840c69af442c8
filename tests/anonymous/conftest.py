"""A database where Nexus and the resource centre have their keys, and nobody has used up a try."""

from collections.abc import Iterator

import pytest

from lykta.anonymous import api as anonymous
from lykta.anonymous.views import pace
from tests import cast


@pytest.fixture
def doors(database: str) -> Iterator[str]:
    """Both teams can be written to."""
    fresh_pace()
    for head in ("nexus.chef", "rc.samordnare"):
        with cast.acting(head) as actor:
            anonymous.make_key(actor=actor, now=cast.NOW)
    yield database
    fresh_pace()


def fresh_pace() -> None:
    """Forget every try: what a restart does."""
    for buckets in (pace.TRIES, pace.RESTS):
        buckets.held.clear()
        buckets.whole = None
