"""Applications: how far each has come, and everything about one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.kernel.problems import Unknown
from lykta.projects.models import (
    Application,
    GrantAgreement,
    GrantDecision,
    ReportBack,
)
from lykta.projects.rules import applications as rules
from lykta.projects.rules import calls as call_rules
from lykta.projects.terms import GrantOutcome, Points, Step

EVERYTHING = (
    "assessments",
    "conflicts",
    "decision",
    "agreement__payments",
    "agreement__report",
    "call__criteria",
)


@dataclass(frozen=True)
class CriterionSeen:
    """One criterion and how the application was weighed against it."""

    id: UUID
    text: str
    points: str
    number: int | None
    why: str
    by: str


@dataclass(frozen=True)
class PaymentSeen:
    """A sum that was paid out."""

    amount: int
    paid_on: date
    reference: str


@dataclass(frozen=True)
class ApplicationSeen:
    """An application with all that has been done to it."""

    id: UUID
    call_id: UUID
    call_title: str
    receipt: str
    came_at: datetime
    late: bool
    association: str
    number: str
    contact: str
    mail: str
    phone: str
    title: str
    aim: str
    groups: str
    how: str
    amount: int
    other_money: str
    criteria: tuple[CriterionSeen, ...]
    conflicts: tuple[tuple[UUID, str], ...]
    decision: GrantDecision | None
    outcome: str
    agreement: GrantAgreement | None
    payments: tuple[PaymentSeen, ...]
    report: ReportBack | None
    standing: rules.Standing

    @property
    def step(self) -> Step:
        """Return the next step."""
        return rules.step_of(self.standing)

    @property
    def points(self) -> int | None:
        """Return the sum of points, None until every criterion has been weighed."""
        if self.standing.assessed < self.standing.criteria:
            return None
        return sum(one.number or 0 for one in self.criteria)

    @property
    def next_criterion(self) -> CriterionSeen | None:
        """Return the first criterion that nobody has weighed the application against."""
        return next((one for one in self.criteria if one.number is None), None)

    @property
    def left_to_pay(self) -> int:
        """Return what is left of the agreed sum, whole kronor."""
        return rules.left_to_pay(self.standing)

    def is_conflicted(self, person: UUID) -> bool:
        """Tell whether this person has told of a conflict of interest."""
        return any(key == person for key, _name in self.conflicts)


def applications_of(call_id: UUID) -> list[ApplicationSeen]:
    """Return a call's applications by when they came. Constant number of queries."""
    rows = Application.objects.filter(call=call_id).select_related("call")
    return [_seen(row) for row in rows.prefetch_related(*EVERYTHING).order_by("came_at", "id")]


def application_seen(application_id: UUID) -> ApplicationSeen:
    """Return one application. Raises Unknown."""
    rows = Application.objects.filter(id=application_id).select_related("call")
    row = rows.prefetch_related(*EVERYTHING).first()
    if row is None:
        raise Unknown()
    return _seen(row)


def standing(application_id: UUID) -> rules.Standing:
    """Return what has been done with an application. Raises Unknown."""
    return application_seen(application_id).standing


def _seen(row: Application) -> ApplicationSeen:
    decision, agreement = getattr(row, "decision", None), getattr(row, "agreement", None)
    payments = sorted(agreement.payments.all(), key=lambda p: p.paid_on) if agreement else []
    report = getattr(agreement, "report", None) if agreement else None
    criteria = _criteria(row)
    outcome = GrantOutcome(decision.outcome) if decision else None
    return ApplicationSeen(
        id=row.id,
        call_id=row.call_id,
        call_title=row.call.title,
        receipt=row.receipt,
        came_at=row.came_at,
        late=call_rules.came_late(closes_on=row.call.closes_on, came_at=row.came_at),
        association=row.association,
        number=row.number,
        contact=row.contact,
        mail=row.mail,
        phone=row.phone,
        title=row.title,
        aim=row.aim,
        groups=row.groups,
        how=row.how,
        amount=row.amount,
        other_money=row.other_money,
        criteria=criteria,
        conflicts=tuple((one.person_id, one.name) for one in row.conflicts.all()),
        decision=decision,
        outcome=outcome.swedish if outcome else "",
        agreement=agreement,
        payments=tuple(PaymentSeen(p.amount, p.paid_on, p.reference) for p in payments),
        report=report,
        standing=rules.Standing(
            criteria=len(criteria),
            assessed=sum(one.number is not None for one in criteria),
            outcome=outcome,
            agreed=agreement.amount if agreement else None,
            paid=sum(p.amount for p in payments),
            reported=report is not None,
        ),
    )


def _criteria(row: Application) -> tuple[CriterionSeen, ...]:
    """Return the criteria with their assessments; one made by somebody since jävig is left out."""
    conflicted = {one.person_id for one in row.conflicts.all()}
    made = {one.criterion_id: one for one in row.assessments.all() if one.by_id not in conflicted}
    seen = []
    for one in sorted(row.call.criteria.all(), key=lambda one: one.place):
        done = made.get(one.id)
        seen.append(
            CriterionSeen(
                id=one.id,
                text=one.text,
                points=Points(done.points).swedish if done else "",
                number=int(done.points) if done else None,
                why=done.why if done else "",
                by=done.by_name if done else "",
            )
        )
    return tuple(seen)
