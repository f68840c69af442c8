"""The name of a file somebody takes home: plain letters, and nothing about anybody."""

import re
import unicodedata

_LONGEST = 60


def neutral(name: str, *, ending: str) -> str:
    """Return `name` in plain ASCII with its ending.

    >>> neutral("Delårsrapport våren 2026", ending="pdf")
    'delarsrapport-varen-2026.pdf'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
    return f"{slug or 'dokument'}.{ending}"
