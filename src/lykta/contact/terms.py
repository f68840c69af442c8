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


class Offer(Term):
    """What a place can give (F29)."""

    SHELTERED_HOUSING = "skyddat_boende", "skyddat boende"
    PROTECTED_APARTMENT = "skyddslägenhet", "skyddslägenhet"
    TRANSITION_APARTMENT = "utslussningslägenhet", "utslussningslägenhet"
    SUPPORT_TALKS = "stödsamtal", "stödsamtal"
    STRUCTURED_TALKS = "strukturerade_stödsamtal", "strukturerade stödsamtal"
    GROUPS = "gruppverksamhet", "gruppverksamhet"
    WOMENS_GROUP = "kvinnogrupp", "kvinnogrupp"
    SUPPORT_TEAM = "stödteam", "stödteam"
