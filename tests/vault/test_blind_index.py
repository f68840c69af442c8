"""Exact search finds whole names and numbers, whatever the writing, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykta.kernel.problems import Invalid
from lykta.vault.api import blind


def test_every_part_of_a_name_is_found_by_itself() -> None:
    whole = blind("name", "Påhittad-Karin Exempelsson")

    assert whole == blind("name", "påhittad") + blind("name", "KARIN") + blind(
        "name", "exempelsson"
    )
    assert all(len(one) == 32 for one in whole)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Åsa", "A\u030asa"),
        ("ÖBERG", "öberg"),
        ("Renée", "Renee"),
        ("Müller", "Muller"),
        ("Søren", "Sören"),
        ("  Ann\u00a0Mari ", "ann mari"),
    ],
)
def test_the_same_name_written_differently(one: str, other: str) -> None:
    assert blind("name", one) == blind("name", other)


@pytest.mark.parametrize(("one", "other"), [("Åsa", "Asa"), ("Häll", "Hall"), ("Anna", "Ann")])
def test_other_names_are_other_names(one: str, other: str) -> None:
    assert not set(blind("name", one)) & set(blind("name", other))


def test_a_personal_number_is_found_with_or_without_its_sign() -> None:
    assert blind("personal_number", "19900101-9802") == blind("personal_number", "199001019802")


@pytest.mark.parametrize(
    "text", ["9001019802", "1990", "", "1990010198020", "１９９００１０１９８０２"]
)
def test_a_personal_number_has_twelve_digits(text: str) -> None:
    with pytest.raises(Invalid):
        blind("personal_number", text)


def test_a_number_is_not_found_as_a_name() -> None:
    assert not set(blind("name", "199001019802")) & set(blind("personal_number", "199001019802"))


@given(text=st.text(max_size=60))
def test_any_text_can_be_asked_for(text: str) -> None:
    assert blind("name", text) == blind("name", text)
    assert blind("name", "") == []
