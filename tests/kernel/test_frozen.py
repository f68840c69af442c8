"""What is frozen is read back whole or not at all."""

import pytest

from lykta.kernel.frozen import Altered, freeze, thaw


def test_the_same_value_freezes_to_the_same_text_whatever_its_order() -> None:
    assert freeze({"b": 1, "a": ["å", None]}) == freeze({"a": ["å", None], "b": 1})


def test_a_frozen_value_is_read_back() -> None:
    frozen = freeze({"measures": [{"title": "Våldsombud", "value": 140}]})

    assert thaw(text=frozen.text, digest=frozen.digest) == {
        "measures": [{"title": "Våldsombud", "value": 140}]
    }


def test_a_touched_text_is_refused() -> None:
    frozen = freeze({"value": 140})

    with pytest.raises(Altered):
        thaw(text=frozen.text.replace("140", "141"), digest=frozen.digest)


def test_a_number_that_json_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        freeze({"value": float("nan")})
