"""Each test has its own folder for the copies, and a shelf that remembers nothing."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from lykta.contact import shelf


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the copies."""
    settings.HOME = tmp_path
    monkeypatch.setattr(shelf, "_shelf", shelf._Shelf())
    return tmp_path / "help"
