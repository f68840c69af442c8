"""The docs are true of today."""

import re

from lykta.kernel.access_matrix import load
from lykta.secrecy.inventory import page
from tests.repository.files import ROOT, python_files


def test_decisions_are_numbered_without_gaps() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))

    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    assert all(re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name) for name in names)


def test_every_setting_is_documented() -> None:
    docs = (ROOT / "docs" / "operations" / "install.md").read_text(encoding="utf-8")
    read = set()
    for path in python_files():
        if "/src/" in str(path):
            text = path.read_text(encoding="utf-8")
            read |= set(re.findall(r"LYKTA_[A-Z]+(?:_[A-Z]+)*", text))
            read |= {
                f"LYKTA_{name}"
                for name in re.findall(
                    r"env\.(?:text|choice|words|folder|moment)\(\s*\"(\w+)\"", text
                )
            }

    assert (
        sorted(
            name
            for name in read
            if name.removesuffix("_FILE") not in docs and not name.endswith("_")
        )
        == []
    )


def test_every_role_is_described() -> None:
    page = (ROOT / "docs" / "domains" / "organisation.md").read_text(encoding="utf-8")
    roles = load(ROOT / "data" / "access.yaml").roles

    assert [code for code in roles if f"`{code}`" not in page] == []


def test_every_app_has_a_page() -> None:
    apps = [path.parent.name for path in (ROOT / "src" / "lykta").glob("*/apps.py")]
    pages = {path.stem for path in (ROOT / "docs" / "domains").glob("*.md")}

    assert sorted(set(apps) - pages) == []


def test_every_link_in_the_docs_leads_somewhere() -> None:
    broken = []
    for doc in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\(([^)#\s]+)", doc.read_text(encoding="utf-8")):
            elsewhere = "://" in link or link.startswith("mailto:")
            if not elsewhere and not (doc.parent / link).exists():
                broken.append(f"{doc.name}: {link}")

    assert broken == []


def test_the_privacy_inventory_is_current() -> None:
    written = (ROOT / "docs" / "privacy" / "data-inventory.md").read_text(encoding="utf-8")

    assert written == page(), "run: python -m django privacy_inventory"
