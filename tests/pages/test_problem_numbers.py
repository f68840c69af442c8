"""A problem nobody foresaw has a number on its page, for a stranger as for staff."""

import pytest
from django.conf import settings
from django.test import RequestFactory

from lykta.pages.problem_pages import unexpected


@pytest.mark.parametrize("cookies", [{}, {settings.SESSION_COOKIE_NAME: "x"}], ids=["ute", "inne"])
def test_the_number_in_the_log_stands_on_the_page(
    cookies: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """Seen failing for a stranger when the public page was not given the number."""
    request = RequestFactory().get("/hjalp/")
    request.COOKIES.update(cookies)

    answer = unexpected(request, ValueError("hemligt"))

    number = caplog.records[-1].getMessage().split()[1].rstrip(":")
    assert answer.status_code == 500
    assert number in answer.content.decode()
    assert "hemligt" not in caplog.text + answer.content.decode()
