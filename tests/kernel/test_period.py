"""A period is kept as the source gives it."""

from datetime import date

import pytest

from lykta.kernel.period import LONGEST, Period


@pytest.mark.parametrize(
    ("text", "first", "last", "swedish"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "2022"),
        ("2024-08", date(2024, 8, 1), date(2024, 8, 31), "augusti 2024"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "februari 2024"),
        ("2025-autumn", date(2025, 9, 1), date(2025, 11, 30), "hösten 2025"),
        ("2025-spring", date(2025, 3, 1), date(2025, 5, 31), "våren 2025"),
        ("2023-03-01", date(2023, 3, 1), date(2023, 3, 1), "1 mars 2023"),
        ("2024-12/2025-01", date(2024, 12, 1), date(2025, 1, 31), "årsskiftet 2024/25"),
        ("2024-03/2024-05", date(2024, 3, 1), date(2024, 5, 31), "mars 2024–maj 2024"),
    ],
)
def test_a_period_reads_and_says_itself(text: str, first: date, last: date, swedish: str) -> None:
    period = Period.parse(text)

    assert (period.first_day, period.last_day, str(period)) == (first, last, swedish)
    assert period.text == text
    assert len(text) <= LONGEST


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-13",
        "2023-02-29",
        "2025-winter",
        "2025-02/2025-01",
        "/",
        "2024/",
        "x/y",
        "0001",
        "9999",
        "1 mars",
        "2024-1",
        "2024-08-01T00:00",
        "２０２４",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Period.parse(text)
