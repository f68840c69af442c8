"""Words that may not stand in the product."""

import re

from tests.repository.files import ROOT, tracked

HOSTS = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian|security\.debian")
WORKPLACE = re.compile(r"\.\./shared|/work/|\.library|farm-|helper session|DEVELOPERS\.md")
DRAWERS = {
    "utils",
    "helpers",
    "services",
    "managers",
    "signals",
    "mixins",
    "common",
    "core",
    "base",
}
MARKS = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
TEXT = (
    ".py",
    ".md",
    ".yaml",
    ".yml",
    ".toml",
    ".html",
    ".js",
    ".css",
    ".sql",
    ".txt",
    ".lock",
    ".po",
)
SELF = "tests/repository/test_words.py"
VENDORED = ("/vendor/", "axe.min.js", "EUPL", "LICENSE")


def _found(pattern: re.Pattern[str]) -> list[str]:
    hits = []
    for path in tracked(*TEXT):
        name = str(path.relative_to(ROOT))
        if name == SELF or any(part in name for part in VENDORED):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        hits += [f"{name}: {match.group(0)}" for match in pattern.finditer(text)]
    return hits


def test_no_package_host_is_named() -> None:
    assert _found(HOSTS) == []


def test_the_product_does_not_know_where_it_was_written() -> None:
    assert _found(WORKPLACE) == []


def test_nothing_is_left_for_later_without_an_issue() -> None:
    assert _found(MARKS) == []


def test_everything_has_a_name_of_its_own() -> None:
    drawers = [p for p in tracked(".py") if p.stem in DRAWERS or p.parent.name in DRAWERS]

    assert drawers == []
