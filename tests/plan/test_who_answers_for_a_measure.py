"""The database itself holds that only a measure's own responsible speaks for it."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError

from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.plan import api as plan
from lykta.plan.models import Indicator, IndicatorValue, MeasureTask, Report
from tests import cast

UPPSALA = "0380"
VOF = Party("Vård- och omsorgsförvaltningen", "VOF")
NEXUS = Party("Nexus", "NEXUS")
ELDERLY_BOARD = Party("Äldrenämnden", "ALN")
OUTSIDE = Party("Exempeljouren")


def _measure(*leads: Party) -> UUID:
    with cast.acting("strateg") as actor:
        text = plan.MeasureText(
            code=f"prov-{uuid4().hex[:8]}", title="Prov", kind="service", leads=leads
        )
        by: dict[str, Any] = {"actor": actor, "now": cast.NOW}
        key: UUID = plan.measures.propose(municipality=UPPSALA, text=text, **by)
        plan.counting.add(measure_id=key, text=plan.IndicatorText(name="antal"), **by)
        return key


def _report(measure_id: UUID, actor: Actor, **other: object) -> None:
    said = {"reported_by_id": actor.person, "reported_by_name": actor.name, **other}
    Report(measure_id=measure_id, how_it_goes="done", reported_at=cast.NOW, **said).save()


@pytest.mark.parametrize(
    ("lead", "who", "answers"),
    [
        (VOF, "kontakt.vof", True),
        (VOF, "direktor.vof", True),
        (VOF, "chef.vof", False),  # works there, but does not report
        (VOF, "kontakt.ubf", False),
        (VOF, "strateg", False),  # the office may ask, never answer for somebody
        (ELDERLY_BOARD, "kontakt.vof", True),  # the administration works for two boards
        (NEXUS, "nexus.chef", True),
        (NEXUS, "kontakt.vof", False),
        (OUTSIDE, "kontakt.vof", False),
    ],
)
def test_code_and_database_agree_on_who_answers(
    database: str, lead: Party, who: str, answers: bool
) -> None:
    """Seen failing when `only_if` is taken from Report.secrecy (plan/models/indicator.py)."""
    key = _measure(lead)

    with cast.acting(who) as actor:
        assert (key in plan.answers_for(measure_ids=[key], actor=actor)) is answers
    if answers:
        with cast.acting(who) as actor:
            _report(key, actor)
    else:
        with pytest.raises(DatabaseError), cast.acting(who) as actor:
            _report(key, actor)


def test_nobody_reports_in_somebody_elses_name(database: str) -> None:
    """Seen failing when `only_if` is taken from Report.secrecy (plan/models/indicator.py)."""
    key = _measure(VOF)
    other = cast.actor("direktor.vof")

    with pytest.raises(DatabaseError), cast.acting("kontakt.vof") as actor:
        _report(key, actor, reported_by_id=other.person)


def test_only_the_responsible_and_the_office_write_tasks(database: str) -> None:
    """Seen failing when `only_if` is taken from MeasureTask.secrecy (plan/models/measure.py)."""
    key = _measure(VOF)

    with cast.acting("kontakt.vof"):
        MeasureTask(measure_id=key, title="Vår uppgift").save()
    with cast.acting("strateg"):
        MeasureTask(measure_id=key, title="Kontorets fråga").save()
    with pytest.raises(DatabaseError), cast.acting("kontakt.ubf"):
        MeasureTask(measure_id=key, title="Någon annans").save()


def test_the_responsible_writes_numbers_by_hand_and_never_a_count(database: str) -> None:
    """Seen failing when IndicatorValue's `also_if` lets every written row through."""
    key = _measure(VOF)
    with cast.acting("strateg"):
        indicator = Indicator.objects.get(measure_id=key)

    def value(period: str, **other: object) -> IndicatorValue:
        told = {"origin": "by_hand", "release_id": None, **other}
        return IndicatorValue(
            indicator=indicator,
            period=period,
            first_on=cast.TODAY,
            value=7,
            fed_at=cast.NOW,
            **told,
        )

    with cast.acting("kontakt.vof"):
        value("2025").save()
    with pytest.raises(DatabaseError), cast.acting("kontakt.vof"):
        value("2026", origin="counts", release_id=uuid4()).save()
    with pytest.raises(DatabaseError), cast.acting("kontakt.ubf"):
        value("2026").save()
