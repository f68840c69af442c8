"""Anchors: signed lines outside the database that say how far the chain had come. Pure.

A chain cannot see its own tail being cut (security §0.9); an anchor can.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


@dataclass(frozen=True)
class Anchor:
    """The chain's head at a moment."""

    chain: UUID
    seq: int
    link: str  # hex
    at: str  # ISO, UTC

    def body(self) -> bytes:
        """Return what is signed."""
        return f"lykta-anchor|{self.chain}|{self.seq}|{self.link}|{self.at}".encode()


def line(anchor: Anchor, key: bytes) -> str:
    """Return the anchor as one signed line of JSON."""
    signature = Ed25519PrivateKey.from_private_bytes(key).sign(anchor.body()).hex()
    return json.dumps(
        {
            "at": anchor.at,
            "chain": str(anchor.chain),
            "link": anchor.link,
            "seq": anchor.seq,
            "signature": signature,
        }
    )


def read(lines: Iterable[str], public: Ed25519PublicKey) -> tuple[list[Anchor], list[int]]:
    """Return the anchors, and the numbers of the lines that are not signed with our key."""
    found: list[Anchor] = []
    bad: list[int] = []
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            found.append(_one(text, public))
        except (ValueError, KeyError, TypeError, InvalidSignature):
            bad.append(number)
    return found, bad


def _one(text: str, public: Ed25519PublicKey) -> Anchor:
    row = json.loads(text)
    anchor = Anchor(UUID(row["chain"]), int(row["seq"]), str(row["link"]), str(row["at"]))
    public.verify(bytes.fromhex(row["signature"]), anchor.body())
    return anchor


def public_key(key: bytes) -> Ed25519PublicKey:
    """Return the public half, which is enough to verify."""
    return Ed25519PrivateKey.from_private_bytes(key).public_key()
