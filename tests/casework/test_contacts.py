"""Taking down a contact, and the children of an adult: who may, when, and what it leaves."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from lykta.casework import api as casework
from lykta.casework.models import (
    Advice,
    ChildAtHome,
    Matter,
    MatterLink,
)
from lykta.casework.rules.contact import Child
from lykta.casework.terms import (
    AdviceKind,
    Channel,
    CloseReason,
    MatterKind,
    MatterState,
    Protection,
    ReferralResult,
)
from lykta.kernel.problems import Invalid, NotNow, Refused, Unknown
from lykta.organisation import api as organisation
from lykta.organisation.models import Unit
from lykta.secrecy import registrar
from lykta.vault import api as vault
from tests.cast import NOW, TODAY, acting
from tests.factories.casework import VISITOR, WORRY, a_matter

pytestmark = pytest.mark.usefixtures("database")
LATER = NOW + timedelta(days=1)


def unit(code: str) -> Unit:
    return organisation.unit(code, municipality_code="0380")


# ---- taking down a contact
def test_a_contact_that_nobody_takes_waits_in_the_units_queue() -> None:
    walked = a_matter(contact=replace(VISITOR, take=False))
    with acting("nexus.bilal") as bilal:
        assert [row.id for row in casework.intake(actor=bilal, now=NOW)] == [walked.matter_id]
        casework.matters.take(matter_id=walked.matter_id, actor=bilal, now=NOW)
        assert casework.intake(actor=bilal, now=NOW) == []
    with acting("nexus.anna") as anna, pytest.raises(Unknown):
        casework.story(matter_id=walked.matter_id, actor=anna, now=NOW)


def test_a_therapist_takes_down_no_contacts() -> None:
    with acting("nexus.behandlare") as therapist, pytest.raises(Refused):
        casework.referrals.receive(form_key=uuid4(), contact=VISITOR, actor=therapist, now=NOW)


def test_a_wrong_personal_number_registers_nothing() -> None:
    wrong = replace(VISITOR, personal_number="199001019800")
    with acting("nexus.anna") as anna, pytest.raises(Invalid) as refused:
        casework.referrals.receive(form_key=uuid4(), contact=wrong, actor=anna, now=NOW)
    assert set(refused.value.errors) == {"personal_number"}
    with acting("nexus.anna"):
        assert Matter.objects.count() == 0


def test_a_childs_matter_is_not_kept_by_a_unit_for_adults() -> None:
    with acting("nexus.anna") as anna, pytest.raises(NotNow, match="barnärenden"):
        casework.referrals.receive(form_key=uuid4(), contact=WORRY, actor=anna, now=NOW)


def test_a_text_that_is_too_long_registers_nothing() -> None:
    for field, text in (("name", "x" * 201), ("language", "svenska-språket")):
        long = replace(VISITOR, **{field: text})  # type: ignore[arg-type]
        with acting("nexus.anna") as anna, pytest.raises(Invalid) as refused:
            casework.referrals.receive(form_key=uuid4(), contact=long, actor=anna, now=NOW)
        assert set(refused.value.errors) == {field}
    with acting("nexus.anna"):
        assert Matter.objects.count() == 0


def test_a_protected_person_is_seen_by_the_assigned_alone() -> None:
    walked = a_matter(protection=Protection.REGISTRATION)
    with acting("nexus.teamledare") as leader, pytest.raises(Unknown):
        casework.story(matter_id=walked.matter_id, actor=leader, now=NOW)
    with acting("nexus.anna") as anna:
        row = casework.case_list(actor=anna, now=NOW).rows[0]
    assert row.label == "Vuxen, skyddade uppgifter"
    assert row.protected
    assert row.need_to_know


def test_another_contact_opens_a_closed_matter_again() -> None:
    walked = a_matter(at=MatterState.CLOSED)
    with acting("nexus.anna", now=LATER) as anna:
        casework.referrals.add(matter_id=walked.matter_id, contact=VISITOR, actor=anna, now=LATER)
        matter = Matter.objects.get(pk=walked.matter_id)
    assert (matter.state, matter.closed_on, matter.close_reason) == ("received", None, "")


def test_advice_is_a_count_and_nothing_else() -> None:
    with acting("nexus.behandlare") as therapist:
        casework.advice.count(
            given_on=TODAY,
            channel=Channel.PHONE,
            kind=AdviceKind.SUPPORT,
            actor=therapist,
            now=NOW,
        )
    names = {field.name for field in Advice._meta.get_fields()}
    assert names == {"id", "unit_id", "given_on", "channel", "kind"}
    with acting("strateg") as strategist, pytest.raises(Refused):
        casework.advice.count(
            given_on=TODAY,
            channel=Channel.PHONE,
            kind=AdviceKind.SUPPORT,
            actor=strategist,
            now=NOW,
        )


# ---- children
def test_a_child_gets_a_matter_of_its_own_that_the_one_who_raised_it_cannot_open() -> None:
    walked = a_matter(children=(Child("Påhittat Barn", 2018),))
    reception = unit("MOTT")
    with acting("nexus.anna") as anna:
        child = ChildAtHome.objects.get(matter_id=walked.matter_id)
        raised = casework.children.raise_matter(
            child_id=child.id, unit_id=reception.id, what="Påhittad oro.", actor=anna, now=NOW
        )
        link = MatterLink.objects.get(matter_id=walked.matter_id)
        with pytest.raises(Unknown):
            casework.story(matter_id=link.other_id, actor=anna, now=NOW)
        with pytest.raises(NotNow, match="redan lyft"):
            casework.children.raise_matter(
                child_id=child.id, unit_id=reception.id, actor=anna, now=NOW
            )
    with acting("mott.carin") as carin:
        rows = casework.intake(actor=carin, now=NOW)
        assert [row.number for row in rows] == [raised.number]
        story = casework.story(matter_id=rows[0].id, actor=carin, now=NOW)
        assert story.referrals[0].text["what"] == "Påhittad oro."
        assert {c.clock.rule_id for c in story.clocks} >= {"A3", "A4"}
        found = casework.search(words="Påhittat Barn", actor=carin, now=NOW)
        assert [row.number for row in found] == [raised.number]
        with pytest.raises(Unknown):
            casework.story(matter_id=walked.matter_id, actor=carin, now=NOW)


def test_a_childs_rows_are_never_written_into_a_matter_that_is_not_linked() -> None:
    """Seen failing when casework_fill_child does not look for the link."""
    mine, other = a_matter(), uuid4()
    vault.create_key(other)
    with acting("mott.carin") as carin:
        registrar.register_matter(
            matter=other,
            unit=carin.unit,
            kind=MatterKind.CHILD.value,
            need_to_know=False,
            opened_on=TODAY,
            assign=True,
        )
    with acting("nexus.anna") as anna, pytest.raises(Unknown):
        casework.children._fill(mine.matter_id, other, WORRY, anna, NOW)


def test_a_child_is_not_raised_at_a_unit_for_adults() -> None:
    walked = a_matter(children=(Child("Påhittat Barn", 2018),))
    with acting("nexus.anna") as anna:
        child = ChildAtHome.objects.get(matter_id=walked.matter_id)
        with pytest.raises(Unknown):
            casework.children.raise_matter(
                child_id=child.id, unit_id=anna.unit, actor=anna, now=NOW
            )


def test_nobody_closes_over_a_child() -> None:
    walked = a_matter(children=(Child("Påhittat Barn", 2018),))
    with acting("nexus.anna") as anna, pytest.raises(NotNow, match="barnen"):
        casework.matters.close(
            matter_id=walked.matter_id, reason=CloseReason.NO_NEED, actor=anna, now=NOW
        )


def test_a_report_is_assessed_before_it_is_settled() -> None:
    walked = a_matter(by="mott.carin", contact=WORRY)
    with acting("mott.carin") as carin:
        how: dict[str, Any] = {"referral_id": walked.referral_id, "actor": carin, "now": NOW}
        with pytest.raises(NotNow, match="skydd"):
            casework.referrals.settle(result=ReferralResult.NO_INQUIRY, **how)
        casework.referrals.assess_protection(needed=False, text="Påhittad bedömning.", **how)
        with pytest.raises(NotNow, match="redan gjord"):
            casework.referrals.assess_protection(needed=True, text="Igen.", **how)
        settled = casework.referrals.settle(result=ReferralResult.NO_INQUIRY, **how)
    assert settled.result == "no_inquiry"
