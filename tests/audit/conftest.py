"""Anchors of the test's own: the folder and what the process remembers."""

from pathlib import Path
from typing import Any

import pytest

from lykta.audit.actions import sealing


@pytest.fixture(autouse=True)
def own_anchors(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HOME = tmp_path
    monkeypatch.setattr(sealing, "_last", {})
