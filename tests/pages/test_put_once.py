"""A question that is put into SQL once still asks anew, in whose context it is asked."""

from typing import Any

from django.db.models import QuerySet

from lykta.casework.models import Matter
from lykta.organisation.models import Unit
from lykta.pages import put_once
from tests import cast
from tests.factories import casework as factory


def _units(code: str) -> QuerySet[Any, Any]:
    return Unit.objects.filter(code=code).values_list("code")


def _matters() -> QuerySet[Any, Any]:
    return Matter.objects.values_list("id")


def test_each_question_is_asked_with_what_it_is_given(database: str) -> None:
    codes = list(Unit.objects.order_by("code").values_list("code", flat=True)[:2])

    assert [put_once.rows(_units, code) for code in codes] == [[(code,)] for code in codes]
    Unit.objects.using("deploy").filter(code=codes[0]).update(name="Ett annat namn")
    assert put_once.rows(_units, codes[0]) == [(codes[0],)]


def test_the_database_answers_each_person_in_their_own_context(database: str) -> None:
    """Row-level security stands in the database: what is kept is the question, never an answer."""
    mine = factory.received(by="nexus.anna").matter_id

    with cast.acting("nexus.anna"):
        hers = put_once.rows(_matters)
    with cast.acting("strateg"):
        anothers = put_once.rows(_matters)

    assert hers == [(mine,)]
    assert anothers == []


def _named(codes: tuple[str, ...]) -> QuerySet[Any, Any]:
    return Unit.objects.filter(code__in=codes).order_by("code").values_list("code")


def test_a_question_about_no_keys_has_no_rows(shared_database: str) -> None:
    code = Unit.objects.order_by("code").values_list("code", flat=True)[0]

    assert put_once.rows(_named, ()) == []
    assert put_once.rows(_named, (code,)) == [(code,)]
