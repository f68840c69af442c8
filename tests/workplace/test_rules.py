"""The rules of the year's follow-up: what is refused, compiled, and told in the open."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from lykta.kernel.problems import Invalid
from lykta.workplace.rules import answering, compiling
from lykta.workplace.rules.facts import Round, Unit
from lykta.workplace.rules.naming import individuals
from lykta.workplace.terms import Done, SafetyPart, Theme
from tests import cast
from tests.workplace.year import promise, told

OF = Round(uuid4(), 2026, "AFS 2023:1", ("Är det gjort?",), cast.TODAY)


def unit(name: str, answer: object = None) -> Unit:
    """A unit of one administration."""
    same = (uuid4(), "VOF", "Vård och omsorg")
    return Unit(uuid4(), OF.id, uuid4(), name, name, *same, None, answer)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Vi behöver fler avstämningar.", False),
        ("Vård och omsorg i Exempelboendet fungerar.", False),
        ("Anna Påhittsson behöver mer stöd.", True),
        ("En medarbetare är sjukskriven igen.", True),
        ("Sjukfrånvaron har minskat.", False),
        ("Lisa är sjukskriven igen.", True),
        ("Ingen är sjukskriven.", False),
    ],
)
def test_a_text_about_an_individual_is_seen(text: str, seen: bool) -> None:
    assert bool(individuals(text)) is seen


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"improve": "Anna Påhittsson behöver stöd."}, "improve"),
        ({"works": "Hon har varit sjukskriven men är åter."}, "works"),
        ({"promises": (promise("Prata med Bo Exempelgren"),)}, "improve"),
        ({"done": Done.NO, "improve": ""}, "improve"),
        ({"safety_on": cast.TODAY + timedelta(days=1)}, "safety_on"),
        ({"safety_part": SafetyPart.NO, "safety_on": cast.TODAY}, "safety_on"),
    ],
)
def test_what_an_answer_may_not_hold(change: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        answering.check(told(**change), today=cast.TODAY)

    assert set(caught.value.errors) == {field}


def test_the_compiled_names_the_silent_units_and_counts_what_is_shared() -> None:
    one, other = told(), replace(told(), improve_themes=(Theme.ROUTINES, Theme.WORKLOAD))
    made = compiling.document(of=OF, units=[unit("A", one), unit("B", other), unit("C")])

    assert (made["asked"], made["answered"], made["missing"]) == (3, 2, ["C"])
    assert compiling.theme_bars(made) == [
        ("Rutiner och introduktion", 2, ""),
        ("Arbetsbelastning", 1, ""),
    ]
    assert [row["unit"] for row in made["promises"]] == ["A", "B"]


@pytest.mark.parametrize(
    ("asked", "answered", "shown"),
    [
        (1, 1, ()),
        (4, 2, ("färre än 5 har svarat", "färre än 5 saknas")),
        (5, 5, ()),
        (60, 58, ()),
        (400, 372, ("omkring 370 har svarat", "omkring 30 saknas")),
    ],
)
def test_small_numbers_are_not_told_in_the_open(
    asked: int, answered: int, shown: tuple[str, ...]
) -> None:
    """Seen failing when `in_the_open` gave the parts without `released`."""
    assert compiling.in_the_open(asked=asked, answered=answered) == shown
