"""What a round knows, as plain values: the plan's measures, and what was answered about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.follow_up.rules.asking import Asks
from lykta.follow_up.terms import Goes, RoundKind, RoundState
from lykta.kernel.party import Party
from lykta.kernel.period import Period


@dataclass(frozen=True)
class Number:
    """An indicator of a measure. `counted`: Lykta counts it, so nobody is asked for it."""

    id: UUID
    name: str
    unit: str = ""
    target: int | None = None
    counted: bool = False
    # (period in Swedish, value or None when it is too small to be told), oldest first
    values: tuple[tuple[str, int | None], ...] = ()

    def before(self, period: str) -> tuple[str, int] | None:
        """Return the newest period and value that may be told, besides this period's own."""
        told = [
            (when, value) for when, value in self.values if value is not None and when != period
        ]
        return told[-1] if told else None


@dataclass(frozen=True)
class Told:
    """What was told about a measure before this round."""

    goes: Goes
    happened: str
    at: datetime


@dataclass(frozen=True)
class PlanMeasure:
    """A measure as the plan's own door gives it; `kind` and `stage` in Swedish."""

    id: UUID
    code: str
    title: str
    kind: str
    stage: str
    example: bool = False
    leads: tuple[Party, ...] = ()
    numbers: tuple[Number, ...] = ()
    told: Told | None = None
    ended: bool = False

    @property
    def asked_number(self) -> Number | None:
        """Return the number that the responsible is asked for: the first nobody counts for them."""
        return next((one for one in self.numbers if not one.counted), None)


@dataclass(frozen=True)
class Said:
    """An answer; `by` is for staff on the page of the round, never in what is frozen."""

    goes: Goes
    happened: str
    effect: str
    own_answer: str
    number: int | None
    at: datetime
    by: str
    way: str


@dataclass(frozen=True)
class Asked:
    """A measure in a round, with its newest answer; `answerer` None when nobody leads it."""

    id: UUID
    measure: PlanMeasure
    answerer: UUID | None
    answerer_name: str
    answerer_code: str
    said: Said | None = None

    @property
    def goes(self) -> Goes:
        """Return the answer, or silence: nothing reported is never green."""
        return self.said.goes if self.said else Goes.SILENT


@dataclass(frozen=True)
class RoundFact:
    """A round with what it asks."""

    id: UUID
    municipality: str
    title: str
    kind: RoundKind
    period: str
    due_on: date
    state: RoundState
    asks: Asks
    frozen_at: datetime | None = None

    @property
    def when(self) -> str:
        """Return the period in Swedish."""
        return Period.parse(self.period).swedish

    @property
    def counted_in(self) -> Period:
        """Return the month whose end the answered numbers stand for: the period's last."""
        last = Period.parse(self.period).last_day
        return Period.parse(f"{last:%Y-%m}")

    @property
    def open(self) -> bool:
        """Tell whether it takes answers."""
        return self.state is RoundState.OPEN

    @property
    def frozen(self) -> bool:
        """Tell whether it is frozen."""
        return self.state is RoundState.FROZEN
