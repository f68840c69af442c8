"""axe in the page: finds what shuts people out. Page tests end with `assert_axe_clean(page)`."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _source() -> str:
    return (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def assert_axe_clean(page: Page, *, leave_out: tuple[str, ...] = ()) -> None:
    """Fail with rule, help and the first elements for everything axe finds on the page as it is."""
    page.evaluate(_source())
    wanted = {
        "runOnly": {"type": "tag", "values": RULES},
        "rules": {rule: {"enabled": False} for rule in leave_out},
    }
    found = page.evaluate("wanted => axe.run(document, wanted)", wanted)
    assert not found["violations"], "\n".join(_said(one) for one in found["violations"])


def _said(violation: dict[str, Any]) -> str:
    nodes = [
        f"    {node['html'][:160]}  {node['failureSummary']}" for node in violation["nodes"][:4]
    ]
    return "\n".join(
        [f"{violation['id']}: {violation['help']} ({len(violation['nodes'])})", *nodes]
    )


def assert_no_sideways_scroll(page: Page) -> None:
    """Fail when the page is wider than its window (WCAG 1.4.10)."""
    sideways = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert sideways <= 0, f"the page is {sideways} px wider than its window"
