"""Words of the field as code: a stored code and the Swedish word people use."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A closed list of the field's words. `Kind.X.value` is stored, `Kind.X.swedish` is shown."""

    swedish: str

    def __new__(cls, code: str, swedish: str = "") -> Self:
        """Make a member out of its stored code and its Swedish word."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.swedish = swedish
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return (code, Swedish word) pairs in declared order, for forms and model fields."""
        return [(member.value, member.swedish) for member in cls]
