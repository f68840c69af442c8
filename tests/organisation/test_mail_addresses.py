"""A colleague's mail address at work: set by whoever runs the accounts, within reach."""

import pytest
from django.urls import reverse

from lykta.organisation.models import Person, User
from tests.cast import acting
from tests.signed_in import client_of


def _address_of(who: str) -> str:
    return reverse("organisation:mail_address", args=[User.objects.get(username=who).person_id])


def _mail_of(who: str) -> str:
    with acting("systemforvaltare"):
        return Person.objects.get(id=User.objects.get(username=who).person_id).mail


def test_the_administrator_changes_an_address(database: str) -> None:
    client = client_of("systemforvaltare")
    assert "nexus.anna@uppsala.invalid" in client.get(_address_of("nexus.anna")).content.decode()

    answer = client.post(_address_of("nexus.anna"), {"mail": "anna.ny@uppsala.invalid"})

    assert answer.status_code == 303
    assert _mail_of("nexus.anna") == "anna.ny@uppsala.invalid"
    page = client.get(reverse("organisation:accounts")).content.decode()
    assert "anna.ny@uppsala.invalid" in page


def test_what_is_no_address_stays_on_the_page(database: str) -> None:
    answer = client_of("systemforvaltare").post(
        _address_of("nexus.anna"), {"mail": "anna vid nexus"}
    )

    assert answer.status_code == 422
    assert "anna vid nexus" in answer.content.decode()


@pytest.mark.parametrize(("who", "status"), [("nexus.anna", 403), ("nexus.chef", 404)])
def test_nobody_changes_the_address_of_one_out_of_reach(
    database: str, who: str, status: int
) -> None:
    """Seen failing when the view and the action did not ask for the reach."""
    client = client_of(who)

    assert client.get(_address_of("strateg")).status_code == status
    assert client.post(_address_of("strateg"), {"mail": "x@uppsala.invalid"}).status_code == status
    assert _mail_of("strateg") == "strateg@uppsala.invalid"
