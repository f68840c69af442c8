"""The prize's rules, without a database."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lykta.council.rules import prizes as rules
from lykta.council.terms import NominatedFor, RuleOf, Stage

ZONE = ZoneInfo("Europe/Stockholm")
LAST = date(2024, 11, 29)
RULES = rules.Rules(
    opens_on=date(2024, 10, 1),
    closes_on=LAST,
    mention_by_on=date(2024, 12, 20),
    through_manager=True,
    mention="kommunextern aktör",
    finalists=3,
    confirmed=frozenset(RuleOf),
)
SAID = rules.Nominated(
    kind=NominatedFor.PRIZE,
    came_at=datetime(2024, 11, 29, 23, 59, tzinfo=ZONE),
    nominee="Kören",
    effort="Sång",
    why="De sjunger.",
    changed="Fler sjunger.",
    nominator="Siv",
    manager="Mo",
    contact="siv@example.org",
    external=False,
)


def _lacks(said: rules.Nominated, given: rules.Rules = RULES) -> list[str]:
    return [one.text for one in rules.check(given, said) if one.hinders]


def test_a_whole_nomination_lacks_nothing() -> None:
    assert _lacks(SAID) == []


@pytest.mark.parametrize(
    ("field", "lacking"),
    [
        ("nominee", "Det står vem eller vad som är nominerat."),
        ("effort", "Det står vilken insats det gäller."),
        ("why", "Det står varför."),
        ("changed", "Det står vad som har förändrats."),
        ("nominator", "Det står vem som nominerar."),
        ("contact", "Det går att nå den som nominerar."),
        ("manager", "Chefen är namngiven."),
    ],
)
def test_what_is_missing_is_told(field: str, lacking: str) -> None:
    assert _lacks(replace(SAID, **{field: " "})) == [lacking]  # type: ignore[arg-type]


def test_the_last_day_counts_whole_and_midnight_is_late() -> None:
    """Seen failing when `_in_time` compared in UTC."""
    late = replace(SAID, came_at=datetime(2024, 11, 30, 0, 0, tzinfo=ZONE))

    assert _lacks(late) == ["Kom in senast 29 november 2024."]
    assert rules.is_open(opens_on=None, closes_on=LAST, today=LAST)
    assert not rules.is_open(opens_on=None, closes_on=LAST, today=LAST + timedelta(days=1))


def test_a_rule_nobody_has_confirmed_hinders_nobody() -> None:
    unsure = replace(RULES, confirmed=RULES.confirmed - {RuleOf.THROUGH})
    said = replace(SAID, manager="")

    findings = rules.check(unsure, said)

    assert [one.text for one in findings if not one.met] == ["Chefen är namngiven."]
    assert _lacks(said, unsure) == []
    assert not unsure.demands_manager
    assert RULES.demands_manager
    no_manager = replace(RULES, through_manager=False)
    assert "Chefen är namngiven." not in [one.text for one in rules.check(no_manager, SAID)]


def test_the_mention_has_its_own_day_and_is_for_outsiders() -> None:
    mention = replace(
        SAID,
        kind=NominatedFor.MENTION,
        came_at=datetime(2024, 12, 20, 12, tzinfo=ZONE),
        external=True,
        manager="",
    )

    assert _lacks(mention) == []
    assert _lacks(replace(mention, external=False)) == ["Aktören står utanför kommunen."]
    late = replace(mention, came_at=datetime(2024, 12, 21, 12, tzinfo=ZONE))
    assert _lacks(late) == ["Kom in senast 20 december 2024."]


def test_who_has_a_conflict_is_not_counted() -> None:
    """Seen failing when the conflicted stayed among those who may want it."""
    found = rules.tally(jury={"a", "b", "c"}, conflicted={"c"}, wanted={"a", "c"})

    assert found == rules.Tally(wanted=1, of=2, conflicted=1)


@pytest.mark.parametrize(
    ("chosen", "accepted", "rule", "ok"),
    [
        (3, 5, 3, True),
        (2, 2, 3, True),
        (2, 5, 3, False),
        (4, 5, 3, False),
        (1, 2, 3, False),
        (0, 5, 3, False),
        (0, 0, None, False),
        (4, 5, None, True),
    ],
)
def test_finalists_fit_the_rule(chosen: int, accepted: int, rule: int | None, ok: bool) -> None:
    problem = rules.finalists_problem(chosen=chosen, accepted=accepted, rule=rule)

    assert (problem == "") is ok


NOTHING = rules.Steps(
    published=False, nominated=False, met=False, finalists=False, decided=False, result_out=False
)


@pytest.mark.parametrize(
    ("done", "today", "stage"),
    [
        ({}, date(2024, 9, 1), Stage.DRAFT),
        ({"published": True}, date(2024, 9, 1), Stage.COMING),
        ({"published": True}, LAST, Stage.OPEN),
        ({"published": True}, LAST + timedelta(days=1), Stage.PAST),
        ({"published": True, "nominated": True}, LAST + timedelta(days=1), Stage.READING),
        ({"met": True}, LAST, Stage.MEETING),
        ({"met": True, "finalists": True}, LAST, Stage.DECIDING),
        ({"finalists": True, "decided": True}, LAST, Stage.TO_PUBLISH),
        ({"decided": True, "result_out": True}, LAST, Stage.DONE),
    ],
)
def test_how_far_a_year_has_come(done: dict[str, bool], today: date, stage: Stage) -> None:
    assert rules.stage(RULES, replace(NOTHING, **done), today=today) is stage
