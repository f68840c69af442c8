"""The one clock that pages read, set to a moment of the cast's."""

from datetime import datetime

import pytest

from lykta.pages import clock


def at(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """Let it be this moment, for pages too."""
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(clock, "today", now.date)
