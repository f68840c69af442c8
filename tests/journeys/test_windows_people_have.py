"""Every staff page of casework, the day, the log and the settings, in the windows people have."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import assert_axe_clean, assert_no_sideways_scroll
from tests.casework.addresses import addresses, keys_of_a_matter

WORKER = ("/min-dag", "/aktualiseringar/", "/aktualiseringar/ny", "/aktualiseringar/ny?vag=phone")
WORKER_TOO = ("/aktualiseringar/rad", "/arenden/", "/arenden/sok", "/arenden/ersattare")
HEAD = ("/min-dag", "/logg/", "/logg/granskad", "/installningar/", "/installningar/lag")
HEAD_TOO = ("/installningar/behorigheter", "/nodoppning")
PHONE = {"viewport": {"width": 320, "height": 700}, "color_scheme": "dark"}
NOT_PAGES = ("/ta", "/bara-tilldelade")  # buttons only
Picture = Callable[[Page, str], None]


@pytest.mark.parametrize("window_is", [{}, PHONE], ids=["desk", "phone-dark"])
def test_every_page_of_a_worker_is_for_everyone(
    at_desk: Callable[..., Page], picture: Picture, window_is: dict[str, object]
) -> None:
    """axe finds nothing and nothing scrolls sideways."""
    keys = keys_of_a_matter()
    page = at_desk("nexus.anna", **window_is)
    about = [one for one in addresses(keys) if not one.endswith(NOT_PAGES)]

    for address in (*WORKER, *WORKER_TOO, *about):
        answer = page.goto(address)
        assert answer
        assert answer.status < 500, address
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
    page.goto("/min-dag")
    picture(page, "min-dag-telefon" if window_is else "min-dag")


@pytest.mark.parametrize("window_is", [{}, PHONE], ids=["desk", "phone-dark"])
def test_every_page_of_a_head_is_for_everyone(
    at_desk: Callable[..., Page], picture: Picture, window_is: dict[str, object]
) -> None:
    """axe finds nothing and nothing scrolls sideways."""
    keys_of_a_matter()
    page = at_desk("nexus.chef", **window_is)

    for address in (*HEAD, *HEAD_TOO):
        answer = page.goto(address)
        assert answer
        assert answer.status == 200, address
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
    page.goto("/logg/")
    picture(page, "logg-telefon" if window_is else "logg")
