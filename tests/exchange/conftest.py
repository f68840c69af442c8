"""An installation where nothing has been read in."""

import pytest

from tests.exchange.all_rows import forget_everything


@pytest.fixture
def empty(database: str) -> str:
    """A secured database of the test's own without a single row of ours."""
    forget_everything()
    return database
