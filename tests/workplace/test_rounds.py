"""A year's round: who may do what, who sees what, last year's promises, and what is frozen."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import Error, connections, transaction
from django.test.utils import CaptureQueriesContext

from lykta.kernel import frozen
from lykta.kernel.actor import Actor
from lykta.kernel.duty import mine
from lykta.kernel.problems import Invalid, NotNow, Refused, Unknown
from lykta.organisation import api as organisation
from lykta.organisation.models import Unit
from lykta.workplace import api as workplace
from lykta.workplace.models import (
    FollowUpNoted,
    Promise,
    SignedFollowUp,
    UnitAnswer,
    UnitAsked,
    YearRound,
)
from lykta.workplace.queries import rounds
from tests import cast
from tests.workplace import crowd, year

OVERSEE = ("direktor.vof", "hr.vof", "skydd.vof")
OTHERS = ("strateg", "skola.rektor", "nexus.chef", "namnd.scn", "nexus.anna", "ombud.vof", "radet")


def test_hr_opens_with_the_regulation_of_the_day_and_a_copy_of_the_questions(
    database: str,
) -> None:
    key = year.opened()

    with cast.acting("hr.vof") as actor:
        row = YearRound.objects.get(id=key)
        assert row.regulation == "AFS 2023:1"
        before = row.questions
        workplace.describe(
            usually_at="", flow=(), questions=("Ny?",), tools=(), support_to_managers=(),
            caring_talk_at=(), actor=actor, now=cast.NOW,
        )  # fmt: skip
        assert YearRound.objects.get(id=key).questions == before != ["Ny?"]
        assert [one.code for one in workplace.units(round_id=key)] == ["VOF-EX"]
    with pytest.raises(NotNow):
        year.opened()


@pytest.mark.parametrize("who", ["chef.vof", "direktor.vof", "skydd.vof", "strateg"])
def test_only_hr_opens(database: str, who: str) -> None:
    with pytest.raises(Refused), cast.acting(who) as actor:
        workplace.open_round(
            municipality="0380", year=year.YEAR, due_on=year.DUE, actor=actor, now=cast.NOW
        )


def test_who_sees_what(database: str) -> None:
    """The manager the own unit, the administration's own every unit, everybody else nothing.

    Seen failing when `seen_if` was left out of the declarations.
    """
    key = year.opened()
    year.answered(key)
    year.signed(key)
    for who in ("chef.vof", *OVERSEE, *OTHERS):
        near = who in OVERSEE or who == "chef.vof"
        with cast.acting(who):
            seen = set(UnitAsked.objects.values_list("unit_code", flat=True))
            assert ("VOF-EX" in seen) is near, who
            assert UnitAnswer.objects.count() == Promise.objects.count() == int(near), who
            assert SignedFollowUp.objects.count() == int(who in OVERSEE), who


def test_a_manager_of_another_administration_sees_the_own_unit_only(database: str) -> None:
    key = year.opened()
    with cast.acting("skola.rektor"):
        assert [one.code for one in workplace.units(round_id=key)] == ["UBF-EX"]


def test_the_mail_sees_who_is_silent_and_nothing_of_what_was_said(database: str) -> None:
    key = year.opened()
    year.answered(key)
    board = organisation.authority("KS", municipality_code="0380")
    machine = organisation.machine(authority_id=board.id, role="machine_mail", today=cast.TODAY)
    with cast.acting(machine):
        assert UnitAsked.objects.filter(answered_at__isnull=True).exists()
        assert not UnitAnswer.objects.exists()


def test_nobody_answers_for_another_unit(database: str) -> None:
    key = year.opened()
    asked = year.asked(key)
    for who in ("direktor.vof", "hr.vof", "skola.rektor", "strateg"):
        with pytest.raises((Refused, Unknown)), cast.acting(who) as actor:
            workplace.answer(asked_id=asked, told=year.told(), actor=actor, now=cast.NOW)


def test_the_database_refuses_another_units_answer(database: str) -> None:
    """Seen failing when `only_if` was left out of the declaration."""
    key = year.opened()
    with cast.acting("hr.vof"):
        asked = UnitAsked.objects.get(unit_code="VOF-EX").id
    values: dict[str, Any] = {
        "asked_id": asked, "done": "yes", "threats": "works", "private_violence": "works",
        "inclusion": "works", "routine": "used", "safety_part": "no",
    }  # fmt: skip
    assert key
    for who in ("skola.rektor", "direktor.vof", "hr.vof"):
        with pytest.raises(Error), cast.acting(who):
            UnitAnswer(**values).save(force_insert=True)


def test_what_names_an_individual_is_never_kept(database: str) -> None:
    key = year.opened()
    with pytest.raises(Invalid):
        year.answered(key, improve="Anna Påhittsson behöver mer stöd.")
    with cast.acting("hr.vof"):
        assert not UnitAnswer.objects.exists()


def test_last_years_promises_that_are_not_done_come_back(database: str) -> None:
    kept = workplace.Promised("Ny rutin", workplace.Who.GROUP, date(2026, 3, 1))
    done = workplace.Promised("Klart redan", workplace.Who.HR, date(2026, 2, 1), done=True)
    before = year.opened(year=year.YEAR - 1)
    year.answered(before, promises=(done, kept))
    key = year.opened()

    with cast.acting("chef.vof") as actor:
        of = rounds.round_of(key)
        assert rounds.last_years(of=of, unit=actor.unit) == (kept,)


def test_what_the_director_signed_is_reached_by_nobody(database: str) -> None:
    """Seen failing when the database let signed rows and answers after signing be changed."""
    key = year.opened()
    year.answered(key)
    with pytest.raises(Refused), cast.acting("hr.vof") as actor:
        workplace.sign(round_id=key, actor=actor, now=cast.NOW)
    signed = year.signed(key)

    with pytest.raises(NotNow):
        year.answered(key, works="Något annat.")
    with pytest.raises(NotNow):
        year.signed(key)
    with cast.acting("direktor.vof"):
        row = SignedFollowUp.objects.get(id=signed)
        made = frozen.thaw(text=row.text, digest=row.digest)
        assert made["works"] == [["Exempelboendet", "Vi har korta avstämningar varje vecka."]]
        with pytest.raises(Error), transaction.atomic():
            SignedFollowUp.objects.filter(id=signed).update(text="{}")
    with cast.acting("chef.vof"):
        assert UnitAnswer.objects.update(works="Något annat.") == 0


def test_the_committee_notes_once_and_nobody_else(database: str) -> None:
    signed = year.signed(year.opened())
    for who in ("direktor.vof", "hr.vof", "chef.vof"):
        with pytest.raises(Refused), cast.acting(who) as actor:
            _note(signed, actor)
    with cast.acting("skydd.vof") as actor:
        _note(signed, actor, paragraph="12")
        assert FollowUpNoted.objects.get().paragraph == "12"
    with pytest.raises(NotNow), cast.acting("skydd.vof") as actor:
        _note(signed, actor)


def _note(signed: UUID, actor: Actor, **told: Any) -> None:
    committee = workplace.NotedBy.COMMITTEE
    given = {"noted_for": committee, "noted_on": cast.TODAY, **told}
    workplace.note(signed_id=signed, actor=actor, now=cast.NOW, **given)


def _asked_of(who: str) -> list[str]:
    with cast.acting(who) as actor:
        desk = organisation.desk_of(actor=actor)
        return [one.title for one in mine(workplace.duties(today=cast.TODAY), desk)]


def test_each_meets_a_true_task_step_by_step(database: str) -> None:
    assert _asked_of("hr.vof") == ["Öppna uppföljningen av arbetsmiljön 2026"]
    key = year.opened()
    assert _asked_of("chef.vof") == ["Svara på årets uppföljning för Exempelboendet"]
    missing = ["1 enhet har inte svarat om arbetsmiljön 2026"]
    assert _asked_of("direktor.vof") == _asked_of("hr.vof") == missing
    assert _asked_of("skydd.vof") == []

    year.answered(key)
    assert _asked_of("chef.vof") == _asked_of("hr.vof") == []
    assert _asked_of("direktor.vof") == ["Signera uppföljningen av arbetsmiljön 2026"]
    year.signed(key)
    assert _asked_of("skydd.vof") == ["Ta del av förvaltningens uppföljning av arbetsmiljön 2026"]
    assert _asked_of("direktor.vof") == []


def test_the_mail_asks_those_who_lead_the_unit_and_nobody_below(database: str) -> None:
    """The administration's own unit has the administration's code.

    Seen failing while the duty went to everybody who works where that code stands.
    """
    with cast.acting("systemforvaltare"):
        (head,) = crowd.employed([(Unit.objects.get(code="VOF"), "manager")])
    year.opened()
    board = organisation.authority("KS", municipality_code="0380")
    machine = organisation.machine(authority_id=board.id, role="machine_mail", today=cast.TODAY)
    with cast.acting(machine):
        told = workplace.duties(today=cast.TODAY)

    def titles(who: Actor | str) -> list[str]:
        with cast.acting(who) as actor:
            return [one.title for one in mine(told, organisation.desk_of(actor=actor))]

    assert titles("chef.vof") == ["Svara på årets uppföljning för Exempelboendet"]
    assert titles(head) == ["Svara på årets uppföljning för Vård- och omsorgsförvaltningen"]


def test_duties_take_as_many_queries_whatever_there_is_to_do(database: str) -> None:
    def count() -> int:
        with cast.acting("hr.vof"), CaptureQueriesContext(connections["default"]) as seen:
            workplace.duties(today=cast.TODAY)
        return len(seen)

    year.opened(year=year.YEAR - 1)
    few = count()
    year.opened()
    assert count() == few


def test_the_year_holds_the_last_day(database: str) -> None:
    year.opened()
    with cast.acting("strateg"):
        found = workplace.year_events(first=date(2026, 1, 1), last=date(2026, 12, 31))
    assert [one.on for one in found] == [year.DUE]
