"""The guard sees what a case has and leaves what a plan says alone."""

import pytest

from lykta.kernel import case_guard
from lykta.kernel.case_guard import NAMED_ADDRESS, PERSONAL_NUMBER, PHONE, PLACE, traces


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Mamman 19800101-9876 har fått stöd.", PERSONAL_NUMBER),
        ("Barnet, 180612 9814, går i skolan.", PERSONAL_NUMBER),
        ("Samordningsnummer 198001619876.", PERSONAL_NUMBER),
        ("Sara Påhittsson bor på Sagovägen 12.", NAMED_ADDRESS),
        ("Det skyddade boendet ligger på Exempelgatan 4 B.", case_guard.PLACE),
        ("Kvinnojouren har flyttat till Låtsasgränd 3.", PLACE),
        ("Ring Sara Påhittsson på 070-174 06 05.", PHONE),
        ("KANARIE-7Q2X", PLACE),
    ],
)
def test_what_looks_like_a_case_is_seen(text: str, seen: str) -> None:
    assert seen in traces(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Under 2023-2024 utbildades 140 ombud.",
        "Beslut § 123, diarienummer KSN-2023-01234.",
        "Vi möttes på Stadshuset, Stationsgatan 12, den 12 mars.",
        "Skyddat boende upphandlas i länet 2025.",
        "Anna Exempelsson leder nätverket.",
        "Ring Nexus på 018-727 52 47.",
        "Budgeten är 1 200 000 kronor, konto 2003-1234.",
        "Perioden 20230301-20231231 följs upp.",
    ],
)
def test_what_a_plan_says_passes(text: str) -> None:
    assert traces(text) == ()
