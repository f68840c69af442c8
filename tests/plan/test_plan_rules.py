"""The plan's pure rules: status, freshness, what is missing, history in words, filters."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from lykta.kernel.party import Party
from lykta.plan.rules import choosing, freshness, history, missing, status
from lykta.plan.rules.missing import Known, Named, Promise, Weight
from lykta.plan.rules.seen import WorkSeen
from lykta.plan.rules.status import Light
from lykta.plan.rules.texts import EventText
from lykta.plan.terms import HowItGoes, Stage

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("stage", "answer", "level", "word"),
    [
        (Stage.PROPOSED, None, "none", "Föreslagen, inte beslutad"),
        (Stage.PROPOSED, HowItGoes.AS_PLANNED, "none", "Föreslagen, inte beslutad"),
        (Stage.ADOPTED, None, "none", "Inte rapporterad av den ansvariga"),
        (Stage.ADOPTED, HowItGoes.AS_PLANNED, "calm", "Går som planerat"),
        (Stage.ADOPTED, HowItGoes.BEHIND, "soon", "Går långsammare än planerat"),
        (Stage.ADOPTED, HowItGoes.STUCK, "late", "Har kört fast"),
        (Stage.ADOPTED, HowItGoes.DONE, "done", "Klart"),
        (Stage.ENDED, HowItGoes.STUCK, "done", "Avslutad"),
    ],
)
def test_a_measures_status_follows_what_its_responsible_said(
    stage: Stage, answer: HowItGoes | None, level: str, word: str
) -> None:
    assert status.status(stage=stage, last_answer=answer) == Light(level, word)


@pytest.mark.parametrize("stage", list(Stage))
def test_silence_is_never_green(stage: Stage) -> None:
    assert status.status(stage=stage, last_answer=None).level != "calm"


@pytest.mark.parametrize(
    ("days", "level", "word"),
    [
        (0, "calm", "Färsk rapport"),
        (130, "calm", "Färsk rapport"),
        (131, "soon", "Rapporten åldras"),
        (370, "soon", "Rapporten åldras"),
        (371, "late", "Gammal rapport"),
    ],
)
def test_a_report_ages(days: int, level: str, word: str) -> None:
    found = freshness.freshness(reported_on=TODAY - timedelta(days=days), today=TODAY)

    assert found == Light(level, word)


def test_a_measure_that_nobody_reported_on_says_so() -> None:
    assert freshness.freshness(reported_on=None, today=TODAY).word == "Aldrig rapporterad"


@pytest.mark.parametrize(
    ("is_past", "outcome", "word"),
    [
        (True, "", "Uppgift saknas"),
        (False, "", "Väntas"),
        (True, "Den höll", "Utvärderad"),
        (False, "Den höll", "Utvärderad"),
    ],
)
def test_an_evaluation_whose_outcome_is_unknown_accuses_nobody(
    is_past: bool, outcome: str, word: str
) -> None:
    light = status.evaluation(is_past=is_past, outcome=outcome)

    assert light.word == word
    assert light.level in ("none", "done")


KNOWN = Known(
    areas=(Named("a", "människohandel", told=False), Named("b", "heder", told=True)),
    duties=(Named("d", "Ta emot den som använder våld", told=False),),
    works=(Named("w", "Stöd till föreningar", told=False),),
    measures=(Named("m", "Stöd", told=False),),
    indicators=(Named("i", "aktualiseringar", told=False),),
    evaluations=(
        Promise("e", "Boendekedja", "2025-autumn", ""),
        Promise("f", "Fatima", "2027", ""),
        Promise("g", "Film", "2024", "Den blev sedd"),
    ),
    decisions=(Promise("h", "aktualitetsbedömning 2024", "2024-12/2025-01", ""),),
)


def test_what_is_missing_is_asked_for_in_order_of_weight() -> None:
    found = missing.gaps(known=KNOWN, today=TODAY)

    assert [gap.weight for gap in found] == sorted(Weight)
    assert [gap.title for gap in found][:3] == [
        "Vem ansvarar för människohandel?",
        "Vem har uppdraget: ta emot den som använder våld?",
        "Vad visade utvärderingen av Boendekedja?",
    ]


def test_a_promise_is_not_asked_for_before_its_whole_period_is_over() -> None:
    def asked(day: date) -> list[str]:
        found = missing.gaps(known=Known(evaluations=KNOWN.evaluations[:1]), today=day)
        return [gap.about for gap in found]

    last = date(2025, 11, 30)
    assert asked(last) == []
    assert asked(last + timedelta(days=1)) == ["e"]


def test_when_everything_is_told_nothing_is_asked() -> None:
    assert missing.gaps(known=Known(), today=TODAY) == ()


def test_a_question_keeps_its_key_and_two_questions_about_one_thing_differ() -> None:
    both = [
        missing.Gap(weight, "?", "", "w")
        for weight in (Weight.WORK_WITHOUT_LEAD, Weight.EVALUATION_UNKNOWN)
    ]

    assert both[0].id != both[1].id
    assert both[0].id == missing.Gap(Weight.WORK_WITHOUT_LEAD, "annan text", "", "w").id


def test_a_year_without_review_is_told_as_a_plain_fact() -> None:
    told = history.told(EventText(period="2023", kind="no_relevance_review"), today=TODAY)

    assert told.title == "Ingen aktualitetsbedömning 2023"
    assert told.lines == ()


def test_a_move_says_from_whom_to_whom_and_for_which_areas() -> None:
    event = EventText(
        period="2023-03-01",
        kind="responsibility_moved",
        areas=("våld", "heder"),
        from_=Party("Socialnämnden"),
        to=Party("Kommunstyrelsen"),
        unit=Party("Hållbarhet"),
    )

    told = history.told(event, today=TODAY)

    assert told.when == "1 mars 2023"
    assert told.lines == ("Från Socialnämnden till Kommunstyrelsen, Hållbarhet: våld och heder.",)


@pytest.mark.parametrize(
    ("today", "decided", "line"),
    [
        (date(2024, 12, 1), "", "Beslut av Fullmäktige väntas årsskiftet 2024/25."),
        (TODAY, "", "Beslut av Fullmäktige väntades årsskiftet 2024/25. Uppgift saknas."),
        (TODAY, "2025-01-27", "Beslutad av Fullmäktige, 27 januari 2025."),
    ],
)
def test_an_expected_decision_is_told_as_what_is_known_today(
    today: date, decided: str, line: str
) -> None:
    event = EventText(
        period="2024",
        kind="relevance_review",
        decided_by=Party("Fullmäktige"),
        decision_expected="2024-12/2025-01",
        decided=decided,
    )

    assert history.told(event, today=today).lines == (line,)


SCF, RFSU = Party("Socialförvaltningen", "SCF"), Party("RFSU Exempel")
WORKS = (
    WorkSeen(id=uuid4(), title="Ett", kind="Projekt", kind_code="project", leads=(SCF, RFSU)),
    WorkSeen(id=uuid4(), title="Två", kind="Nätverk", kind_code="network", leads=(SCF,)),
)


@pytest.mark.parametrize(
    ("lead", "kind", "titles"),
    [
        ("", "", ["Ett", "Två"]),
        ("SCF", "", ["Ett", "Två"]),
        ("RFSU Exempel", "", ["Ett"]),
        ("SCF", "network", ["Två"]),
        ("RFSU Exempel", "network", []),
        ("<script>", "", []),
    ],
)
def test_works_are_chosen_by_who_leads_and_what_kind(
    lead: str, kind: str, titles: list[str]
) -> None:
    found = choosing.chosen(WORKS, choosing.Wanted(lead, kind))

    assert [work.title for work in found] == titles


def test_filters_are_links_that_keep_each_other() -> None:
    wanted = choosing.Wanted("SCF", "project")

    assert [(one.text, one.url, one.chosen) for one in choosing.by_lead((SCF, RFSU), wanted)] == [
        ("Alla", "?slag=project", False),
        ("RFSU Exempel", "?ledare=RFSU+Exempel&slag=project", False),
        ("Socialförvaltningen", "?ledare=SCF&slag=project", True),
    ]
