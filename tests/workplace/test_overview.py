"""The own administration's overview: whose it is, and that a page shows the first of all."""

from importlib import import_module
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, connections

from lykta.exchange.benching import workplaces
from lykta.exchange.benching.behind import as_policy_role
from lykta.workplace.models import Promise, UnitAnswer
from lykta.workplace.queries import overview, rounds, sharing
from lykta.workplace.rules.sharing import suggestions
from lykta.workplace.terms import Side
from tests import cast
from tests.workplace import year
from tests.workplace.test_rounds import OTHERS, OVERSEE

CODES = ("done", "threats", "private_violence", "inclusion", "routine", "safety_part")
READS = (
    "SELECT name FROM secrecy.workplace_voices(%s)",
    "SELECT unit FROM secrecy.workplace_promises(%s, NULL)",
)


def _read(sql: str, round_id: UUID) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [round_id])
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.parametrize("sql", READS)
def test_only_those_who_oversee_read_and_only_the_own_administration(
    database: str, sql: str
) -> None:
    """Seen failing when each function did not ask which administration one oversees."""
    key = year.opened()
    year.answered(key)
    year.answered(key, "nexus.chef")
    for who in ("chef.vof", *OVERSEE, *OTHERS):
        with cast.acting(who):
            assert _read(sql, key) == ({"Exempelboendet"} if who in OVERSEE else set()), who


def test_a_page_shows_the_first_of_all(database: str) -> None:
    """Lists in part are the beginning of the same lists whole, in the same order."""
    with (
        workplaces.many(now=cast.NOW, units=180, years=2) as key,
        cast.acting("direktor.vof"),
    ):
        asked = overview.own(key)
        assert asked is not None
        whole, part = overview.told(asked), overview.told(asked, first=12)
        units = overview.units(asked)
        first_units = overview.units(asked, first=12)

    names = [one.name for one in whole.voices]
    assert len(names) > 12
    assert names == sorted(names) == [name for _key, name in units]
    assert first_units == units[:12]
    assert part.voices == whole.voices
    for name in ("improve", "works", "promises"):
        assert len(getattr(part, name)) == 12 < len(getattr(whole, name))
        assert getattr(part, name) == getattr(whole, name)[:12]
    assert [one.name for one in whole.improve] == [
        one.name for one in whole.voices if one.has_answered
    ]


def test_a_voice_is_the_answer_without_its_words(database: str) -> None:
    """Every code as the manager answered it, and the themes that the words suggest."""
    key = year.opened()
    year.answered(key, improve="Rutinen vid hot är inte övad.", works="", improve_themes=())
    with cast.acting("direktor.vof"):
        asked = overview.own(key)
        assert asked is not None
        (one,) = overview.voices(asked)
        (unit,) = rounds.units(round_id=key, administration=asked.administration)
        answer = unit.answer

    assert answer is not None
    for name in CODES:
        assert getattr(one, name) == getattr(answer, name).value, name
    assert (one.id, one.name, one.wrote) == (unit.id, unit.name, frozenset({"improve"}))
    said = suggestions(answer, sharing.stems())
    assert {side.value: sorted(getattr(one, side.value)) for side in Side} == said
    assert one.improve == {"routines", "threats"}


def test_answers_from_before_are_given_the_same_suggestions(database: str) -> None:
    """The release before kept no suggestions: the migration makes those that answering makes."""
    key = year.opened()
    asked = year.answered(key, improve="Rutinen vid hot är inte övad.", improve_themes=())
    with as_policy_role() as cursor:
        cursor.execute(
            "UPDATE lykta.workplace_unitanswer SET improve_suggested = '[]', works_suggested = '[]'"
        )
        cursor.execute("SET LOCAL ROLE lykta_owner")
        cursor.execute("ALTER TABLE lykta.workplace_promise ALTER round_id DROP NOT NULL")
        cursor.execute("SET LOCAL ROLE lykta_policy")
        cursor.execute("UPDATE lykta.workplace_promise SET round_id = NULL")
    step = import_module("lykta.workplace.migrations.0008_fill_in_for_earlier_answers")
    with connections["deploy"].schema_editor() as editor:
        step.fill_in(apps, editor)

    with cast.acting("chef.vof"):
        row = UnitAnswer.objects.get(asked_id=asked)
        assert Promise.objects.get().round_id == key
    assert row.improve_suggested == ["routines", "threats"]
    assert row.works_suggested == ["leadership"]
