"""Every event that the code records has its word."""

import re

from lykta.audit.rules import details
from lykta.audit.terms import Event, in_swedish
from tests.repository.files import ROOT, tracked

CALL = re.compile(
    r"\brecord(?:_reading|_denial|_sign_in)?\(\s*\"([a-z]+\.[a-z_]+)\"|"
    r"record_change\('([a-z]+\.[a-z_]+)'"
)


def recorded() -> dict[str, str]:
    """Return each event written as a literal in the product, with a file that records it."""
    found = {}
    for path in tracked(".py", ".sql"):
        if str(path).startswith(str(ROOT / "src")):
            for one, other in CALL.findall(path.read_text(encoding="utf-8")):
                found[one or other] = str(path.relative_to(ROOT))
    return found


def test_every_recorded_event_has_a_swedish_word() -> None:
    known = {event.value for event in Event}

    assert {code: path for code, path in recorded().items() if code not in known} == {}


def test_every_event_can_be_recorded_and_read() -> None:
    for event in Event:
        details.check(event.value, {})
        assert in_swedish(event.value) == event.swedish


def test_an_event_without_a_word_shows_its_code() -> None:
    assert in_swedish("tide.turned") == "tide.turned"
