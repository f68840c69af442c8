"""The rule table that ships, read once."""

from pathlib import Path

import pytest

from lykta.law.book import load
from lykta.law.rules.law_book import LawBook

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def book() -> LawBook:
    return load(ROOT / "data" / "law.yaml")


@pytest.fixture(scope="session")
def law_page() -> str:
    return (ROOT / "docs" / "domains" / "law.md").read_text("utf-8")
