"""A thread from its first word to its end, as the writer and the team do it."""

from datetime import timedelta

import pytest

from lykta.anonymous import api as anonymous
from lykta.anonymous.actions import writing
from lykta.anonymous.rules.keys import Opened
from lykta.anonymous.terms import Counted, Kind
from lykta.kernel.problems import NotNow, Unknown
from tests import cast

HELLO = "Jag behöver någon att prata med."


def _begin(text: str = HELLO) -> writing.Opening:
    return anonymous.begin(text=text, language="sv", today=cast.TODAY)


def _texts(opened: Opened) -> list[str]:
    return [said.text for said in writing.read(opened).said]


def test_the_writer_comes_back_with_the_code_and_reads_the_answer(doors: str) -> None:
    made = _begin()
    with cast.acting("nexus.anna") as anna:
        anonymous.answer(thread_id=made.thread, text="Välkommen!", actor=anna, now=cast.NOW)

    opened = anonymous.come_back(made.code)

    assert opened is not None
    assert _texts(opened) == [HELLO, "Välkommen!"]
    assert writing.read(opened).answered


def test_the_team_reads_what_was_written(doors: str) -> None:
    made = _begin()
    with cast.acting("nexus.anna"):
        thread = anonymous.thread(made.thread, today=cast.TODAY)

    assert [letter.said.text for letter in thread.letters] == [HELLO]
    assert thread.row.since == "sedan i dag"


@pytest.mark.parametrize("who", ["rc.samordnare", "mott.carin", "strateg", "systemforvaltare"])
def test_nobody_outside_the_unit_finds_it(doors: str, who: str) -> None:
    made = _begin()
    with cast.acting(who), pytest.raises(Unknown):
        anonymous.thread(made.thread, today=cast.TODAY)


def test_only_a_yes_moves_it_and_then_the_first_team_no_longer_reads_it(doors: str) -> None:
    made = _begin()
    with cast.acting("nexus.anna") as anna:
        anonymous.ask_hand_over(thread_id=made.thread, unit="HRVF", actor=anna, now=cast.NOW)
    with cast.acting("rc.samordnare"), pytest.raises(Unknown):
        anonymous.thread(made.thread, today=cast.TODAY)

    writing.answer_hand_over(made.opened, yes=True, today=cast.TODAY)

    with cast.acting("rc.samordnare"):
        thread = anonymous.thread(made.thread, today=cast.TODAY)
    assert thread.letters[0].said.text == HELLO
    with cast.acting("nexus.anna"), pytest.raises(Unknown):
        anonymous.thread(made.thread, today=cast.TODAY)


def test_a_no_leaves_it_where_it_is(doors: str) -> None:
    made = _begin()
    with cast.acting("nexus.anna") as anna:
        anonymous.ask_hand_over(thread_id=made.thread, unit="HRVF", actor=anna, now=cast.NOW)

    writing.answer_hand_over(made.opened, yes=False, today=cast.TODAY)

    with cast.acting("nexus.anna"):
        assert anonymous.thread(made.thread, today=cast.TODAY).refused


def test_a_thread_becomes_a_contact_only_after_the_writer_said_who_they_are(doors: str) -> None:
    made = _begin()
    with cast.acting("nexus.anna") as anna, pytest.raises(NotNow):
        anonymous.note_contact(thread_id=made.thread, actor=anna, now=cast.NOW)

    fields = {"name": "Påhittade Pia", "reach": "Ring 10-12"}
    anonymous.write(made.opened, kind=Kind.IDENTITY, text="", fields=fields, today=cast.TODAY)

    with cast.acting("nexus.anna") as anna:
        anonymous.note_contact(thread_id=made.thread, actor=anna, now=cast.NOW)
        assert anonymous.thread(made.thread, today=cast.TODAY).became_contact


def test_deleting_leaves_a_count_and_nothing_else(doors: str) -> None:
    made = _begin()

    assert writing.delete(made.opened, today=cast.TODAY) is None

    assert anonymous.come_back(made.code) is None
    with cast.acting("nexus.anna") as anna:
        assert anonymous.inbox(today=cast.TODAY) == []
        counted = anonymous.counts(cast.TODAY.year)[anna.unit]
    assert counted == {Counted.OPENED: 1, Counted.MESSAGES: 1, Counted.DELETED: 1}


def test_a_thread_ends_by_itself_after_the_boards_days_and_not_one_day_early(doors: str) -> None:
    made = _begin()
    last = anonymous.decided().ends_after

    assert anonymous.end_due(now=cast.NOW + timedelta(days=last - 1)) == 0
    assert anonymous.come_back(made.code) is not None
    assert anonymous.end_due(now=cast.NOW + timedelta(days=last)) == 1
    assert anonymous.come_back(made.code) is None


def test_a_changed_key_opens_the_old_messages_and_the_old_key_is_destroyed(doors: str) -> None:
    made = _begin()
    with cast.acting("nexus.chef") as head:
        assert anonymous.change_key(actor=head, now=cast.NOW) == 1
    anonymous.end_due(now=cast.NOW)

    anonymous.write(made.opened, kind=Kind.TEXT, text="Mer", today=cast.TODAY)

    with cast.acting("nexus.anna"):
        letters = anonymous.thread(made.thread, today=cast.TODAY).letters
    assert [letter.said.text for letter in letters] == [HELLO, "Mer"]


def test_what_waits_is_a_duty_of_the_unit_without_a_word_of_what_was_written(doors: str) -> None:
    _begin()
    with cast.acting("nexus.anna"):
        duties = anonymous.duties(today=cast.TODAY + timedelta(days=1))

    assert [duty.title for duty in duties] == ["Svara: ett meddelande väntar sedan i går"]
    assert HELLO not in str(duties)
