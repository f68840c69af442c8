"""The first rows, and who acts."""

from uuid import uuid4

import pytest

from lykta.kernel.problems import Unknown
from lykta.organisation import api
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
