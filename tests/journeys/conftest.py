"""The whole product under its own server, and somebody signed in at a browser."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import (  # noqa: F401 - fixtures that journeys share
    _chromium,
    browser_context_args,
    browser_type_launch_args,
    window,
)
from tests.launch.app_server import AppServer, sign_in
from tests.launch.stand_in import free_port

PICTURES = Path(__file__).resolve().parent.parent.parent / "docs" / "screenshots"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands here; without a browser say what to install."""
    missing = _chromium() is None and not os.environ.get("CI")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason="no browser: apt-get install chromium"))


@pytest.fixture
def site(database: str, tmp_path: Path) -> Iterator[AppServer]:
    """The application under the real server, on the test's own database."""
    made = AppServer(free_port(), tmp_path, database)
    try:
        made.start()
        yield made
    finally:
        made.stop()


SignIn = Callable[..., Page]


@pytest.fixture
def at_desk(site: AppServer, window: Callable[..., Page], browser: Browser) -> SignIn:  # noqa: F811
    """Give the browser of someone who is signed in: `at_desk("nexus.anna")`."""

    def open_one(username: str, **circumstances: object) -> Page:
        home = f"http://localhost:{site.port}"
        page = window(base_url=home, **circumstances)
        parts = (part.split("=", 1) for part in sign_in(username).split("; "))
        page.context.add_cookies([{"name": n, "value": v, "url": home} for n, v in parts])
        page.set_default_timeout(20_000)
        return page

    return open_one


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Keep a picture of the page in docs/screenshots, when LYKTA_SCREENSHOTS=1."""

    def take(page: Page, name: str) -> None:
        if os.environ.get("LYKTA_SCREENSHOTS") == "1":
            page.evaluate("scrollTo(0, 0)")
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    return take
