"""Decisions as they are told and shown, and how far an assignment to report back has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.plan.rules.status import Light
from lykta.plan.terms import ReportStep

LIGHTS = {
    ReportStep.COMING: "none",
    ReportStep.UNKNOWN: "none",
    ReportStep.ASKED: "soon",
    ReportStep.WRITTEN: "soon",
    ReportStep.DECIDED: "calm",
    ReportStep.CLOSED: "done",
}
JOURNEY = (ReportStep.ASKED, ReportStep.WRITTEN, ReportStep.DECIDED, ReportStep.CLOSED)


@dataclass(frozen=True)
class Covers:
    """What a decision covers, by key."""

    versions: tuple[UUID, ...] = ()
    works: tuple[UUID, ...] = ()
    measures: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class ReportBackText:
    """An assignment to come back: who, with what, by when (a period); `work` is a work's code."""

    to: Party
    what: str
    due: str
    work: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class DecisionText:
    """A decision as it is told. `kind` is a `DecisionKind` code, `decided` a period or "".

    `works` are works by code, `behind` events of the programme as "kind period".
    """

    body: Party
    kind: str
    title: str
    decided: str = ""
    paragraph: str = ""
    case_number: str = ""
    text: str = ""
    code: str = ""
    works: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    covers: Covers = Covers()
    report_backs: tuple[ReportBackText, ...] = ()


@dataclass(frozen=True)
class Link:
    """Something a page points to: its words and its address."""

    title: str
    path: str = ""


@dataclass(frozen=True)
class AnswerSeen:
    """What the responsible answered."""

    text: str
    changes: str
    by: str
    at: datetime


@dataclass(frozen=True)
class StepSeen:
    """One step of a report's way: whether it is taken, and when."""

    title: str
    taken: bool
    at: datetime | None = None
    on: str = ""


@dataclass(frozen=True)
class ReportBackSeen:
    """An assignment to report back, as its page and the register show it."""

    id: UUID
    to: Party
    what: str
    due: str
    due_on: date
    step: ReportStep
    work: Link | None
    work_id: UUID | None
    decision_id: UUID
    decision: str
    noted_by: str = ""
    noted_by_id: UUID | None = None
    outcome: str = ""
    closed_at: datetime | None = None
    asked_at: datetime | None = None
    answer_by: date | None = None
    by_link: bool = False
    answers: tuple[AnswerSeen, ...] = ()

    @property
    def light(self) -> Light:
        """Return the step as a light. What is unknown is said, and accuses nobody (F21)."""
        return Light(LIGHTS[self.step], self.step.swedish)

    @property
    def way(self) -> tuple[StepSeen, ...]:
        """Return the steps from the question to the end, with those already taken."""
        answered = self.answers[0].at if self.answers else None
        return (
            StepSeen("Frågan är ställd", self.asked_at is not None, self.asked_at),
            StepSeen("Svaret är skrivet", answered is not None, answered),
            StepSeen("Ett beslut har tagit emot svaret", bool(self.noted_by), on=self.noted_by),
            StepSeen("Avslutad", self.closed_at is not None, self.closed_at),
        )


@dataclass(frozen=True)
class DecisionSeen:
    """A decision as the register shows it. `decided` "": nobody has said when."""

    id: UUID
    body: Party
    kind: str
    kind_code: str
    title: str
    decided: str = ""
    decided_on: date | None = None
    paragraph: str = ""
    case_number: str = ""
    text: str = ""
    covers: tuple[Link, ...] = ()
    report_backs: tuple[ReportBackSeen, ...] = ()

    @property
    def named(self) -> str:
        """Say the decision shortly: "Kommunfullmäktige, 27 januari 2025, § 12"."""
        parts = [self.body.name, self.decided, f"§ {self.paragraph}" if self.paragraph else ""]
        return ", ".join(part for part in parts if part)


def step(
    *, due: str, today: date, asked: bool, answered: bool, noted: bool, closed: bool
) -> ReportStep:
    """Tell how far an assignment to report back has come, from what has happened."""
    if closed:
        return ReportStep.CLOSED
    if noted:
        return ReportStep.DECIDED
    if answered:
        return ReportStep.WRITTEN
    if asked:
        return ReportStep.ASKED
    is_past = Period.parse(due).last_day < today
    return ReportStep.UNKNOWN if is_past else ReportStep.COMING


def paragraph(text: str) -> str:
    """Return a paragraph's number without its sign: "§ 12" and "12" are the same."""
    return text.replace("§", "").strip()
