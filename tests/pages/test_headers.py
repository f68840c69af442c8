"""The headers that every answer carries, whoever asks and whatever comes of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.pages.breaking import breaks
from tests.signed_in import client_of

Ask = Callable[[], Any]
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noarchive",
}


def _broken() -> Any:
    client = client_of("nexus.anna")
    client.raise_request_exception = False
    with breaks(at="casework_"):
        return client.get("/arenden/")


ANSWERS: dict[str, tuple[Ask, int]] = {
    "staff": (lambda: client_of("nexus.anna").get("/min-dag"), 200),
    "staff form": (lambda: client_of("nexus.anna").get("/aktualiseringar/ny"), 200),
    "public": (lambda: Client().get("/planen/"), 200),
    "sign in": (lambda: Client().get("/logga-in"), 200),
    "redirect": (lambda: Client().get("/min-dag"), 302),
    "api": (lambda: Client().get("/api/v1/statistics?year=2023"), 404),
    "health": (lambda: Client().get("/halsa"), 200),
    "static": (lambda: Client().get("/static/web/js/timeout.js"), 200),
    "no static": (lambda: Client().get("/static/ingen.css"), 404),
    "nothing": (lambda: Client().get("/finns-inte"), 404),
    "refused": (lambda: client_of("nexus.anna").get("/statistik/slapp"), 403),
    "unreadable": (lambda: Client().get("/planen/?a=%ff"), 400),
    "too much": (lambda: Client().post("/logga-in", {"a": "x" * 3_000_000}), 413),
    "not that way": (lambda: Client().put("/min-dag"), 405),
    "trace": (lambda: Client().generic("TRACE", "/min-dag"), 405),
    "broken": (_broken, 500),
    "stranger host": (lambda: Client().get("/min-dag", headers={"host": "elak.example"}), 400),
}


@pytest.fixture
def answers(shared_database: str) -> dict[str, Any]:
    """One answer of every kind."""
    made = {name: ask() for name, (ask, _) in ANSWERS.items()}
    assert {name: answer.status_code for name, answer in made.items()} == {
        name: status for name, (_, status) in ANSWERS.items()
    }
    return made


def test_every_answer_carries_the_fixed_headers(answers: dict[str, Any]) -> None:
    """Seen failing with the headers' middleware taken out."""
    for name, answer in answers.items():
        for header, value in FIXED.items():
            assert answer.headers.get(header) == value, (name, header)
        assert "camera=()" in answer.headers["Permissions-Policy"], name


def test_nothing_made_for_somebody_is_kept_anywhere(answers: dict[str, Any]) -> None:
    """Seen failing for a file that is missing among the static ones."""
    for name, answer in answers.items():
        if name == "static":
            assert "max-age" in answer.headers["Cache-Control"]
        else:
            assert answer.headers["Cache-Control"] == "no-store", name


def test_the_origin_is_told_by_pages_with_a_form_alone(answers: dict[str, Any]) -> None:
    """Seen failing with one rule for all: either forms fail in Chromium or links tell too much."""
    rules = {
        name: answer.headers["Referrer-Policy"]
        for name, answer in answers.items()
        if name != "static"
    }
    assert rules["staff form"] == rules["sign in"] == "same-origin"
    for name in ("redirect", "api", "health", "nothing", "refused", "unreadable", "trace"):
        assert rules[name] == "no-referrer", name
    for name, rule in rules.items():
        has_form = b"<form" in answers[name].content
        assert rule == ("same-origin" if has_form else "no-referrer"), name


def test_every_answer_says_what_a_browser_may_load(answers: dict[str, Any]) -> None:
    """Seen failing for what never reached the middleware while it stood innermost."""
    for name, answer in answers.items():
        rules = dict(
            (rule.strip() + " ").split(" ", 1)
            for rule in answer.headers.get("Content-Security-Policy", "").split(";")
        )
        assert rules.get("default-src", "").strip() == "'none'", name
        assert rules["frame-ancestors"].strip() == "'none'", name
        assert rules["base-uri"].strip() == "'none'", name
        assert rules["object-src"].strip() == "'none'", name
        assert "unsafe" not in str(rules), name
        assert "http" not in rules["script-src"], name
        assert rules["require-trusted-types-for"].strip() == "'script'", name


def test_each_page_has_a_nonce_of_its_own(shared_database: str) -> None:
    client = client_of("nexus.anna")

    said = {client.get("/min-dag").headers["Content-Security-Policy"] for _ in range(3)}

    assert len(said) == 3 or not any("nonce-" in one for one in said)


def test_no_answer_tells_what_serves_it(answers: dict[str, Any]) -> None:
    for name, answer in answers.items():
        for header in ("Server", "X-Powered-By", "Access-Control-Allow-Origin"):
            assert header not in answer.headers, (name, header)


def test_the_cookies_are_for_this_site_and_out_of_scripts_reach(shared_database: str) -> None:
    """SE-01. Seen failing with HttpOnly and SameSite of the form's cookie left at less."""
    answer = Client().get("/logga-in")

    for cookie in answer.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Strict", cookie.key
        assert not cookie["domain"], cookie.key
