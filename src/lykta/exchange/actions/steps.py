"""A file as steps: each describes one row, knows its line, and tells what it changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lykta.exchange.rules.file_shape import ANYBODY
from lykta.exchange.rules.shapes import Ref, Row
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.organisation import api as organisation

Run = Callable[[Actor, datetime], Change]


@dataclass(frozen=True)
class Step:
    """One row to describe. `section` is the file's own word for where it stands."""

    section: str
    line: int
    run: Run


class Names:
    """Who the file names: an id becomes a party with the name that the file gives it."""

    def __init__(self, file: Row) -> None:
        self.municipality: str = file["municipality"]["code"]
        self._names = {row["id"]: row["name"] for section in ANYBODY for row in file[section]}
        self._outside = {row["id"] for row in file["authorities"]}
        self._administrations = {row["id"] for row in file["administrations"]}

    def party(self, ref: Ref) -> Party:
        """Return the party that a reference names."""
        if ref.outside:
            return Party(name=ref.outside)
        return Party(name=self._names[ref.code], code=ref.code)

    def maybe(self, ref: Ref | None) -> Party | None:
        """Return the party, or None where the file names nobody."""
        return None if ref is None else self.party(ref)

    def parties(self, refs: Iterable[Ref]) -> tuple[Party, ...]:
        """Return the parties in order."""
        return tuple(self.party(ref) for ref in refs)

    def authority(self, code: str) -> UUID:
        """Return the key of a body or another authority that has been described."""
        return organisation.authority(code, municipality_code=self._home(code)).id

    def unit(self, code: str) -> UUID:
        """Return the key of a unit that has been described."""
        return organisation.unit(code, municipality_code=self._home(code)).id

    def administration(self, code: str) -> UUID | None:
        """Return the key of an administration that has been described, None for anybody else."""
        if code not in self._administrations:
            return None
        return organisation.administration(code, municipality_code=self.municipality).id

    def _home(self, code: str) -> str | None:
        return None if code in self._outside else self.municipality
