"""Who gets a seat at a training: first come, first served; then the waiting list."""

from collections.abc import Collection
from datetime import date

from lykta.networks.terms import Seat


def free_seat(*, taken: Collection[int], places: int | None) -> int | None:
    """Return the lowest free seat, or None when every place is taken (`places` None: no end)."""
    seat = 1
    while seat in taken:
        seat += 1
    return seat if places is None or seat <= places else None


def state_of(seat: int | None) -> Seat:
    """A seat is a place; none is the waiting list."""
    return Seat.PLACE if seat is not None else Seat.WAITING


def is_open(*, closes_on: date | None, cancelled: bool, told: bool, today: date) -> bool:
    """Tell whether one can still sign up (`told`: somebody has told who came)."""
    return closes_on is not None and today <= closes_on and not cancelled and not told


def seats_left(*, taken: int, places: int | None) -> str:
    """Say how many places are left."""
    if places is None:
        return "Plats för alla"
    left = max(0, places - taken)
    if left == 0:
        return "Fullt, men det går att stå på väntelistan"
    return "1 plats kvar" if left == 1 else f"{left} platser kvar"
