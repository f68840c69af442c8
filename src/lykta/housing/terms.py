"""The words of housing as code. Sources: F15, F29; Swedish words: docs/glossary.md."""

from lykta.kernel.terms import Term


class PermitKind(Term):
    """What lets a provider receive people: IVO's permit, or the municipality's notification."""

    PERMIT = "permit", "Tillstånd från IVO"
    NOTIFICATION = "notification", "Kommunal verksamhet, anmäld till IVO"
    APPLIED = "applied", "Ansökan inlämnad före 2024-08-01"


class Receives(Term):
    """Whom a provider receives."""

    WOMEN = "women", "Kvinnor"
    MEN = "men", "Män"
    ALL = "all", "Alla"


class EndReason(Term):
    """Why a placement ended. An adult under SoL leaves at once on own request (S17)."""

    OWN_HOME = "own_home", "Flyttade till eget boende"
    OWN_WISH = "own_wish", "Ville själv avsluta"
    OTHER_HOUSING = "other_housing", "Flyttade till annat boende"
    NO_NEED = "no_need", "Behovet finns inte längre"
    INTERRUPTED = "interrupted", "Avbröts"
