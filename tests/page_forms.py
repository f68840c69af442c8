"""Fill in a page's form as a browser would: hidden and proposed answers come along."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Fields(HTMLParser):
    """Collects what the form of class `form` would send if its button were pressed at once."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._inside = False
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field and its value."""
        at = dict(attrs)
        if tag == "form":
            self._inside = "form" in (at.get("class") or "").split()
        if not self._inside:
            return
        name = at.get("name")
        if tag == "input" and name and _is_sent(at):
            plain = "on" if at.get("type") == "checkbox" else ""
            self.found.setdefault(name, []).append(at.get("value") or plain)
        elif tag == "textarea" and name:
            self._area = name
            self.found[name] = [""]
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in at:
            self.found[self._select] = [at.get("value") or ""]

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a form or a field."""
        if tag == "form":
            self._inside = False
        if tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        """Note what stands in a text field."""
        if self._area:
            before = self.found[self._area][0]
            self.found[self._area][0] = before + data if before else data.removeprefix("\n")


def _is_sent(at: dict[str, str | None]) -> bool:
    if at.get("type") in ("radio", "checkbox"):
        return "checked" in at
    return at.get("type") != "submit"


def answers_on(content: bytes) -> dict[str, list[str]]:
    """Return what the page's form would send as it stands."""
    reader = _Fields()
    reader.feed(content.decode())
    return reader.found


def send(client: Client, address: str, /, **answers: Any) -> Any:
    """Open the page, change these answers and press the button."""
    page = client.get(address)
    assert page.status_code == 200, (address, page.status_code)
    return client.post(address, {**answers_on(page.content), **answers})
