"""What the rows themselves keep, whoever writes them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connections, transaction

from lykta.anonymous import api as anonymous
from lykta.anonymous.models import Message, TeamKey, Thread, ThreadCount, ThreadLock, Writing
from lykta.anonymous.rules import messages, sealing
from lykta.anonymous.terms import Kind
from tests import cast


def _as_policy_role() -> None:
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE lykta_policy")


@pytest.mark.parametrize("model", [ThreadLock, Writing])
def test_staff_cannot_read_what_opens_a_thread_or_what_rests(
    doors: str, model: type[ThreadLock]
) -> None:
    with cast.acting("nexus.chef"), pytest.raises(ProgrammingError), transaction.atomic():
        model.objects.count()


def test_a_unit_has_one_key_in_use(doors: str) -> None:
    key = TeamKey.objects.using("deploy")
    with transaction.atomic(using="deploy"):
        _as_policy_role()
        unit = key.first()
    assert unit is not None
    second = TeamKey(id=uuid4(), authority_id=unit.authority_id, unit_id=unit.unit_id)
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(using="deploy"),
        transaction.atomic(using="deploy"),
    ):
        _as_policy_role()
        with connections["deploy"].cursor() as cursor:
            cursor.execute(
                "INSERT INTO lykta.anonymous_teamkey SELECT %s, authority_id, unit_id, public,"
                " private, made_on, NULL, NULL FROM lykta.anonymous_teamkey WHERE id = %s",
                [second.id, unit.id],
            )


def test_an_answer_is_signed_and_a_message_has_its_own_place(doors: str) -> None:
    made = anonymous.begin(text="Hej", language="sv", today=cast.TODAY)
    with cast.acting("nexus.anna") as anna:
        thread = Thread.objects.get(id=made.thread)
        key = TeamKey.objects.get(unit_id=anna.unit)
        one = uuid4()
        sealed = sealing.seal("{}", to=bytes(key.public), bound=messages.team_bound(one))
        row = Message(
            id=one,
            authority_id=thread.authority_id,
            unit_id=thread.unit_id,
            thread=thread,
            ordinal=2,
            kind=Kind.ANSWER.value,
            written_on=cast.TODAY,
            key=key,
            for_team=sealed,
            for_writer=sealed,
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
        row.answered_by_id, row.ordinal = anna.person, 1
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_the_app_cannot_make_up_a_thread_or_a_number(doors: str) -> None:
    with cast.acting("nexus.chef") as head:
        days = {"opened_on": cast.TODAY, "last_on": cast.TODAY + timedelta(days=1)}
        place = {"authority_id": head.authority, "unit_id": head.unit}
        thread = Thread(**place, **days, writer_public=b"x" * 32, language="sv")
        with pytest.raises(ProgrammingError), transaction.atomic():
            thread.save()
        count = ThreadCount(year=2026, unit_id=head.unit, what="opened", number=9)
        with pytest.raises(ProgrammingError), transaction.atomic():
            count.save()
