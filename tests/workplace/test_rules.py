"""The rules of the year's follow-up: what is refused, compiled, and told in the open."""

from datetime import timedelta
from uuid import uuid4

import pytest

from lykta.kernel.problems import Invalid
from lykta.workplace.rules import answering, compiling, sharing
from lykta.workplace.rules.facts import Asked, Round, Told, Voice
from lykta.workplace.rules.naming import individuals
from lykta.workplace.terms import Done, SafetyPart, Theme
from tests import cast
from tests.workplace.year import promise, told

OF = Round(uuid4(), 2026, "AFS 2023:1", ("Är det gjort?",), cast.TODAY)


ASKED = Asked(OF.id, uuid4(), "VOF", "Vård och omsorg")


def voice(name: str, *improve: Theme, works: str = "works") -> Voice:
    """A unit that has answered: what it wants better is suggested for these themes."""
    codes = frozenset(one.value for one in improve)
    wrote = frozenset({"improve"})
    return Voice(uuid4(), name, "yes", works, works, works, "used", "yes", codes, wrote=wrote)


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
    first, second = voice("A", Theme.ROUTINES), voice("B", Theme.ROUTINES, Theme.WORKLOAD)
    voices = (first, second, Voice(uuid4(), "C"))
    told = Told(ASKED, voices, promises=(("A", promise()), ("B", promise())))
    made = compiling.document(of=OF, told=told, found=sharing.themes(voices, sharing.NOTHING))

    assert (made["asked"], made["answered"], made["missing"]) == (3, 2, ["C"])
    assert ["Ja, det är gjort", 2] in made["done"]
    assert compiling.theme_bars(made) == [
        ("Rutiner och introduktion", 2, ""),
        ("Arbetsbelastning", 1, ""),
    ]
    assert made["shared"] == [
        {"name": "Rutiner och introduktion", "decided": False, "improve": ["A", "B"], "works": []}
    ]
    assert [row["unit"] for row in made["promises"]] == ["A", "B"]


SUGGESTED, WROTE = {"suggested"}, {"wrote"}


@pytest.mark.parametrize(
    ("has", "told", "decided", "inside", "fresh"),
    [
        (SUGGESTED, None, False, True, 0),
        (SUGGESTED, None, True, False, 1),
        (SUGGESTED, True, False, True, 0),
        (SUGGESTED, True, True, True, 0),
        (SUGGESTED, False, False, False, 0),
        (SUGGESTED, False, True, False, 0),
        (WROTE, None, False, False, 0),
        (WROTE, None, True, False, 0),
        (WROTE, True, False, True, 0),
        (WROTE, True, True, True, 0),
        (WROTE, False, True, False, 0),
        (set(), True, True, False, 0),
        (set(), True, False, False, 0),
    ],
)
def test_what_belongs_to_a_theme(
    has: set[str], told: bool | None, decided: bool, inside: bool, fresh: int
) -> None:
    """As it is told; else as suggested until the theme is decided; nothing without words."""
    one = voice("A", *([Theme.THREATS] if has == SUGGESTED else []))
    one = one._replace(wrote=frozenset({"improve"} if has else ()))
    names = {"threats": "Öva på hot"} if decided else {}
    placed = {} if told is None else {(one.id, "improve", "threats"): told}
    found = sharing.themes([one], sharing.Decided(names, placed))

    assert [each.id for theme in found for each in theme.improve] == [one.id] * inside
    assert sum(theme.fresh for theme in found) == fresh


def test_what_no_theme_holds_is_only_what_somebody_wrote() -> None:
    held, loose = voice("A", Theme.ROUTINES), voice("B")
    found = sharing.themes([held, loose], sharing.NOTHING)

    assert sharing.without_theme([held, loose, Voice(uuid4(), "C")], found) == [loose.id]


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
