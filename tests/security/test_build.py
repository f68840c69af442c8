"""OP-01, OP-02, OP-04: what is built and how it is set up."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.repository.files import ROOT, tracked
from tests.signed_in import client_of

RAW = re.compile(r"\.raw\(|\.extra\(|RawSQL\(|mark_safe\(|\|safe\b|format_html_join\(.*%")
REVIEWED = {
    # The picture and component tags build markup from escaped parts.
    "src/lykta/web/templatetags/pictures.py",
    "src/lykta/web/templatetags/ui.py",
    "src/lykta/anonymous/views/writer_pages.py",  # numbers to ring in an escaped text
    "src/lykta/contact/printing.py",  # stand-ins and hours in an escaped text
}
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{36}"
    r"|postgresql://[^\s:/@]+:(?!password@)[^\s@{}<\"']{6,}@"
)
OUTWARD = re.compile(
    r"^\s*(import|from) (requests|httpx|urllib\.request|smtplib|http\.client)\b", re.M
)


def test_op_01_debug_is_off_whatever_the_mode() -> None:
    assert settings.DEBUG is False
    assert "django.contrib.admin" not in settings.INSTALLED_APPS


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_op_01_methods_nobody_uses_are_refused(database: str, method: str) -> None:
    answer = client_of("nexus.anna").generic(method, "/min-dag")

    assert answer.status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config",
        "/static/",
        "/static/../config/settings.py",
        "/docs",
        "/api/v1/docs",
        "/admin/",
    ],
)
def test_op_01_nothing_is_listed_or_left_lying(database: str, path: str) -> None:
    answer = client_of("nexus.anna").get(path)

    assert answer.status_code == 404
    assert not {"Server", "X-Powered-By"} & set(answer.headers)


def test_op_01_the_production_settings_pass_the_deploy_check(tmp_path: Path) -> None:
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LYKTA_MODE": "production",
        "LYKTA_HOME": str(tmp_path),
        "LYKTA_SECRETS": str(settings.SECRETS),
        "LYKTA_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "LYKTA_HOSTS": "lykta.example",
    }
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


def test_op_02_no_unreviewed_raw_sql_or_unescaped_markup() -> None:
    """Seen failing with a `mark_safe` put into a view."""
    hits = [
        str(path.relative_to(ROOT))
        for path in tracked(".py", ".html")
        if "/src/lykta/" in str(path) and RAW.search(path.read_text(encoding="utf-8"))
    ]

    assert sorted(set(hits) - REVIEWED) == []


def test_op_02_nothing_in_the_product_calls_out() -> None:
    hits = [
        str(path.relative_to(ROOT))
        for path in tracked(".py")
        if "/src/lykta/" in str(path) and OUTWARD.search(path.read_text(encoding="utf-8"))
    ]

    assert hits == ["src/lykta/outbox/transport.py"]  # the operator's own mail server


def test_op_02_bandit_finds_nothing_of_weight() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-r", "-ll", "-ii", str(ROOT / "src"), "-s", "B608"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_op_04_no_secret_stands_in_the_repository() -> None:
    hits = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.stat().st_size < 2_000_000
        and SECRET.search(path.read_text(encoding="utf-8", errors="ignore"))
        and path.name != "test_build.py"
    ]

    assert hits == []
