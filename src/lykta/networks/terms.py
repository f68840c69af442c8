"""Words of the networks: how an organisation takes part, why an ombud ended, who says yes."""

from lykta.kernel.terms import Term


class Part(Term):
    """What an organisation does in a network."""

    LEADS = "leads", "leder"
    SENDS = "sends", "har deltagare"


class Ending(Term):
    """Why somebody is no longer an ombud."""

    CHANGED_JOB = "changed_job", "Har bytt arbete"
    LEFT = "left", "Har slutat i kommunen"
    ASKED = "asked", "Vill inte fortsätta"
    OTHER = "other", "Annat"


class Cover(Term):
    """How a unit stands with ombuds."""

    HAS = "has", "Har ombud"
    SUCCESSOR = "successor", "Ombudet har slutat, ingen ny är utsedd"
    NONE = "none", "Saknar ombud"
    EXEMPT = "exempt", "Behöver inget eget ombud"


class Says(Term):
    """An answer to an invitation."""

    COMES = "comes", "Jag kommer"
    CANNOT = "cannot", "Jag kan inte"


class Refreshing(Term):
    """How an ombud's training stands."""

    UNTRAINED = "untrained", "Grundutbildning saknas"
    DUE = "due", "Repetition behövs"
    SOON = "soon", "Repetition snart"
    FRESH = "fresh", "Utbildad"


class Target(Term):
    """Whom a course is for. The first two are those the national comparison asks about."""

    ADULT_HANDLERS = "adult_handlers", "Handläggare, vuxna"
    CHILD_HANDLERS = "child_handlers", "Handläggare, barn och unga"
    OMBUDS = "ombuds", "Våldsombud"
    SCHOOL = "school", "Personal i skolan"
    PRESCHOOL = "preschool", "Personal i förskolan"
    CARE = "care", "Personal i vård och omsorg"
    FAMILY = "family", "Personal som möter föräldrar"
    MANAGERS = "managers", "Chefer"
    EVERYONE = "everyone", "Alla som arbetar i kommunen"


class Level(Term):
    """What kind of training it is, as the national comparison asks (Öppna jämförelser)."""

    FURTHER = "further", "Fortbildning"
    HIGHER = "higher", "Högskolenivå"


class Need(Term):
    """Who is to have the course."""

    NOBODY = "nobody", "Den som vill"
    OMBUDS = "ombuds", "Varje våldsombud"
    UNITS = "units", "Någon i varje enhet"


class Seat(Term):
    """Where somebody stands who has signed up."""

    PLACE = "place", "Har plats"
    WAITING = "waiting", "Står på väntelistan"
    CANCELLED = "cancelled", "Avbokad"


class Counted(Term):
    """How attendance is kept: no more than the training needs."""

    COUNT = "count", "Bara antal"
    NAMES = "names", "Namn (behövs för intyg)"


OMBUDS_NETWORK = "våldsombud"  # the codes of the municipality's own file (F11, F12)
HONOUR_NETWORK = "hedersresursnätverket"
