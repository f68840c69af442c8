"""Words of the doors in: days, whether a place is open, and who has read a text."""

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

    ALWAYS = "always", "dygnet runt"
    OPEN = "open", "öppet nu"
    UNKNOWN = "unknown", "okänt"
    CLOSED = "closed", "stängt nu"
    HOLIDAY = "holiday", "helgdag"


class AcuteTimes(Term):
    """When acute appointments are offered (F26)."""

    NEVER = "never", "inga akuttider"
    EVERY_OPEN_DAY = "every_open_day", "akuttider varje dag vi har öppet"


class Review(Term):
    """Who has read a language's texts: the public never sees it, staff do."""

    ORIGINAL = "original", "Skriven på svenska, källan"
    AWAITING = "awaiting", "Väntar på granskning av översättare"
    REVIEWED = "reviewed", "Granskad av översättare"


class LineHours(Term):
    """When somebody answers a telephone line, as far as the source says."""

    ALWAYS = "always", "Dygnet runt"
    EVERY_DAY = "every_day", "Varje dag mellan två klockslag"
    WEEKDAYS = "weekdays", "Måndag till fredag mellan två klockslag"
    UNKNOWN = "unknown", "Det vet vi inte"
