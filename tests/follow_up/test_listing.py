"""A round of many measures is shown some at a time, chosen by how they go."""

import pytest

from lykta.follow_up.rules.counting import by_way
from lykta.follow_up.terms import Goes
from lykta.follow_up.views.listing import listed


def test_measures_are_put_together_by_how_they_go_in_the_order_they_came() -> None:
    pairs = [(Goes.DONE, 1), (Goes.SILENT, 2), (Goes.DONE, 3)]

    assert by_way(pairs) == {Goes.DONE: [1, 3], Goes.SILENT: [2]}


@pytest.mark.parametrize(
    ("asked", "shown", "number"),
    [
        ({}, 20, 3),
        ({"sida": "3"}, 5, 3),
        ({"gar": "silent"}, 20, 2),
        ({"gar": "silent", "sida": "2"}, 20, 2),
        ({"gar": "done"}, 5, 1),
        ({"gar": "stuck"}, 20, 3),  # nothing has got stuck: everything
        ({"gar": "' OR 1=1"}, 20, 3),
        ({"sida": "nonsens"}, 20, 3),
        ({"sida": "9999"}, 5, 3),
    ],
)
def test_an_address_chooses_a_page_and_bad_words_choose_everything(
    asked: dict[str, str], shown: int, number: int
) -> None:
    whole = list(range(45))
    going = {Goes.DONE: whole[:5], Goes.SILENT: whole[5:]}

    page = listed(asked, going, whole).page

    assert (len(list(page)), page.paginator.num_pages) == (shown, number)


def test_each_choice_says_how_many_and_which_is_chosen() -> None:
    going = {Goes.DONE: [1], Goes.SILENT: [2, 3]}

    choices = listed({"gar": "done"}, going, [1, 2, 3]).choices

    assert choices == (
        ("Alla: 3", "?", False),
        ("Klart: 1", "?gar=done", True),
        ("Inte rapporterat av den ansvarige: 2", "?gar=silent", False),
    )
