"""Rounds in tests, told through the product's own actions, on Uppsala's plan."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from lykta.follow_up import api as follow_up
from lykta.follow_up.models import Answerer, RoundMeasure
from lykta.kernel.party import Party
from lykta.plan import api as plan
from tests import cast

UPPSALA = "0380"
VOF = Party("Vård- och omsorgsförvaltningen", "VOF")
UBF = Party("Utbildningsförvaltningen", "UBF")
UHEM = Party("Uppsalahem", "UHEM")
SCF = Party("Socialförvaltningen", "SCF")
POLICE = Party("Polisområde Påhitt")
SPRING = follow_up.RoundText(
    title="Våren 2026",
    kind=follow_up.RoundKind.PART_YEAR,
    period="2026-01/2026-04",
    due_on=date(2026, 12, 4),
    asks=follow_up.Asks(intro="Två minuter räcker.", effect=True, own_question="Vad behöver ni?"),
)
YEAR = replace(SPRING, title="Helåret 2026", kind=follow_up.RoundKind.FULL_YEAR, period="2026")
LATER = cast.NOW + timedelta(hours=2)


def measure(code: str, lead: Party | None, title: str = "") -> plan.MeasureText:
    """Return a measure with a number that its responsible is asked for."""
    return plan.MeasureText(
        code=code,
        title=title or f"Åtgärd {code}",
        kind="training",
        leads=(lead,) if lead else (),
        indicators=(
            plan.IndicatorText(
                name=f"utbildade {code}", target=40, values=(plan.ValueText("2025", 18),)
            ),
        ),
    )


MEASURES = (
    measure("vof-1", VOF, "Rutin för frågor om våld"),
    measure("vof-2", VOF, "Utbilda nattpersonalen"),
    measure("ubf-1", UBF, "Samtal om samtycke i årskurs 9"),
    measure("uhem-1", UHEM, "Stöd till grannar"),
    measure("polis-1", POLICE, "Gemensam larmväg"),
    measure("ingen-1", None, "Ingen leder den här"),
)


def measures() -> None:
    """Propose the measures."""
    with cast.acting("strateg") as actor:
        for text in MEASURES:
            plan.propose_measure(municipality=UPPSALA, text=text, actor=actor, now=cast.NOW)


def open_round(text: follow_up.RoundText = SPRING, *, now: datetime = cast.NOW) -> UUID:
    """Prepare and open a round on the plan as it stands."""
    with cast.acting("strateg", now=now) as actor:
        key = follow_up.prepare(municipality=UPPSALA, text=text, actor=actor, now=now)
        follow_up.open_round(round_id=key, actor=actor, now=now)
    return key


def asked(round_id: UUID, code: str) -> RoundMeasure:
    """Return a measure in the round by its code in the plan."""
    with cast.acting("strateg"):
        found = {
            one.code: one.id for one in plan.measures_seen(municipality=UPPSALA, today=cast.TODAY)
        }
        return RoundMeasure.objects.select_related("answerer").get(
            round_id=round_id, measure_id=found[code]
        )


def answerer(round_id: UUID, name: str) -> Answerer:
    """Return one who answers, by name."""
    with cast.acting("strateg"):
        return Answerer.objects.get(round_id=round_id, name=name)


def answer(
    who: str,
    round_id: UUID,
    code: str,
    goes: follow_up.Goes = follow_up.Goes.AS_PLANNED,
    *,
    now: datetime = cast.NOW,
    **more: object,
) -> UUID:
    """Let somebody answer about one measure."""
    row = asked(round_id, code)
    told = follow_up.Told(asked_id=row.id, goes=goes, **more)  # type: ignore[arg-type]
    with cast.acting(who, now=now) as actor:
        follow_up.answer(told=[told], actor=actor, now=now)
    return row.id


def freeze(round_id: UUID, *, now: datetime = cast.NOW) -> None:
    """Freeze the round."""
    with cast.acting("strateg", now=now) as actor:
        follow_up.freeze_round(round_id=round_id, actor=actor, now=now)


def values(code: str) -> list[tuple[str, int | None]]:
    """Return the values of a measure's number, oldest first."""
    rows = plan.measures_seen(municipality=UPPSALA, today=cast.TODAY)
    found = next(one for one in rows if one.code == code)
    return [(each.period, each.value) for each in found.indicators[0].values]
