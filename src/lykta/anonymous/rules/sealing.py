"""Messages sealed to a public key, padded so that the size tells little. Security §3.7.

`0x01 | ephemeral public key (32) | nonce (12) | ciphertext + tag (16)`: X25519 with a fresh key
for each message, HKDF-SHA256 over both public keys, AES-256-GCM, bound to its place by `bound`.
Inside: four bytes of length, the text, zeros up to 1, 4, 16 or 64 KiB.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lykta.anonymous.rules.keys import derive

VERSION = b"\x01"
KEY = 32
NONCE = 12
TAG = 16
LENGTH = 4
BUCKETS = tuple(size * 1024 for size in (1, 4, 16, 64))
OVERHEAD = len(VERSION) + KEY + NONCE + TAG
LONGEST = BUCKETS[-1] - LENGTH


class CannotOpen(Exception):
    """It was damaged, moved from its place, or sealed to another key. Which is not told."""


class TooLong(ValueError):
    """The text does not fit the largest size."""


def new_private() -> bytes:
    """Return a new X25519 private key, 32 bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """Return the public key of a private one."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def pad(text: bytes) -> bytes:
    """Return the text with its length before it and zeros after, in the smallest size it fits."""
    for size in BUCKETS:
        if len(text) + LENGTH <= size:
            return (len(text).to_bytes(LENGTH, "big") + text).ljust(size, b"\0")
    raise TooLong


def unpad(padded: bytes) -> bytes:
    """Return the text that `pad` padded. Raises `CannotOpen` when the length cannot be true."""
    length = int.from_bytes(padded[:LENGTH], "big")
    if len(padded) < LENGTH + length:
        raise CannotOpen
    return padded[LENGTH : LENGTH + length]


def seal(text: str, *, to: bytes, bound: str) -> bytes:
    """Seal a text so that only the holder of the private key can read it, in that place."""
    one = X25519PrivateKey.generate()
    shared = one.exchange(X25519PublicKey.from_public_bytes(to))
    public = one.public_key().public_bytes_raw()
    nonce = secrets.token_bytes(NONCE)
    sealed = _cipher(shared, public, to).encrypt(nonce, pad(text.encode()), bound.encode())
    return VERSION + public + nonce + sealed


def unseal(sealed: bytes, *, private: bytes, bound: str) -> str:
    """Return the text. Raises `CannotOpen`."""
    if sealed[:1] != VERSION or len(sealed) <= OVERHEAD:
        raise CannotOpen
    public, rest = sealed[1 : 1 + KEY], sealed[1 + KEY :]
    try:
        shared = X25519PrivateKey.from_private_bytes(private).exchange(
            X25519PublicKey.from_public_bytes(public)
        )
        cipher = _cipher(shared, public, public_of(private))
        return unpad(cipher.decrypt(rest[:NONCE], rest[NONCE:], bound.encode())).decode()
    except (InvalidTag, ValueError):
        raise CannotOpen from None


def _cipher(shared: bytes, public: bytes, to: bytes) -> AESGCM:
    return AESGCM(derive(shared, "lykta thread message v1", salt=public + to))


def wrap(secret: bytes, *, key: bytes, bound: str) -> bytes:
    """Wrap bytes under a symmetric key, bound to their place."""
    nonce = secrets.token_bytes(NONCE)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, secret, bound.encode())


def unwrap(wrapped: bytes, *, key: bytes, bound: str) -> bytes:
    """Return what was wrapped. Raises `CannotOpen`."""
    if wrapped[:1] != VERSION:
        raise CannotOpen
    try:
        nonce, rest = wrapped[1 : 1 + NONCE], wrapped[1 + NONCE :]
        return AESGCM(key).decrypt(nonce, rest, bound.encode())
    except (InvalidTag, ValueError):
        raise CannotOpen from None
