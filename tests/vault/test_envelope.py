"""CR-02, CR-03, CR-04 on the envelope itself: nothing opens but what was sealed for the place."""

import random
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from lykta.vault import envelope
from lykta.vault.envelope import Broken, Place
from tests.conftest import FULL

ROW = UUID("7d1f52a5-31ef-4b0f-9a2e-5b1c7f6c2d10")
PLACE = Place("casework_subject", "address", ROW)
ADDRESS = b"KANARIE-envelope Storgatan 1"


def _key() -> AESGCM:
    return AESGCM(AESGCM.generate_key(bit_length=256))


@given(plain=st.binary(max_size=20_000), version=st.integers(1, 2**32 - 1))
def test_what_is_sealed_opens_again(plain: bytes, version: int) -> None:
    key = _key()
    sealed = envelope.seal(plain, place=PLACE, version=version, key=key)

    assert envelope.version_of(sealed) == version
    assert envelope.unseal(sealed, place=PLACE, key=key) == plain


@given(plain=st.binary(max_size=5_000))
def test_padding_comes_off_again(plain: bytes) -> None:
    padded = envelope.pad(plain)

    assert len(padded) % 64 == 0
    assert envelope.unpad(padded) == plain


def test_short_values_are_equally_long() -> None:
    key = _key()
    lengths = {
        len(envelope.seal(b"x" * size, place=PLACE, version=1, key=key)) for size in range(64)
    }

    assert len(lengths) == 1


@pytest.mark.parametrize(("size", "padded"), [(63, 64), (64, 128), (256, 512), (1024, 2048)])
def test_longer_values_are_rounded_up_in_steps(size: int, padded: int) -> None:
    assert len(envelope.pad(b"x" * size)) == padded


def test_cr_02_one_wrong_bit_is_refused() -> None:
    """Seen failing with a cipher without a tag (AES-CTR) in place of GCM."""
    key = _key()
    sealed = envelope.seal(ADDRESS, place=PLACE, version=1, key=key)
    dice = random.Random(2026)

    for bit in dice.sample(range(len(sealed) * 8), 200):
        wrong = bytearray(sealed)
        wrong[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Broken) as refused:
            envelope.unseal(bytes(wrong), place=PLACE, key=key)
        assert "KANARIE" not in repr(refused.value)


@pytest.mark.parametrize("length", [0, 1, 17, 32])
def test_cr_02_a_cut_value_is_refused(length: int) -> None:
    sealed = envelope.seal(ADDRESS, place=PLACE, version=1, key=_key())

    with pytest.raises(Broken):
        envelope.version_of(sealed[:length])


def _without_place(self: Place, version: int) -> bytes:
    return b""


MOVES: dict[str, Callable[[Place], Place]] = {
    "another row": lambda place: replace(place, row=uuid4()),
    "another column": lambda place: replace(place, column="phone"),
    "another table": lambda place: replace(place, table="casework_note"),
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
@pytest.mark.parametrize("bound", [True, False], ids=["bound to its place", "mutant without it"])
def test_cr_03_a_value_moved_elsewhere_is_refused(
    move: Callable[[Place], Place], bound: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant shows that it is the place in the tag that refuses: without it the value opens."""
    if not bound:
        monkeypatch.setattr(Place, "additional", _without_place)
    key = _key()
    sealed = envelope.seal(ADDRESS, place=PLACE, version=1, key=key)

    if bound:
        with pytest.raises(Broken):
            envelope.unseal(sealed, place=move(PLACE), key=key)
    else:
        assert envelope.unseal(sealed, place=move(PLACE), key=key) == ADDRESS


def test_cr_03_another_key_or_version_is_refused() -> None:
    key = _key()
    sealed = envelope.seal(ADDRESS, place=PLACE, version=1, key=key)
    renumbered = sealed[:1] + (2).to_bytes(4, "big") + sealed[5:]

    with pytest.raises(Broken):
        envelope.unseal(sealed, place=PLACE, key=_key())
    with pytest.raises(Broken):
        envelope.unseal(renumbered, place=PLACE, key=key)


def test_cr_04_no_nonce_comes_twice() -> None:
    """Seen failing with a nonce of four random bytes."""
    key = _key()
    count = 1_000_000 if FULL else 100_000
    made = [envelope.seal(b"samma", place=PLACE, version=1, key=key) for _ in range(count)]

    assert len({one[5:17] for one in made}) == count
    assert len({one[17:] for one in made}) == count
