"""What must be done before a matter may be closed."""

from dataclasses import dataclass

from lykta.casework.terms import CloseReason, MatterState
from lykta.kernel.problems import NotNow


@dataclass(frozen=True)
class Loose:
    """What still hangs in a matter that someone wants to close."""

    state: MatterState
    open_inquiry: bool
    running_services: bool
    pending_referrals: bool
    children_not_raised: bool
    unserved_decisions: bool


def check_may_close(loose: Loose, *, reason: CloseReason) -> None:
    """Raise NotNow naming the first thing that must be done before closing.

    A child that has not been raised comes first (A7): nobody closes over a child. A contact
    registered on the wrong person may be closed at once.
    """
    if loose.state is MatterState.CLOSED:
        raise NotNow("Ärendet är redan avslutat.")
    if reason is CloseReason.WRONG_PERSON:
        return
    for hangs, words in _in_order(loose):
        if hangs:
            raise NotNow(words)


def _in_order(loose: Loose) -> tuple[tuple[bool, str], ...]:
    return (
        (loose.children_not_raised, "Gör orosanmälan för barnen först (SoL 19:1)."),
        (loose.open_inquiry, "Utredningen pågår. Avsluta den först."),
        (loose.running_services, "En insats pågår. Avsluta den med resultat först."),
        (loose.pending_referrals, "En aktualisering är inte bedömd. Bedöm den först."),
        (loose.unserved_decisions, "Ett beslut är inte lämnat till personen än."),
    )
