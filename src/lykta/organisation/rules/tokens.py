"""What a table knows a one-time link by."""

import hashlib


def token_hash(token: str) -> bytes:
    """Return the SHA-256 of the token; the token itself is never kept."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
