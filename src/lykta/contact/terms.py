"""Words of the doors in: days, and whether a place is open."""

from lykta.kernel.terms import Term


class Day(Term):
    """A day of the week, Monday first."""

    MONDAY = "mon", "måndag"
    TUESDAY = "tue", "tisdag"
    WEDNESDAY = "wed", "onsdag"
    THURSDAY = "thu", "torsdag"
    FRIDAY = "fri", "fredag"
    SATURDAY = "sat", "lördag"
    SUNDAY = "sun", "söndag"


class OpenState(Term):
    """Whether a place is open now."""

    OPEN = "open", "öppet nu"
    CLOSED = "closed", "stängt nu"
    HOLIDAY = "holiday", "helgdag"


class AcuteTimes(Term):
    """When acute appointments are offered (F26)."""

    NEVER = "never", "inga akuttider"
    EVERY_OPEN_DAY = "every_open_day", "akuttider varje dag vi har öppet"
