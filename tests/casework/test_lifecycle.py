"""Every state may go exactly where the table says, and the drawing in the docs is the table."""

from pathlib import Path

import pytest

from lykta.casework.rules import lifecycle
from lykta.casework.rules.lifecycle import INQUIRY_MOVES, MATTER_MOVES
from lykta.casework.terms import InquiryState, MatterState
from lykta.kernel.problems import NotNow

DOCS = Path(__file__).resolve().parents[2] / "docs" / "domains" / "casework.md"


def test_every_state_has_a_line_in_its_table() -> None:
    assert set(MATTER_MOVES) == set(MatterState)
    assert set(INQUIRY_MOVES) == set(InquiryState)


@pytest.mark.parametrize("state", MatterState)
@pytest.mark.parametrize("to", MatterState)
def test_a_matter_moves_only_where_the_table_says(state: MatterState, to: MatterState) -> None:
    if to is state or to in MATTER_MOVES[state]:
        lifecycle.check_matter_may_move(now=state, to=to)
        return
    with pytest.raises(NotNow) as refused:
        lifecycle.check_matter_may_move(now=state, to=to)
    assert refused.value.reason


@pytest.mark.parametrize("state", [InquiryState.CONCLUDED, InquiryState.DISCONTINUED])
@pytest.mark.parametrize("to", InquiryState)
def test_an_ended_inquiry_never_opens_again(state: InquiryState, to: InquiryState) -> None:
    with pytest.raises(NotNow):
        lifecycle.check_inquiry_may_move(now=state, to=to)
    with pytest.raises(NotNow):
        lifecycle.check_open(state)


def test_every_matter_can_be_closed_and_only_a_new_contact_opens_it() -> None:
    open_states = [state for state in MatterState if state is not MatterState.CLOSED]
    assert all(MatterState.CLOSED in MATTER_MOVES[state] for state in open_states)
    assert MATTER_MOVES[MatterState.CLOSED] == (MatterState.RECEIVED,)


def test_the_drawing_in_the_docs_is_current() -> None:
    assert lifecycle.diagram() in DOCS.read_text(encoding="utf-8")
