"""From a code to keys: peppered locator, slow secret, verifier and wrap key. Security §3.7.

Three peppers come from one installation secret; a dump of the database without it cannot even
try codes. An unknown locator gets a salt made from the locator, always the same, so that a hit
and a miss cost the same work and look the same.
"""

import hashlib
import hmac
from dataclasses import dataclass, field

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SALT_BYTES = 16
KEY_BYTES = 32


@dataclass(frozen=True)
class Strength:
    """How slow the key derivation is: memory in KiB, passes, lanes (Argon2id)."""

    memory_kib: int
    passes: int
    lanes: int

    def words(self) -> str:
        """Return it as it is stored beside the thread."""
        return f"argon2id v=19 m={self.memory_kib} t={self.passes} p={self.lanes}"


FULL = Strength(memory_kib=64 * 1024, passes=3, lanes=1)


@dataclass(frozen=True)
class Peppers:
    """Secrets of the installation that are not in the database."""

    locator: bytes = field(repr=False)
    verifier: bytes = field(repr=False)
    decoy: bytes = field(repr=False)
    visit: bytes = field(repr=False)

    @classmethod
    def of(cls, secret: bytes) -> "Peppers":
        """Take the peppers out of one installation secret."""
        names = ("locator", "verifier", "decoy", "visit")
        return cls(*(derive(secret, f"lykta thread pepper {name} v1") for name in names))


@dataclass(frozen=True)
class Opened:
    """What a code gives: where to look, what proves it, and the key of the writer's own key."""

    locator: bytes
    verifier: bytes
    wrap_key: bytes = field(repr=False)


def find(locator: str, peppers: Peppers) -> bytes:
    """Return what the database knows the locator as."""
    return _mac(peppers.locator, locator.encode())


def decoy_salt(locator: str, peppers: Peppers) -> bytes:
    """Return the salt of a locator that nobody has: the same one each time it is asked for."""
    return _mac(peppers.decoy, locator.encode())[:SALT_BYTES]


def slow(secret: str, salt: bytes, strength: Strength) -> bytes:
    """Return the slow key of the secret. Takes 64 MiB and about 0.2 s at full strength."""
    return hash_secret_raw(
        secret=secret.encode(),
        salt=salt,
        time_cost=strength.passes,
        memory_cost=strength.memory_kib,
        parallelism=strength.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def opened(locator: str, slow_key: bytes, peppers: Peppers) -> Opened:
    """Return what the slow key gives: a peppered verifier and the wrap key."""
    return Opened(
        locator=find(locator, peppers),
        verifier=_mac(peppers.verifier, derive(slow_key, "lykta thread verifier v1")),
        wrap_key=derive(slow_key, "lykta thread wrap v1"),
    )


def derive(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """Return a key of its own for a purpose (HKDF-SHA256)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose.encode()).derive(
        secret
    )


def _mac(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()
