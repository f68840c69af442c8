"""Days that people type."""

import pytest

from lykta.pages.forms import DayField, PageForm


class _Form(PageForm):
    on = DayField()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("2026-11-23", ""),
        ("1900-01-01", ""),
        ("0001-01-01", "Kontrollera året."),
        ("9999-12-31", "Kontrollera året."),
        ("2026-02-31", "Skriv dagen som 2026-11-23."),
    ],
)
def test_a_day_far_from_our_time_is_asked_about(typed: str, wrong: str) -> None:
    """Seen failing when `DayField.clean` answers with whatever day it read."""
    assert "".join(str(one) for one in _Form({"on": typed}).errors.get("on", ())) == wrong
