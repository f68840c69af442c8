"""The first rows, and who acts."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client

from lykta.kernel.problems import Unknown
from lykta.organisation import api
from lykta.organisation.models import Assignment
from tests.cast import TODAY, actor


def test_the_importer_acts_for_the_executive_board(database: str) -> None:
    first = api.found(code="0380", name="Uppsala kommun", county="Uppsala län", today=TODAY)
    again = api.found(code="0380", name="Uppsala kommun", county="Uppsala län", today=TODAY)
    assert first == again
    assert first.importer.role == "machine_import"


def test_nobody_acts_in_another_persons_assignment(database: str) -> None:
    anna = actor("nexus.anna")
    with pytest.raises(Unknown):
        api.actor_for(person_id=uuid4(), assignment_id=anna.assignment, today=TODAY)


def test_the_first_administrator_gets_a_link_that_works(visitor: Client) -> None:
    out = StringIO()
    call_command("createadmin", user="Ada.Forst", name="Ada Exempelförst", stdout=out)
    path = out.getvalue().split("localhost")[-1].strip()
    assert "ada.forst" in visitor.get(path).content.decode()
    held = Assignment.objects.get(person__name="Ada Exempelförst")
    assert held.role == "system_administrator"
