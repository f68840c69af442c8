"""What a mail may say, and when it is tried again."""

from datetime import UTC, datetime, timedelta

import pytest

from lykta.kernel.problems import Invalid
from lykta.outbox.rules.retrying import WAITS, next_try
from lykta.outbox.rules.wording import check

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "subject",
    [
        "Din vecka i Lykta",
        "Påminnelse från Lykta",
        "Svar på din fråga",
        "Hotell och offert",
        "Journal",
    ],
)
def test_a_neutral_subject_passes(subject: str) -> None:
    check(to="anna@uppsala.invalid", subject=subject, body="Hej!")


@pytest.mark.parametrize(
    "subject",
    [
        "Våldsombud: möte",
        "Hedersnätverket",
        "Skyddat boende",
        "Ditt ärende",
        "KANARIE-7f3a",
        "Hot",
        "",
        "x" * 81,
        "Rad\nBcc: andra@example.invalid",
    ],
)
def test_a_subject_that_tells_or_is_no_line_is_refused(subject: str) -> None:
    """Seen failing when the pattern of telling words was removed."""
    with pytest.raises(Invalid) as problem:
        check(to="anna@uppsala.invalid", subject=subject, body="Hej!")

    assert "subject" in problem.value.errors


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("Ring om KANARIE-7f3a-adress.", "skyddat boende"),
        ("Hon har 19121212-1212.", "personnummer"),
        ("Det skyddade boendet ligger på Storgatan 12.", "skyddat boende"),
        ("", "tomt"),
        ("x" * 60_001, "för långt"),
    ],
)
def test_a_text_that_looks_like_a_case_is_refused(body: str, says: str) -> None:
    """Seen failing when the case guard was not asked."""
    with pytest.raises(Invalid, match=says):
        check(to="anna@uppsala.invalid", subject="Din vecka", body=body)


@pytest.mark.parametrize(
    "to", ["", "anna", "a@b", "a@b.se, c@d.se", "a@b.se\nBcc: c@d.se", "a b@c.se"]
)
def test_an_address_is_one_address(to: str) -> None:
    with pytest.raises(Invalid, match="Mejladressen"):
        check(to=to, subject="Din vecka", body="Hej!")


def test_it_is_tried_again_longer_and_longer_and_then_given_up() -> None:
    tries = [next_try(attempts=n, now=NOW) for n in range(1, len(WAITS) + 2)]

    assert tries[0] == NOW + timedelta(minutes=1)
    assert tries[-1] is None
    assert sorted(t for t in tries if t) == tries[:-1]
