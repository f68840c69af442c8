"""A manager who has not signed in finds the guidance from where everybody begins."""

import pytest
from django.test import Client


@pytest.mark.parametrize("page", ["/", "/logga-in"])
def test_the_guidance_is_one_link_away_without_an_account(shared_database: str, page: str) -> None:
    answer = Client().get(page)

    assert answer.status_code == 200
    assert 'href="/arbetsgivare/"' in answer.content.decode()
