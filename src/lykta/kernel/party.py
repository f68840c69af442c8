"""An organisation as others name it: one of ours by code, or one outside by its name alone."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Party:
    """Someone who leads, takes part, employs or decides.

    `code` is empty for an organisation that the installation keeps no rows about (an association).
    """

    name: str
    code: str = ""

    def __str__(self) -> str:
        return self.name
