"""A page lies under one tab: the nearest."""

import pytest

from lykta.pages.tabs import AREAS, tabs_of


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/plan/", "Planen"),
        ("/plan/atgarder/4711", "Planen"),
        ("/plan/beslut/", "Beslut"),
        ("/plan/beslut/nytt", "Beslut"),
        ("/plan/projekt/4711/rapport", "Projekt"),
    ],
)
def test_the_nearest_tab_is_this_one(path: str, here: str) -> None:
    assert [words for words, _address, is_here in tabs_of("plan", path=path) if is_here] == [here]


@pytest.mark.parametrize("area", AREAS)
def test_every_area_begins_with_its_own_front_page(area: str) -> None:
    assert all(address.startswith(AREAS[area][0][1]) for _words, address in AREAS[area])
