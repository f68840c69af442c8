"""A browser with its profile on disk and its back/forward cache on, and a neutral place."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from tests.browser.conftest import _chromium

CONTROL = "KONTROLLORD-SOM-SKA-SYNAS"  # stands on the neutral place, which may be kept on disk


class _Neutral(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Answer with the weather; it may be kept by the browser like any page."""
        body = f"<!doctype html><title>Väder</title><p>Sol. {CONTROL}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Cache-Control", "max-age=3600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


@contextmanager
def neutral_place() -> Iterator[str]:
    """Serve a neutral page; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Neutral)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/vader"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser(playwright: Playwright, profile: Path, **how: object) -> Iterator[BrowserContext]:
    """Open a real browser on a profile of its own; what it keeps is on disk when it is closed."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] if root else []
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=_chromium(),
        args=arguments,
        ignore_default_args=["--disable-back-forward-cache"],
        locale="sv-SE",
        **how,  # type: ignore[arg-type]
    )
    try:
        yield context
    finally:
        context.close()


def kept_on_disk(profile: Path, words: str) -> list[str]:
    """Return the profile's files that hold the words, in UTF-8 or UTF-16."""
    wanted = (words.encode(), words.encode("utf-16-le"))
    return [
        str(path.relative_to(profile))
        for path in profile.rglob("*")
        if path.is_file() and any(one in path.read_bytes() for one in wanted)
    ]
