"""What the database never lets in about housing: each rule is broken once, past every policy.

Seen failing when the constraint is removed from the model: the row is then saved.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connections, models, transaction

from lykta.housing.models import Placement, Provider
from tests.cast import TODAY, acting
from tests.housing.stays import a_provider, ended, granted, placed

BEFORE, AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
CASES: list[tuple[type[models.Model], dict[str, Any], str]] = [
    (Provider, {"permit_to": TODAY - timedelta(days=900)}, "housing_provider_permit_in_order"),
    (Provider, {"places": 0}, "housing_provider_has_places"),
    (
        Placement,
        {"ended_on": BEFORE, "end_reason": "own_wish"},
        "housing_placement_dates_in_order",
    ),
    (Placement, {"ended_on": TODAY}, "housing_placement_end_has_reason"),
    (Placement, {"end_reason": "own_wish"}, "housing_placement_end_has_reason"),
    (Placement, {"permit_checked_on": AFTER}, "housing_placement_permit_checked_before"),
]
IDS = [name.removeprefix("housing_") for _, _, name in CASES]


def _force(model: type[models.Model], key: UUID, change: dict[str, Any]) -> None:
    """Change the row as the owner of the tables does, past every policy and every action."""
    columns = ", ".join(f"{name} = %s" for name in change)
    with transaction.atomic(using="deploy"), connections["deploy"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE lykta_policy")
        cursor.execute(
            f"UPDATE lykta.{model._meta.db_table} SET {columns} WHERE id = %s",
            [*change.values(), key],
        )
        assert cursor.rowcount == 1


@pytest.mark.parametrize(("model", "change", "name"), CASES, ids=IDS)
def test_the_database_refuses(
    database: str, model: type[models.Model], change: dict[str, Any], name: str
) -> None:
    provider = a_provider()
    key = provider.id if model is Provider else placed(granted(), provider).id

    with pytest.raises(IntegrityError, match=name):
        _force(model, key, change)


def test_a_person_has_one_running_stay(database: str) -> None:
    walked = granted()
    first = placed(walked, a_provider())
    ended(first)
    second = placed(walked, a_provider())

    with pytest.raises(IntegrityError, match="housing_placement_one_at_a_time"):
        _force(Placement, first.id, {"ended_on": None, "end_reason": ""})
    assert second.ended_on is None


def test_two_providers_never_have_the_same_label(database: str) -> None:
    one, other = a_provider(), a_provider()

    with pytest.raises(IntegrityError, match="label"):
        _force(Provider, other.id, {"label": one.label})


@pytest.mark.parametrize("column", ["started_on", "placed_by", "decision_id", "provider_id"])
def test_what_a_placement_carries_out_never_changes(database: str, column: str) -> None:
    """Seen failing when the column was left out of `fixed`."""
    stay = placed(granted(), a_provider())
    other = {
        "started_on": BEFORE,
        "placed_by": stay.id,
        "decision_id": stay.id,
        "provider_id": a_provider().id,
    }

    with pytest.raises(DatabaseError), acting("nexus.anna"), transaction.atomic():
        Placement.objects.filter(id=stay.id).update(**{column: other[column]})


def test_a_placement_is_never_taken_away(database: str) -> None:
    stay = placed(granted(), a_provider())

    with pytest.raises(DatabaseError), acting("nexus.anna"):
        Placement.objects.filter(id=stay.id).delete()
