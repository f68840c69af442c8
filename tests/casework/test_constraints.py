"""What the database never lets in, whatever code asks: each rule is broken once, past every policy.

Seen failing when the constraint is removed from the model: the row is then saved.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connections, models, transaction

from lykta.casework.models import (
    BoardOffer,
    ChildAtHome,
    Communication,
    Decision,
    FollowUp,
    Inquiry,
    InquirySection,
    MatterLink,
    Note,
    Referral,
    RiskAssessment,
    Service,
    Subject,
    Violence,
)
from lykta.casework.terms import MatterState
from tests.cast import NOW, TODAY, acting
from tests.factories.casework import a_matter, an_offer

pytestmark = pytest.mark.usefixtures("database")
BEFORE, SOMEONE = TODAY - timedelta(days=1), uuid4()
EARLIER = NOW - timedelta(hours=1)

Change = dict[str, Any]
WALKED: list[type[models.Model]] = [
    Subject,
    Referral,
    Inquiry,
    InquirySection,
    Decision,
    BoardOffer,
    Service,
]
CASES: list[tuple[type[models.Model], Change, str]] = [
    (Subject, {"gender": "x"}, "casework_subject_gender"),
    (Subject, {"protection": "x"}, "casework_subject_protection"),
    (Subject, {"birth_year": 1700}, "casework_subject_birth_year"),
    (ChildAtHome, {"birth_year": 3000}, "casework_childathome_birth_year"),
    (ChildAtHome, {"raised_on": TODAY}, "casework_childathome_raised_by_someone"),
    (
        ChildAtHome,
        {"raised_on": BEFORE, "raised_by": SOMEONE, "raised_matter_id": uuid4()},
        "casework_childathome_dates_in_order",
    ),
    (Referral, {"channel": "x"}, "casework_referral_channel"),
    (Referral, {"kind": "x"}, "casework_referral_kind"),
    (Referral, {"area": "x"}, "casework_referral_area"),
    (Referral, {"wants_support": "x"}, "casework_referral_wish"),
    (Referral, {"result": "x"}, "casework_referral_result"),
    (Referral, {"asked_at": None}, "casework_referral_asked_by_someone"),
    (Referral, {"protection_needed": True}, "casework_referral_assessed_by_someone"),
    (Referral, {"decided_at": None}, "casework_referral_decided_by_someone"),
    (
        Referral,
        {
            "protection_assessed_at": EARLIER,
            "protection_assessed_by": SOMEONE,
            "protection_needed": False,
        },
        "casework_referral_assessed_in_order",
    ),
    (Referral, {"decided_at": EARLIER}, "casework_referral_decided_in_order"),
    (Inquiry, {"ground": "x"}, "casework_inquiry_ground"),
    (Inquiry, {"state": "open"}, "casework_inquiry_ended_when_not_open"),
    (Inquiry, {"extended_to": TODAY}, "casework_inquiry_extended_by_someone"),
    (Inquiry, {"concluded_by": None}, "casework_inquiry_concluded_by_someone"),
    (Inquiry, {"due_on": BEFORE}, "casework_inquiry_due_in_order"),
    (
        Inquiry,
        {
            "due_on": TODAY,
            "extended_to": BEFORE,
            "extended_at": NOW,
            "extended_by": SOMEONE,
        },
        "casework_inquiry_extension_in_order",
    ),
    (InquirySection, {"heading": "x"}, "casework_inquirysection_heading"),
    (InquirySection, {"codes": ["x"]}, "casework_inquirysection_codes"),
    (Violence, {"kinds": []}, "casework_violence_some_kind"),
    (Violence, {"kinds": ["x"]}, "casework_violence_kinds"),
    (Violence, {"areas": ["x"]}, "casework_violence_areas"),
    (Violence, {"done_by_relation": "x"}, "casework_violence_relation"),
    (Violence, {"children_saw": "x"}, "casework_violence_children_saw"),
    (Violence, {"from_period": "maj 2021"}, "casework_violence_period_shape"),
    (
        Violence,
        {"from_period": "2021-05-17", "to_period": "2021-04"},
        "casework_violence_period_in_order",
    ),
    (RiskAssessment, {"level": "x"}, "casework_riskassessment_level"),
    (RiskAssessment, {"own_estimate": "x"}, "casework_riskassessment_own"),
    (RiskAssessment, {"next_on": BEFORE}, "casework_riskassessment_dates_in_order"),
    (Communication, {"sent_how": "x"}, "casework_communication_how"),
    (Communication, {"answer_by_on": BEFORE}, "casework_communication_answer_by_in_order"),
    (Communication, {"answered_on": BEFORE}, "casework_communication_answered_in_order"),
    (Decision, {"outcome": "x", "executed_on": None}, "casework_decision_outcome"),
    (Decision, {"service_kind": "x"}, "casework_decision_service_kind"),
    (Decision, {"served_how": "x"}, "casework_decision_served_how"),
    (Decision, {"served_on": TODAY}, "casework_decision_served_by_someone"),
    (Decision, {"inquiry": None}, "casework_decision_after_an_inquiry"),
    (Decision, {"appeal_by_on": TODAY}, "casework_decision_appeal_only_when_appealable"),
    (Decision, {"outcome": "refused"}, "casework_decision_executed_only_when_granted"),
    (
        Decision,
        {
            "appealable": True,
            "served_on": TODAY,
            "served_by": SOMEONE,
            "appeal_by_on": BEFORE,
        },
        "casework_decision_appeal_in_order",
    ),
    (BoardOffer, {"kind": "x"}, "casework_boardoffer_kind"),
    (BoardOffer, {"valid_to": date(2000, 1, 1)}, "casework_boardoffer_dates_in_order"),
    (BoardOffer, {"valid_from": date(2000, 1, 1)}, "casework_boardoffer_decided_first"),
    (Service, {"kind": "x"}, "casework_service_kind"),
    (Service, {"result": "x", "ended_on": TODAY}, "casework_service_result"),
    (Service, {"decision": None}, "casework_service_one_ground"),
    (Service, {"ended_on": TODAY}, "casework_service_end_says_result"),
    (Service, {"ended_on": BEFORE, "result": "wholly"}, "casework_service_dates_in_order"),
    (FollowUp, {"goal_so_far": "x"}, "casework_followup_goal"),
    (FollowUp, {"next_on": BEFORE}, "casework_followup_dates_in_order"),
    (Note, {"kind": "x"}, "casework_note_kind"),
    (Note, {"kind": "correction"}, "casework_note_correction_says_of_what"),
    (MatterLink, {"relation": "x"}, "casework_matterlink_relation"),
]


@pytest.fixture
def one_of_each(database: str) -> Callable[[type[models.Model]], models.Model]:
    """A matter with one lawful row of every kind."""
    walked = a_matter(at=MatterState.SERVICE)
    an_offer()
    with acting("nexus.anna"):
        made = _rest(walked.matter_id, walked.inquiry, walked.service)
    with acting("nexus.anna"):
        found: dict[type[models.Model], models.Model | None] = {
            model: model._default_manager.order_by("pk").first() for model in WALKED
        }
    found |= made

    def pick(model: type[models.Model]) -> models.Model:
        row = found[model]
        assert row is not None
        return row

    return pick


def _rest(matter_id: Any, inquiry: Any, service: Any) -> dict[type[models.Model], Any]:
    by = {"matter_id": matter_id}
    return {
        ChildAtHome: ChildAtHome.objects.create(known_on=TODAY, **by),
        Violence: Violence.objects.create(
            kinds=["physical"],
            done_by_relation="partner",
            children_saw="no",
            recorded_at=NOW,
            recorded_by=SOMEONE,
            **by,
        ),
        RiskAssessment: RiskAssessment.objects.create(
            instrument="own_judgement",
            level="low",
            own_estimate="low",
            made_on=TODAY,
            made_by=SOMEONE,
            **by,
        ),
        Communication: Communication.objects.create(
            inquiry=inquiry,
            what="Påhittat",
            sent_on=TODAY,
            sent_how="meeting",
            sent_by=SOMEONE,
            answer_by_on=TODAY,
            **by,
        ),
        **_written(matter_id, service),
    }


def _written(matter_id: Any, service: Any) -> dict[type[models.Model], Any]:
    by = {"matter_id": matter_id}
    return {
        FollowUp: FollowUp.objects.create(
            service=service, made_on=TODAY, made_by=SOMEONE, goal_so_far="partly", **by
        ),
        Note: Note.objects.create(
            kind="contact",
            happened_on=TODAY,
            text="Påhittat",
            written_by=SOMEONE,
            signed_at=NOW,
            **by,
        ),
        MatterLink: MatterLink.objects.create(
            other_id=uuid4(), relation="household", made_on=TODAY, **by
        ),
    }


def test_each_rule_of_the_tables_refuses_what_breaks_it(
    one_of_each: Callable[[type[models.Model]], models.Model],
) -> None:
    slipped = []
    for model, change, constraint in CASES:
        try:
            with transaction.atomic(using="deploy"):
                _as_owner(one_of_each(model), change)
        except IntegrityError as error:
            if constraint not in str(error):
                slipped.append((constraint, str(error).splitlines()[0]))
        else:
            slipped.append((constraint, "was saved"))
    assert slipped == []


def _as_owner(row: models.Model, change: Change) -> None:
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE lykta_policy")  # the one role that every policy lets in
    rows = type(row)._default_manager.using("deploy").filter(pk=row.pk)
    assert rows.update(**change) == 1


def test_every_constraint_of_the_rows_is_broken_once() -> None:
    tried = {constraint for _, _, constraint in CASES}
    ours = {model for model, _, _ in CASES}
    every = {
        constraint.name
        for model in ours
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    }
    assert every - tried == {"casework_inquiry_state", "casework_matterlink_other"}
    assert isinstance(NOW, datetime)
