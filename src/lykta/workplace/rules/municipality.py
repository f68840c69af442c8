"""The whole municipality's year: each administration, what they share, the picture over years."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lykta.kernel.disclosure import released
from lykta.workplace.rules.facts import Signed, YearOf

SMALLEST_BASE = 20  # units; under it no share is told in the open (law section 8)
HUNDRED = 100


@dataclass(frozen=True)
class Actions:
    """An administration's promises: still open, of them late, and done."""

    still_open: int = 0
    late: int = 0
    done: int = 0


@dataclass(frozen=True)
class AdministrationYear:
    """An administration in the municipality's page; `silent` are its units without an answer,
    or the first of them.
    """

    numbers: YearOf
    silent: tuple[str, ...]
    signed: Signed | None
    actions: Actions

    @property
    def missing(self) -> int:
        """Return how many units are silent."""
        return self.numbers.asked - self.numbers.answered

    @property
    def unnamed(self) -> int:
        """Return how many silent units are not named here."""
        return self.missing - len(self.silent)


@dataclass(frozen=True)
class CommonTheme:
    """A theme in the signed follow-ups: units in all, and which administrations say it."""

    name: str
    improve: int
    works: int
    administrations: tuple[str, ...]


@dataclass(frozen=True)
class YearSum:
    """A year of the whole line, or of one administration; `known` None: not asked then."""

    year: int
    asked: int
    answered: int
    known: int | None
    by_hand: bool

    @property
    def missing(self) -> int:
        """Return how many units were silent."""
        return self.asked - self.answered

    @property
    def share(self) -> int:
        """Return the share that answered, in whole per cent."""
        return share(self.answered, self.asked)


def share(part: int, whole: int) -> int:
    """Return whole per cent, half upwards; 0 of nothing."""
    return (part * 2 * HUNDRED + whole) // (2 * whole) if whole else 0


def administrations(
    *,
    round_id: UUID,
    years: Iterable[YearOf],
    silent: Mapping[UUID, Sequence[str]],
    signed: Iterable[Signed],
    actions: Mapping[UUID, Actions],
) -> list[AdministrationYear]:
    """Return the administrations asked in a round, by name."""
    at = {one.administration: one for one in signed if one.round == round_id}
    return [
        AdministrationYear(
            numbers=one,
            silent=tuple(silent.get(one.administration, ())),
            signed=at.get(one.administration),
            actions=actions.get(one.administration, Actions()),
        )
        for one in sorted(years, key=lambda year: year.name)
        if one.round == round_id
    ]


def common(rows: Iterable[tuple[str, str, int, int]]) -> list[CommonTheme]:
    """Return themes summed over administrations, what most must improve first.

    Each row: administration, theme, how many units say it works, how many that it must improve.
    """
    by_theme: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for administration, theme, works, improve in rows:
        by_theme[theme].append((administration, works, improve))
    found = [
        CommonTheme(
            name=theme,
            improve=sum(improve for _name, _works, improve in told),
            works=sum(works for _name, works, _improve in told),
            administrations=tuple(sorted({name for name, _works, improve in told if improve})),
        )
        for theme, told in by_theme.items()
    ]
    return sorted(found, key=lambda one: (-one.improve, -one.works, one.name))


def by_year(years: Iterable[YearOf]) -> list[YearSum]:
    """Return the years summed, oldest first. A year counted here goes before one by hand."""
    grouped: dict[int, list[YearOf]] = defaultdict(list)
    for one in years:
        grouped[one.year].append(one)
    return [_sum(year, _counted(rows)) for year, rows in sorted(grouped.items())]


def _counted(rows: list[YearOf]) -> list[YearOf]:
    counted = {one.administration for one in rows if one.round is not None}
    return [one for one in rows if one.round is not None or one.administration not in counted]


def _sum(year: int, rows: list[YearOf]) -> YearSum:
    known = [one.known for one in rows]
    return YearSum(
        year=year,
        asked=sum(one.asked for one in rows),
        answered=sum(one.answered for one in rows),
        known=None if None in known else sum(one or 0 for one in known),
        by_hand=any(one.round is None for one in rows),
    )


def open_bars(sums: Sequence[YearSum]) -> list[tuple[str, int | None, str]]:
    """Return the same for everybody: to five per cent, and only where nobody can be told apart."""
    return [(str(one.year), open_share(one.answered, one.asked), "") for one in sums]


def open_share(part: int, whole: int) -> int | None:
    """Return a share of units as it may stand in the open, to five per cent; None: not told.

    Not of fewer than twenty units, and not where the rest could be worked out.
    """
    if whole < SMALLEST_BASE or not released({"har": part, "har inte": whole - part}, total=whole):
        return None
    return (share(part, whole) + 2) // 5 * 5
