"""How a measure goes, from what its responsible has said. Silence is never green."""

from __future__ import annotations

from dataclasses import dataclass

from lykta.plan.terms import HowItGoes, Stage


@dataclass(frozen=True)
class Light:
    """A light as shape and word. Levels: calm, soon, late, done, none."""

    level: str
    word: str


LEVELS = {
    HowItGoes.AS_PLANNED: "calm",
    HowItGoes.BEHIND: "soon",
    HowItGoes.STUCK: "late",
    HowItGoes.DONE: "done",
}
NOT_REPORTED = Light("none", "Inte rapporterad av den ansvariga")
TASKS_ARE_LATE = Light("soon", "Går framåt, men uppgifter är försenade")


def status(
    *,
    stage: Stage,
    last_answer: HowItGoes | None,
    late_tasks: int = 0,
    by_hand: HowItGoes | None = None,
) -> Light:
    """Tell how a measure goes. One that is only proposed has no status yet (F01).

    The office may set one by hand with a reason; the page then says so. An answer that all goes
    as planned does not hide tasks whose day is past.
    """
    if stage is Stage.PROPOSED:
        return Light("none", Stage.PROPOSED.swedish)
    if stage is Stage.ENDED:
        return Light("done", Stage.ENDED.swedish)
    if by_hand is not None:
        return Light(LEVELS[by_hand], by_hand.swedish)
    if last_answer is None:
        return NOT_REPORTED
    if last_answer is HowItGoes.AS_PLANNED and late_tasks:
        return TASKS_ARE_LATE
    return Light(LEVELS[last_answer], last_answer.swedish)


def evaluation(*, is_past: bool, outcome: str) -> Light:
    """Tell about a promised evaluation: what is unknown is said, and accuses nobody (F21)."""
    if outcome:
        return Light("done", "Utvärderad")
    if is_past:
        return Light("none", "Uppgift saknas")
    return Light("none", "Väntas")
