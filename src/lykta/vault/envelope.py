"""One sealed value as bytes: `0x01 | key version (4) | nonce (12) | ciphertext and tag`.

AES-256-GCM. The additional data binds a value to its table, column, row and key, so that a
ciphertext copied to another place is refused (security §3.4, §0.5). Pure: no Django.
"""

import os
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = 1
NONCE_BYTES = 12
TAG_BYTES = 16
_HEAD = 1 + 4 + NONCE_BYTES
# Up to this many bytes, lengths are rounded up to whole steps: a name and a phone look alike.
_STEPS = ((256, 64), (1024, 256), (4096, 1024), (16384, 4096))
_WIDEST_STEP = 16384


class Broken(Exception):
    """The bytes are not a value sealed for this place under this key."""


@dataclass(frozen=True)
class Place:
    """Where a sealed value lives."""

    table: str
    column: str
    row: UUID

    def additional(self, version: int) -> bytes:
        """Return what the tag also covers: the place and the key's version."""
        return f"v1|{self.table}|{self.column}|{self.row}|{version}".encode()


def seal(plain: bytes, *, place: Place, version: int, key: AESGCM) -> bytes:
    """Return the value sealed for its place, under a fresh random nonce."""
    nonce = os.urandom(NONCE_BYTES)
    body = key.encrypt(nonce, pad(plain), place.additional(version))
    return bytes([FORMAT]) + version.to_bytes(4, "big") + nonce + body


def version_of(sealed: bytes) -> int:
    """Return which version of the scope's key sealed the value. Raises `Broken`."""
    if len(sealed) < _HEAD + TAG_BYTES or sealed[0] != FORMAT:
        raise Broken
    return int.from_bytes(sealed[1:5], "big")


def unseal(sealed: bytes, *, place: Place, key: AESGCM) -> bytes:
    """Return the plain bytes. Raises `Broken` for one wrong bit, or a value from elsewhere."""
    version = version_of(sealed)
    try:
        padded = key.decrypt(sealed[5:_HEAD], sealed[_HEAD:], place.additional(version))
    except InvalidTag:
        raise Broken from None
    return unpad(padded)


def pad(plain: bytes) -> bytes:
    """Return the bytes with a mark and zeros, up to the next whole step of length."""
    marked = plain + b"\x80"
    size = len(marked)
    step = next((step for limit, step in _STEPS if size <= limit), _WIDEST_STEP)
    return marked.ljust(-(-size // step) * step, b"\0")


def unpad(padded: bytes) -> bytes:
    """Return the bytes before the mark. Raises `Broken` when there is none."""
    marked = padded.rstrip(b"\0")
    if not marked.endswith(b"\x80"):
        raise Broken
    return marked[:-1]
