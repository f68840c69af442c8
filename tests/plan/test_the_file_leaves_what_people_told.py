"""The municipality's file read in again leaves what people have told on the pages since."""

from typing import Any

import pytest
from django.conf import settings

from lykta.exchange import api as exchange
from lykta.plan import api as plan
from lykta.plan.actions import answers
from lykta.plan.models import Funding, Mandate, OngoingWork, Plan, ProgrammeEvent, ToldHere
from lykta.plan.rules.texts import MandateText
from lykta.plan.terms import PlanStatus
from tests import cast
from tests.page_forms import send
from tests.signed_in import client_of

UPPSALA = "0380"
TOLD = MandateText(given="2022-06", due="2027-06", note="Så här lyder det.")


def _read_in_again() -> None:
    exchange.import_file(
        settings.DATA_DIR / "uppsala.yaml", dry_run=False, actor=None, now=cast.NOW
    )


def _by(actor: Any) -> dict[str, Any]:
    return {"actor": actor, "now": cast.NOW}


def _mandate() -> tuple[str, str, str]:
    with cast.acting("strateg"):
        row = Mandate.objects.get()
        return row.given, row.due, row.note


def test_a_mandate_changed_on_its_page_stays(database: str) -> None:
    """Seen failing when ground.leaves says False."""
    page = client_of("strateg")
    answer = send(page, "/plan/program/uppdrag", given=TOLD.given, due=TOLD.due, note=TOLD.note)
    assert answer.status_code == 303

    _read_in_again()

    assert _mandate() == (TOLD.given, TOLD.due, TOLD.note)


def test_a_mandate_nobody_has_changed_follows_the_file(database: str) -> None:
    before = _mandate()
    with cast.acting("strateg"):
        Mandate.objects.update(note="Ändrad utan att någon sa det")

    _read_in_again()

    assert _mandate() == before


def test_an_evaluation_money_and_verdict_that_people_told_stay(database: str) -> None:
    """Seen failing when ground.leaves says False."""
    with cast.acting("strateg") as actor:
        chain = OngoingWork.objects.get(code="boendekedja")
        answers.tell_evaluation(work_id=chain.id, outcome="Den höll.", **_by(actor))
        fatima = OngoingWork.objects.get(code="fatima-2")
        own = plan.MoneyText("own", amount=50_000)
        plan.money.add(about=fatima.id, text=own, **_by(actor))
        expected = ProgrammeEvent.objects.exclude(decision_expected="").get()
        answers.tell_decision(event_id=expected.id, decided="2025-01-27", **_by(actor))

    _read_in_again()

    with cast.acting("strateg"):
        chain.refresh_from_db()
        expected.refresh_from_db()
        sources = Funding.objects.filter(ongoing=fatima).values_list("source", flat=True)
        assert chain.evaluation == "Den höll."
        assert sorted(sources) == ["eu", "own"]
        assert expected.decided == "2025-01-27"
        assert ToldHere.objects.count() == 3


@pytest.mark.parametrize("status", [PlanStatus.ON_REMISS, PlanStatus.ADOPTED])
def test_a_plan_that_has_moved_on_is_not_under_way_again(database: str, status: Any) -> None:
    """Seen failing when describe_plan takes the file's status."""
    with cast.acting("strateg"):
        Plan.objects.update(status=status.value)

    _read_in_again()

    with cast.acting("strateg"):
        assert Plan.objects.get().status == status.value
