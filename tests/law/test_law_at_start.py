"""The process reads the law once, when it starts, and does not start with a broken table."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from pytest_django import Settings

from lykta.law import api as law


@pytest.fixture
def other_data(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A data folder of the test's own; the real book is read again afterwards."""
    law.current.cache_clear()
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    yield settings.DATA_DIR
    law.current.cache_clear()


def test_the_book_is_read_once() -> None:
    assert law.current() is law.current()
    assert law.current().rule("A4", on=date(2026, 11, 23)).source.short == "SoL 20:2"


def test_a_broken_table_stops_the_start_and_says_where(other_data: Path) -> None:
    (other_data / "law.yaml").write_text("rules:\n  - id: A4\n")
    with pytest.raises(ImproperlyConfigured, match=r"law\.yaml rad 2, regel A4: title saknas"):
        apps.get_app_config("law").ready()


def test_a_missing_table_stops_the_start(other_data: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="finns inte"):
        apps.get_app_config("law").ready()


def test_the_command_renews_the_page(
    other_data: Path, law_page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    real = Path(__file__).parents[2] / "data" / "law.yaml"
    (other_data / "law.yaml").write_text(real.read_text("utf-8"), "utf-8")
    page = other_data.parent / "docs" / "domains" / "law.md"
    page.parent.mkdir(parents=True)
    page.write_text(law_page.replace("| A4 | ", "| gone | "), "utf-8")
    call_command("law_table")
    assert page.read_text("utf-8") == law_page
    assert "är skriven" in capsys.readouterr().out
