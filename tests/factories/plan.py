"""A municipality's plan in tests, told through the plan's own actions."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Q

from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.plan import api as plan
from lykta.plan.models import Indicator, IndicatorValue, Measure, OngoingWork, Participation, Plan
from lykta.plan.terms import HowItGoes, Origin, Part

SMALL = "9901"  # a municipality of the tests' own
KS = Party("Kommunstyrelsen", "KS")
SCN = Party("Socialnämnden", "SCN")
SCF = Party("Socialförvaltningen", "SCF")
KLK = Party("Kommunledningskontoret", "KLK")
HALL = Party("Hållbarhetsavdelningen", "HALL")
JOUREN = Party("Exempeljouren")

PROGRAMME = plan.ProgrammeText(
    municipality=SMALL,
    title="Program mot våld i Exempelstad",
    areas=("våld i nära relationer", "hedersrelaterat våld och förtryck", "människohandel"),
    working_group=(SCF, KLK),
    reference_group="civilsamhället",
)
NO_REVIEW = plan.EventText(period="2023", kind="no_relevance_review")
MOVED = plan.EventText(
    period="2023-03-01",
    kind="responsibility_moved",
    areas=("våld i nära relationer", "hedersrelaterat våld och förtryck"),
    from_=SCN,
    to=KS,
    unit=HALL,
)
REVIEWED = plan.EventText(
    period="2024",
    kind="relevance_review",
    note="handlingsplan tas fram",
    decided_by=Party("Kommunfullmäktige", "KF"),
    decision_expected="2024-12/2025-01",
)
PLAN = plan.PlanText(title="Handlingsplan", status="under_way", lead=KLK)
HOMES = plan.WorkText(
    code="hem",
    title="En väg till eget hem",
    kind="guideline",
    leads=(SCF,),
    consulted=(KLK,),
    recipients=(JOUREN,),
    decided_by=SCN,
    funding=("state",),
    evaluation_due="2025-autumn",
    points=(
        plan.PointText("decision", "upp till två bostäder om året"),
        plan.PointText("reason", "det är svårt att få ett eget hem"),
    ),
)
GRANTS = plan.WorkText(
    code="stöd",
    title="Stöd till föreningar",
    kind="support",
    note="vem som leder sägs inte",
    indicators=(
        plan.IndicatorText(
            name="föreningar", unit="föreningar", values=(plan.ValueText("2024-08", 7),)
        ),
    ),
)
SUPPORT = plan.MeasureText(
    code="skydd",
    title="Stöd och skydd",
    kind="service",
    leads=(SCF,),
    example=True,
    indicators=(
        plan.IndicatorText(name="aktualiseringar", count="referrals"),
        plan.IndicatorText(name="placeringar", count="shelter_placements", target=60),
    ),
)
COUNTS = {"referrals": 525, "shelter_placements": 70}


def a_plan(*, actor: Actor, now: datetime, municipality: str = SMALL) -> None:
    """Describe a small municipality's programme and plan, with its gaps."""
    by: dict[str, Any] = {"actor": actor, "now": now}
    plan.describe_programme(text=replace(PROGRAMME, municipality=municipality), **by)
    for event in (NO_REVIEW, MOVED, REVIEWED):
        plan.note_event(municipality=municipality, event=event, **by)
    plan.describe_plan(municipality=municipality, text=PLAN, **by)
    for work in (HOMES, GRANTS):
        plan.describe_ongoing_work(municipality=municipality, text=work, **by)
    plan.propose_measure(municipality=municipality, text=SUPPORT, **by)


def the_measure(municipality: str = SMALL) -> Measure:
    """Return the one proposed measure."""
    return Measure.objects.get(plan__programme__municipality=municipality, code="skydd")


def the_work(code: str, municipality: str = SMALL) -> OngoingWork:
    """Return an ongoing work by its code."""
    return OngoingWork.objects.get(programme__municipality=municipality, code=code)


def values_of(measure: Measure) -> dict[str, int | None]:
    """Return each indicator's only value by the indicator's name."""
    rows = IndicatorValue.objects.filter(indicator__measure=measure)
    return dict(rows.values_list("indicator__name", "value"))


def a_report(*, actor: Actor, now: datetime, municipality: str = SMALL) -> None:
    """Let a contact person report that the measure goes as planned."""
    plan.report(
        measure_id=the_measure(municipality).id,
        how_it_goes=HowItGoes.AS_PLANNED,
        happened="HEMLIGT-FÖR-STAFF: ny grupp startade",
        actor=actor,
        now=now,
    )


def many_measures(number: int, *, now: datetime, municipality: str, first: int = 0) -> None:
    """Put many measures into the plan in bulk, each with a lead, an indicator and three values."""
    home = Plan.objects.get(programme__municipality=municipality)
    taken = Participation.objects.filter(
        Q(measure__plan=home) | Q(ongoing__programme__municipality=municipality)
    )
    party_id = taken.values_list("party_id", flat=True).order_by("id")[:1].get()
    measures = [
        Measure(
            plan=home, code=f"många-{place}", title=f"Åtgärd {place}", kind="service", place=place
        )
        for place in range(first, first + number)
    ]
    indicators = [Indicator(measure=each, name="antal") for each in measures]
    Measure.objects.bulk_create(measures)
    Participation.objects.bulk_create(
        [Participation(measure=each, party_id=party_id, part=Part.LEAD.value) for each in measures]
    )
    Indicator.objects.bulk_create(indicators)
    IndicatorValue.objects.bulk_create(
        [_value(each.id, year, now) for each in indicators for year in (2021, 2022, 2023)]
    )


def _value(indicator_id: UUID, year: int, now: datetime) -> IndicatorValue:
    return IndicatorValue(
        indicator_id=indicator_id,
        period=str(year),
        first_on=now.date().replace(year=year, month=1, day=1),
        value=year - 2000,
        origin=Origin.COUNTS.value,
        release_id=uuid4(),
        fed_at=now,
    )
