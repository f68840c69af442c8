"""Rounds: opened to those who lead, answered by them alone, asked about, frozen for good."""

from datetime import date
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError

from lykta.follow_up import api as follow_up
from lykta.follow_up.models import (
    Answer,
    Answerer,
    AnswerQuestion,
    FrozenRound,
    QuestionReply,
    Round,
    RoundMeasure,
    Template,
)
from lykta.kernel.frozen import Altered
from lykta.kernel.problems import Invalid, NotNow, Refused, Unknown
from lykta.plan import api as plan
from tests import cast
from tests.factories import follow_up as factory
from tests.factories.follow_up import SPRING, UPPSALA, YEAR

Goes = follow_up.Goes


@pytest.fixture
def spring(database: str) -> Any:
    """An open round over seven measures."""
    factory.measures()
    return factory.open_round()


def _document(round_id: Any) -> dict[str, Any]:
    with cast.acting("strateg"):
        return follow_up.frozen(round_id).document


def _told(document: dict[str, Any], code: str) -> dict[str, Any]:
    return next(each for each in document["measures"] if each["code"] == code)


def test_a_round_asks_those_who_lead_and_says_who_is_not_asked(spring: Any) -> None:
    with cast.acting("strateg"):
        names = {one.name: one.asked for one in follow_up.answerers(round_id=spring)}

        assert names["Vård- och omsorgsförvaltningen"] == 2
        assert names["Polisområde Påhitt"] == 1
        assert RoundMeasure.objects.filter(round_id=spring, answerer=None).count() == 1


def test_what_nobody_reported_is_silence_and_never_green(spring: Any) -> None:
    factory.answer("kontakt.vof", spring, "vof-1")
    factory.freeze(spring)

    found = _document(spring)

    assert _told(found, "vof-1")["goes"] == "as_planned"
    assert _told(found, "ubf-1")["goes"] == "silent"
    assert found["counts"]["as_planned"] == 1
    assert found["counts"]["silent"] == 6


def test_an_answer_is_the_measures_newest_report(spring: Any) -> None:
    factory.answer("kontakt.vof", spring, "vof-1", Goes.BEHIND, happened="Två grupper kvar.")

    with cast.acting("strateg"):
        rows = plan.measures_seen(municipality=UPPSALA, today=cast.TODAY)
        report = next(one.report for one in rows if one.code == "vof-1")

    assert report is not None
    assert (report.how_code, report.happened) == ("behind", "Två grupper kvar.")


@pytest.mark.parametrize("who", ["kontakt.ubf", "strateg", "boende.uhem"])
def test_nobody_answers_for_another(spring: Any, who: str) -> None:
    """Seen failing when `is_mine` is left out of access.check_may_answer."""
    with pytest.raises(Refused, match="svarar för den"):
        factory.answer(who, spring, "vof-1")


@pytest.mark.parametrize("who", ["kontakt.ubf", "strateg"])
def test_the_database_refuses_an_answer_for_another_without_our_code(spring: Any, who: str) -> None:
    """Seen failing when `only_if` is taken from Answer.secrecy."""
    row = factory.asked(spring, "vof-1")
    with pytest.raises(DatabaseError), cast.acting(who) as actor:
        Answer(
            asked=row,
            goes="done",
            way="account",
            answered_at=cast.NOW,
            answered_by_id=actor.person,
            answered_by_name=actor.name,
        ).save()


def test_what_was_answered_is_never_changed(spring: Any) -> None:
    """Seen failing when `app_updates=False` is taken from Answer.secrecy."""
    factory.answer("kontakt.vof", spring, "vof-1")
    with pytest.raises(DatabaseError), cast.acting("kontakt.vof"):
        Answer.objects.update(goes="done")


def test_the_office_asks_and_the_responsible_replies(spring: Any) -> None:
    key = factory.answer("kontakt.vof", spring, "vof-1", Goes.STUCK, happened="Ingen lokal.")
    with cast.acting("strateg") as actor:
        by: dict[str, Any] = {"actor": actor, "now": cast.NOW}
        question = follow_up.ask(asked_id=key, text="Hjälper det om KLK ordnar lokal?", **by)
    with cast.acting("kontakt.ubf") as actor, pytest.raises(Refused):
        follow_up.reply(question_id=question, text="Ja", actor=actor, now=cast.NOW)
    with cast.acting("kontakt.vof") as actor:
        follow_up.reply(question_id=question, text="Ja, tack.", actor=actor, now=cast.NOW)

        assert QuestionReply.objects.get(question_id=question).text == "Ja, tack."
        assert AnswerQuestion.objects.get(id=question).asked_by_name == "Stina Sagolund"


def test_the_office_cannot_ask_about_silence(spring: Any) -> None:
    row = factory.asked(spring, "ubf-1")
    with cast.acting("strateg") as actor, pytest.raises(NotNow):
        follow_up.ask(asked_id=row.id, text="Hur går det?", actor=actor, now=cast.NOW)


def test_later_edits_do_not_reach_a_frozen_round(spring: Any) -> None:
    factory.answer("kontakt.vof", spring, "vof-1", happened="Som det var då.", number=24)
    factory.freeze(spring)
    before = _document(spring)

    with cast.acting("strateg") as actor:
        by: dict[str, Any] = {"actor": actor, "now": factory.LATER}
        changed = factory.measure("vof-1", factory.UBF, "Ett helt nytt namn")
        plan.propose_measure(municipality=UPPSALA, text=changed, **by)
        Round.objects.filter(id=spring).update(title="Omdöpt", period="2020", own_question="?")
        Answerer.objects.filter(round_id=spring, code="VOF").update(name="Omdöpt", code="X")
        RoundMeasure.objects.filter(round_id=spring).update(place=0)

    assert _document(spring) == before
    assert _told(before, "vof-1")["title"] == "Rutin för frågor om våld"
    assert _told(before, "vof-1")["number"] == {
        "name": "utbildade vof-1",
        "unit": "",
        "value": 24,
        "before": 18,
        "before_period": "2025",
        "target": 40,
    }


def test_a_frozen_round_takes_no_answers_and_is_not_opened_again(spring: Any) -> None:
    factory.freeze(spring)
    with pytest.raises(NotNow):
        factory.answer("kontakt.vof", spring, "vof-1")
    with cast.acting("strateg") as actor, pytest.raises(NotNow):
        follow_up.open_round(round_id=spring, actor=actor, now=cast.NOW)
    with cast.acting("strateg") as actor, pytest.raises(NotNow):
        follow_up.freeze_round(round_id=spring, actor=actor, now=cast.NOW)


def test_the_app_login_cannot_change_a_frozen_row(spring: Any, sql_as: Any) -> None:
    """Seen failing when `app_updates=False` is taken from FrozenRound.secrecy."""
    factory.freeze(spring)
    for statement in (
        "UPDATE lykta.follow_up_frozenround SET text = '{}'",
        "DELETE FROM lykta.follow_up_frozenround",
    ):
        with sql_as("app") as raw, pytest.raises(psycopg.errors.InsufficientPrivilege):
            raw.execute(statement)
    with pytest.raises(DatabaseError), cast.acting("strateg"):
        FrozenRound.objects.update(text="{}")


def test_a_frozen_text_that_was_tampered_with_is_not_shown(spring: Any) -> None:
    """Seen failing when rounds._thawed reads the text without its digest."""
    from django.db import connections

    factory.freeze(spring)
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET ROLE lykta_policy")
        cursor.execute("UPDATE lykta.follow_up_frozenround SET text = replace(text, 'Rutin', 'X')")
        cursor.execute("RESET ROLE")

    with cast.acting("strateg"), pytest.raises(Altered):
        follow_up.frozen(spring)


def test_the_next_round_remembers_how_it_went_in_the_one_before(spring: Any) -> None:
    factory.answer("kontakt.vof", spring, "vof-1", Goes.STUCK, happened="Väntar.")
    factory.freeze(spring)
    year = factory.open_round(YEAR)
    factory.answer("kontakt.vof", year, "vof-1", Goes.DONE)
    factory.freeze(year, now=factory.LATER)

    found = _document(year)

    assert found["before"] == "Våren 2026"
    assert (_told(found, "vof-1")["before"], _told(found, "vof-1")["goes"]) == ("stuck", "done")


@pytest.mark.parametrize("who", ["kontakt.vof", "nexus.anna", "namnd.scn"])
def test_only_the_one_who_keeps_the_plan_keeps_the_rounds(spring: Any, who: str) -> None:
    with cast.acting(who) as actor:
        by: dict[str, Any] = {"actor": actor, "now": cast.NOW}
        with pytest.raises(Refused):
            follow_up.prepare(municipality=UPPSALA, text=YEAR, **by)
        with pytest.raises(Refused):
            follow_up.freeze_round(round_id=spring, **by)
        assert Round.objects.filter(id=spring).update(title="Kapad") == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"period": "snart"}, "period"),
        ({"due_on": date(2026, 1, 1)}, "due_on"),
    ],
)
def test_a_bad_round_is_refused(database: str, change: dict[str, Any], field: str) -> None:
    from dataclasses import replace

    with cast.acting("strateg") as actor, pytest.raises(Invalid) as refused:
        follow_up.prepare(
            municipality=UPPSALA, text=replace(SPRING, **change), actor=actor, now=cast.NOW
        )

    assert set(refused.value.errors) == {field}


def test_a_template_is_copied_and_its_later_changes_reach_no_round(database: str) -> None:
    asks = follow_up.Asks(own_question="Den första frågan?")
    text = follow_up.TemplateText("Delår", follow_up.RoundKind.PART_YEAR, asks)
    with cast.acting("strateg") as actor:
        by: dict[str, Any] = {"actor": actor, "now": cast.NOW}
        key = follow_up.keep_template(text=text, **by)
        made = follow_up.prepare(municipality=UPPSALA, text=SPRING, **by)
        follow_up.keep_template(
            text=follow_up.TemplateText("Delår", text.kind, follow_up.Asks()), **by
        )

        assert Template.objects.get(id=key).own_question == ""
        assert follow_up.round_of(made).asks.own_question == "Vad behöver ni?"


def test_a_link_answers_for_its_own_and_once(spring: Any) -> None:
    """Seen failing when the answerer is not compared in answers.answer_by_link."""
    police = factory.answerer(spring, "Polisområde Påhitt")
    with cast.acting("strateg") as actor, pytest.raises(Unknown):
        follow_up.answer_by_link(
            answerer_id=police.id,
            link_id=uuid4(),
            holder="x",
            told=[follow_up.Told(factory.asked(spring, "vof-1").id, Goes.DONE)],
            actor=actor,
            now=cast.NOW,
        )
