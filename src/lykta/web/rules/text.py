"""A text as the catalogues keep it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Text:
    """A Swedish text; ``many`` is its plural or empty."""

    one: str
    many: str = ""
