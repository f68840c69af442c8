"""How fast one network may try codes: a token bucket, counted against a clock that is given.

The keys are hashes under a salt that lives an hour in memory and never on disk: a restart forgets
everything, and nobody can be found from what is kept. Security §3.7.
"""

import hashlib
import hmac
import ipaddress
import secrets
from dataclasses import dataclass, field

V4_PREFIX, V6_PREFIX = 24, 56
SALT_SECONDS = 3600.0


@dataclass(frozen=True)
class Pace:
    """So many at once, then one each `seconds`."""

    at_once: int
    seconds: float


@dataclass
class Bucket:
    """What is left for one network."""

    left: float
    at: float


@dataclass
class Buckets:
    """Every network's bucket, and one for all of them together."""

    each: Pace
    all: Pace
    held: dict[bytes, Bucket] = field(default_factory=dict)
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    salted_at: float = 0.0
    whole: Bucket | None = None

    def may(self, address: str, *, at: float) -> bool:
        """Take one try for the address's network; False when it has none left, or nobody has.

        An address that cannot be read (a socket file) counts in the whole budget alone.
        """
        self._renew(at)
        network = network_of(address)
        if network is not None and not self._take_one(self._key(network), at):
            return False
        if self.whole is None:
            self.whole = Bucket(self.all.at_once, at)
        return _take(self.whole, self.all, at)

    def _take_one(self, key: bytes, at: float) -> bool:
        bucket = self.held.setdefault(key, Bucket(self.each.at_once, at))
        return _take(bucket, self.each, at)

    def _key(self, network: str) -> bytes:
        return hmac.new(self.salt, network.encode(), hashlib.sha256).digest()

    def _renew(self, at: float) -> None:
        if at - self.salted_at >= SALT_SECONDS:
            self.salt, self.salted_at = secrets.token_bytes(32), at
            self.held.clear()


def network_of(address: str) -> str | None:
    """Return the /24 or /56 that the address stands in; None when it is no address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return None
    prefix = V4_PREFIX if found.version == 4 else V6_PREFIX
    return str(ipaddress.ip_network(f"{found}/{prefix}", strict=False))


def _take(bucket: Bucket, pace: Pace, at: float) -> bool:
    bucket.left = min(pace.at_once, bucket.left + max(0.0, at - bucket.at) / pace.seconds)
    bucket.at = at
    if bucket.left < 1:
        return False
    bucket.left -= 1
    return True
