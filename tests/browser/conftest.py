"""A real browser: Debian's chromium, the windows people have, and a server of the face alone."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.face_server import FaceServer

WINDOW = {"width": 1280, "height": 900}
KNOWN_NAMES = ("chromium", "chromium-browser", "google-chrome")


def _chromium() -> str | None:
    found = (shutil.which(name) for name in KNOWN_NAMES)
    return os.environ.get("CHROMIUM") or next((path for path in found if path), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands here; without a browser say what to install (CI must have one)."""
    here = Path(__file__).parent
    missing = _chromium() is None and not os.environ.get("CI")
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason="no browser: apt-get install chromium"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's chromium; as root without the sandbox that root cannot have."""
    arguments = dict(browser_type_launch_args)
    if path := _chromium():
        arguments["executable_path"] = path
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments["args"] = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
    return arguments


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Swedish reader at an ordinary window."""
    return {
        **browser_context_args,
        "viewport": WINDOW,
        "locale": "sv-SE",
        "timezone_id": "Europe/Stockholm",
    }


@pytest.fixture
def window(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """Open pages with other circumstances: `window(color_scheme="dark")`."""
    opened: list[BrowserContext] = []

    def open_one(**circumstances: Any) -> Page:
        context = browser.new_context(**{**browser_context_args, **circumstances})
        opened.append(context)
        return context.new_page()

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def phone(window: Callable[..., Page]) -> Page:
    """A window 320 px wide."""
    return window(viewport={"width": 320, "height": 700}, has_touch=True)


@pytest.fixture
def dark(window: Callable[..., Page]) -> Page:
    """The dark theme."""
    return window(color_scheme="dark")


@pytest.fixture
def zoomed(window: Callable[..., Page]) -> Page:
    """The ordinary window at 200 %."""
    return window(viewport={"width": 640, "height": 450}, device_scale_factor=2)


@pytest.fixture
def contrast(window: Callable[..., Page]) -> Page:
    """Forced colours and reduced motion."""
    return window(forced_colors="active", reduced_motion="reduce")


@pytest.fixture
def no_script(window: Callable[..., Page]) -> Page:
    """A browser without JavaScript."""
    return window(java_script_enabled=False)


@pytest.fixture
def shot(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Page, str], Path]:
    """Keep a picture of the whole page, in LYKTA_SHOTS when set."""
    wanted = os.environ.get("LYKTA_SHOTS")
    folder = Path(wanted) if wanted else tmp_path_factory.mktemp("shots")
    folder.mkdir(parents=True, exist_ok=True)

    def take(page: Page, name: str) -> Path:
        path = folder / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return take


@pytest.fixture(scope="session")
def face() -> Iterator[FaceServer]:
    """The face alone, without a database: gallery, shells and static files."""
    server = FaceServer()
    server.start()
    yield server
    server.stop()
