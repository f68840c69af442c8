"""The words of agreements, routines, support and the library. Codes are stored, Swedish shown."""

from lykta.kernel.terms import Term


class Counterpart(Term):
    """With whom an agreement is; the first six are those that the national follow-up counts."""

    WOMENS_SHELTER = "womens_shelter", "Kvinnojour"
    POLICE = "police", "Polisen"
    YOUTH_CLINIC = "youth_clinic", "Ungdomsmottagning"
    PRIMARY_CARE = "primary_care", "Primärvård"
    PSYCHIATRY = "psychiatry", "Vuxenpsykiatri"
    EMERGENCY = "emergency", "Akutmottagning"
    OTHER = "other", "Någon annan"


class Field(Term):
    """In whose work a routine is needed."""

    SOCIAL = "social", "Socialtjänsten"
    SCHOOL = "school", "Skolan"
    PRESCHOOL = "preschool", "Förskolan"


class Weight(Term):
    """How firmly a routine is demanded."""

    MUST = "must", "Ska"
    OUGHT = "ought", "Bör"
    OWN = "own", "Kommunens egen"


class Theme(Term):
    """What a question or an example is about."""

    NOTICE = "notice", "Upptäcka tidigt"
    ASK = "ask", "Våga fråga"
    CHILDREN = "children", "Barn och unga"
    OLDER = "older", "Äldre"
    DISABILITY = "disability", "Funktionsnedsättning"
    HONOUR = "honour", "Heder"
    PROSTITUTION = "prostitution", "Prostitution och människohandel"
    DIGITAL = "digital", "Digitalt våld"
    HOUSING = "housing", "Bostad"
    CHANGE = "change", "Den som använder våld"
    TOGETHER = "together", "Samverkan"
    WORKPLACE = "workplace", "Arbetsplatsen"


class Audience(Term):
    """For whom a material is."""

    SOCIAL = "social", "Socialtjänst"
    SCHOOL = "school", "Skola"
    PRESCHOOL = "preschool", "Förskola"
    CARE = "care", "Vård och omsorg"
    HOUSING = "housing", "Bostadsbolag"
    OMBUDS = "ombuds", "Våldsombud"
    MANAGERS = "managers", "Chefer"
    RESIDENTS = "residents", "Boende och allmänhet"
