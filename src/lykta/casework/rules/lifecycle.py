"""Where a matter, an inquiry and a decision may go next: one table each, drawn in the docs."""

from collections.abc import Mapping
from typing import TypeVar

from lykta.casework.terms import InquiryState, MatterState, Outcome
from lykta.kernel.problems import NotNow
from lykta.kernel.terms import Term

T = TypeVar("T", bound=Term)

MATTER_MOVES: Mapping[MatterState, tuple[MatterState, ...]] = {
    MatterState.RECEIVED: (
        MatterState.INQUIRY,
        MatterState.DECIDED,  # dismissed or written off without an inquiry
        MatterState.SERVICE,  # SoL 11:5, without individual assessment
        MatterState.CLOSED,
    ),
    MatterState.INQUIRY: (
        MatterState.DECIDED,
        MatterState.SERVICE,  # an offer of the board beside the inquiry
        MatterState.CLOSED,
    ),
    MatterState.DECIDED: (MatterState.INQUIRY, MatterState.SERVICE, MatterState.CLOSED),
    MatterState.SERVICE: (MatterState.INQUIRY, MatterState.DECIDED, MatterState.CLOSED),
    MatterState.CLOSED: (MatterState.RECEIVED,),  # a new contact opens it again
}

INQUIRY_MOVES: Mapping[InquiryState, tuple[InquiryState, ...]] = {
    InquiryState.OPEN: (InquiryState.CONCLUDED, InquiryState.DISCONTINUED),
    InquiryState.CONCLUDED: (),  # never opened again to gain time (JO 2565-2016)
    InquiryState.DISCONTINUED: (),
}

GIVES_SERVICE = (Outcome.GRANTED, Outcome.PARTLY)

_WHY_NOT: Mapping[MatterState, str] = {
    MatterState.RECEIVED: "Ärendet är aktualiserat. Inled utredning eller ge en insats först.",
    MatterState.INQUIRY: "Utredningen pågår. Avsluta den först.",
    MatterState.DECIDED: "Ärendet är redan beslutat.",
    MatterState.SERVICE: "En insats pågår i ärendet.",
    MatterState.CLOSED: "Ärendet är avslutat. Skriv en ny aktualisering för att öppna det igen.",
}


def check_matter_may_move(*, now: MatterState, to: MatterState) -> None:
    """Raise NotNow with what to do, unless the matter may go from `now` to `to` (or stays)."""
    if to is not now and to not in MATTER_MOVES[now]:
        raise NotNow(_WHY_NOT[now])


def check_not_closed(state: MatterState) -> None:
    """Raise NotNow when the matter is closed: nothing is added to a closed file."""
    if state is MatterState.CLOSED:
        raise NotNow(_WHY_NOT[MatterState.CLOSED])


def check_inquiry_may_move(*, now: InquiryState, to: InquiryState) -> None:
    """Raise NotNow unless the inquiry may go from `now` to `to`."""
    if to not in INQUIRY_MOVES[now]:
        raise NotNow("Utredningen är redan avslutad. En ny uppgift ger en ny utredning.")


def check_open(state: InquiryState) -> None:
    """Raise NotNow unless the inquiry is open."""
    if state is not InquiryState.OPEN:
        raise NotNow("Utredningen är redan avslutad.")


def diagram() -> str:
    """Return the tables as a mermaid drawing, for docs/domains/casework.md."""
    lines = ["stateDiagram-v2", '    state "Ärende" as matter {']
    lines += _arrows(MATTER_MOVES, "matter")
    lines += ["    }", '    state "Utredning" as inquiry {']
    lines += _arrows(INQUIRY_MOVES, "inquiry")
    return "\n".join([*lines, "    }"])


def _arrows(moves: Mapping[T, tuple[T, ...]], prefix: str) -> list[str]:
    names = [f'        state "{state.swedish}" as {prefix}_{state.value}' for state in moves]
    first = next(iter(moves))
    arrows = [
        f"        {prefix}_{state.value} --> {prefix}_{to.value}"
        for state, targets in moves.items()
        for to in targets
    ]
    return [*names, f"        [*] --> {prefix}_{first.value}", *arrows]
