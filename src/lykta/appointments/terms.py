"""The words of acute times."""

from lykta.kernel.terms import Term


class State(Term):
    """What became of a time that somebody took."""

    TAKEN = "taken", "Bokad"
    CAME = "came", "Kom"
    ABSENT = "absent", "Kom inte"
    CANCELLED = "cancelled", "Avbokad"


class Need(Term):
    """What the person may say they need. Never a name, never why."""

    INTERPRETER = "interpreter", "Tolk"
    STEP_FREE = "step_free", "Utan trappor"
    WOMAN = "woman", "Prata med en kvinna"
    CHILD = "child", "Barn med"


class Way(Term):
    """How a time is taken."""

    WEB = "web", "Webben"
    PHONE = "phone", "Telefon"


class Weekday(Term):
    """The days of the week, Monday first."""

    MONDAY = "0", "Måndag"
    TUESDAY = "1", "Tisdag"
    WEDNESDAY = "2", "Onsdag"
    THURSDAY = "3", "Torsdag"
    FRIDAY = "4", "Fredag"
    SATURDAY = "5", "Lördag"
    SUNDAY = "6", "Söndag"
