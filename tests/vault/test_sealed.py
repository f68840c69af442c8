"""A sealed value never shows what it holds."""

import copy
import json
import pickle

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.template import Context, Template

from lykta.vault.sealed import DOTS, EMPTY, Sealed

SEALED = Sealed(b"\x01KANARIE-envelope-bytes")


@pytest.mark.parametrize("shown", [str(SEALED), f"{SEALED}", f"{SEALED:>40}", "%s" % SEALED])  # noqa: UP031
def test_it_shows_dots(shown: str) -> None:
    assert shown == DOTS


def test_not_even_its_bytes_are_in_its_repr() -> None:
    assert repr(SEALED) == f"Sealed({DOTS})"
    assert "KANARIE" not in repr([SEALED])


def test_a_template_shows_dots() -> None:
    assert Template("{{ value }}").render(Context({"value": SEALED})) == DOTS


def test_it_cannot_be_pickled_or_put_in_json() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(SEALED)
    with pytest.raises(TypeError):
        json.dumps(SEALED)
    with pytest.raises(TypeError):
        json.dumps(SEALED, cls=DjangoJSONEncoder)


def test_nothing_written_is_false_and_shows_nothing() -> None:
    assert not EMPTY
    assert str(EMPTY) == ""
    assert SEALED


def test_a_copy_is_the_value_itself() -> None:
    assert copy.copy(SEALED) is SEALED
    assert copy.deepcopy([SEALED]) == [SEALED]
    assert hash(SEALED) == hash(Sealed(SEALED.envelope))
