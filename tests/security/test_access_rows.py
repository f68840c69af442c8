"""The rows that give or take away access keep their own invariants in the database."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connections, transaction

from lykta.secrecy.models import BreakGlass, Denial, Handler
from tests import cast


def _as_policy_role() -> None:
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE lykta_policy")


def _glass(**how: object) -> BreakGlass:
    person = uuid4()
    made: dict[str, object] = {
        "person_id": person,
        "matter_id": uuid4(),
        "reason_sealed": b"x",
        "opened_at": cast.NOW,
        "closes_at": cast.NOW + timedelta(hours=1),
    }
    return BreakGlass(**{**made, **how})


def test_nobody_approves_their_own_break_glass(database: str) -> None:
    same = uuid4()
    with pytest.raises(IntegrityError), transaction.atomic(using="deploy"):
        _as_policy_role()
        _glass(person_id=same, approved_by_id=same, approved_at=cast.NOW).save(using="deploy")


def test_a_break_glass_closes_after_it_opened(database: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(using="deploy"):
        _as_policy_role()
        _glass(closes_at=cast.NOW).save(using="deploy")


def test_a_person_is_denied_a_matter_once(database: str) -> None:
    person, matter = uuid4(), uuid4()
    with pytest.raises(IntegrityError), transaction.atomic(using="deploy"):
        _as_policy_role()
        for _ in range(2):
            Denial(person_id=person, matter_id=matter, made_by_id=uuid4(), made_at=cast.NOW).save(
                using="deploy"
            )


@pytest.mark.parametrize("model", [Handler, Denial, BreakGlass])
def test_the_app_can_neither_read_nor_write_the_rows_that_decide_access(
    database: str, model: type[Handler]
) -> None:
    from django.db import ProgrammingError

    with cast.acting("nexus.chef"), pytest.raises(ProgrammingError), transaction.atomic():
        model.objects.count()
