"""A value that has been loaded but not opened. It never shows what it holds."""

from typing import Any, Never, Self

DOTS = "•••"


class Sealed:
    """The stored bytes of a sealed text. False when nothing was written (the empty text).

    Opening is an act of its own (`vault.api.open_text`), so that a template, a log line, a
    pickle or a JSON answer can never carry the text by accident.
    """

    __slots__ = ("envelope",)

    def __init__(self, envelope: bytes) -> None:
        self.envelope = bytes(envelope)

    def __str__(self) -> str:
        return DOTS if self.envelope else ""

    def __repr__(self) -> str:
        return f"Sealed({self})"

    def __format__(self, _spec: str) -> str:
        return str(self)

    def __bool__(self) -> bool:
        return bool(self.envelope)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and other.envelope == self.envelope

    def __hash__(self) -> int:
        return hash(self.envelope)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        return self

    def __reduce_ex__(self, _protocol: Any) -> Never:
        raise TypeError("A sealed value is not pickled: open it where it is shown.")


EMPTY = Sealed(b"")
