"""One matter from top to bottom: who, safe contact, clocks, and everything that has happened.

Each part is read as far as the database lets the actor; a part one may not read is empty.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from lykta.casework import models
from lykta.casework.queries.clock_facts import RunningClock, facts_of
from lykta.casework.queries.entries import Entry, entries, names_in
from lykta.casework.queries.lists import CaseRow, rows_of
from lykta.casework.queries.matters import open_matter
from lykta.casework.queries.timeline import Moment, moments
from lykta.casework.rules.next_step import Step, Written, next_step
from lykta.casework.rules.reassess import why_reassess
from lykta.casework.terms import Gender, InquiryState, Protection
from lykta.kernel import privacy
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.secrecy.models import MatterRow
from lykta.vault import api as vault

RowType = TypeVar("RowType", bound=MatterRow)

MASKED = {
    "name": "Namn",
    "personal_number": "Personnummer",
    "address": "Adress",
    "phone": "Telefon",
    "email": "E-post",
    "code_word": "Kodord",
    "must_not_answer": "Får inte svara",
}


@dataclass(frozen=True)
class MaskedField:
    """A field shown as dots until somebody asks for it, which is logged."""

    field: str
    swedish: str
    filled: bool


@dataclass(frozen=True)
class Banner:
    """Who the matter is about, without anything that names or reaches them."""

    label: str
    gender: Gender
    birth_year: int | None
    protection: Protection
    contact_when: str
    contact_how: str
    leave_no_message: bool
    language: str
    interpreter: bool
    fields: tuple[MaskedField, ...]


@dataclass(frozen=True)
class Story:
    """A whole matter. Tuples are newest first, except sections (in their own order)."""

    matter: CaseRow
    row: models.Matter
    banner: Banner | None
    children: tuple[Entry[models.ChildAtHome], ...]
    links: tuple[Entry[models.MatterLink], ...]
    referrals: tuple[Entry[models.Referral], ...]
    inquiries: tuple[Entry[models.Inquiry], ...]
    sections: tuple[Entry[models.InquirySection], ...]
    violence: tuple[Entry[models.Violence], ...]
    risks: tuple[Entry[models.RiskAssessment], ...]
    safety_plans: tuple[Entry[models.SafetyPlan], ...]
    communications: tuple[Entry[models.Communication], ...]
    decisions: tuple[Entry[models.Decision], ...]
    services: tuple[Entry[models.Service], ...]
    follow_ups: tuple[Entry[models.FollowUp], ...]
    notes: tuple[Entry[models.Note], ...]
    moments: tuple[Moment, ...]
    reassess: str
    step: Step

    @property
    def clocks(self) -> tuple[RunningClock, ...]:
        """Return the clocks that run, soonest first."""
        return self.matter.clocks

    @property
    def inquiry(self) -> Entry[models.Inquiry] | None:
        """Return the open inquiry, else the newest one."""
        opened = (i for i in self.inquiries if i.row.state == InquiryState.OPEN.value)
        return next(opened, self.inquiries[0] if self.inquiries else None)


_PARTS: dict[str, tuple[type[MatterRow], str]] = {
    "children": (models.ChildAtHome, "-known_on"),
    "links": (models.MatterLink, "-made_on"),
    "referrals": (models.Referral, "-received_at"),
    "inquiries": (models.Inquiry, "-opened_on"),
    "sections": (models.InquirySection, "heading"),
    "violence": (models.Violence, "-recorded_at"),
    "risks": (models.RiskAssessment, "-made_on"),
    "safety_plans": (models.SafetyPlan, "-written_at"),
    "communications": (models.Communication, "-sent_on"),
    "decisions": (models.Decision, "-decided_at"),
    "services": (models.Service, "-started_on"),
    "follow_ups": (models.FollowUp, "-made_on"),
    "notes": (models.Note, "-signed_at"),
}


def check_visible(matter_id: UUID, *, actor: Actor) -> None:
    """Raise Unknown unless the actor may read the matter."""
    open_matter(matter_id, actor=actor, permission=Permission.MATTER_READ)


def story(*, matter_id: UUID, actor: Actor, now: datetime) -> Story:
    """Return the matter with all its parts (about twenty-five queries, whatever its length)."""
    matter = models.Matter.objects.filter(pk=matter_id).first()
    if matter is None:
        raise Unknown()
    vault.prefetch([matter_id])
    own = {"matter_id": matter_id}
    parts = {
        name: list(model._default_manager.filter(**own).order_by(order, "id"))
        for name, (model, order) in _PARTS.items()
    }
    names = names_in(list(parts.values()))
    opened = {name: entries(rows, names) for name, rows in parts.items()}
    case = rows_of([matter], now=now)[0]
    return Story(
        matter=case,
        row=matter,
        banner=_banner(matter_id, case),
        moments=moments(opened),
        reassess=_reassess(parts["risks"], now) if matter.state != "closed" else "",
        step=_step(matter, parts),
        **opened,  # type: ignore[arg-type]  # each part under its own name, see _PARTS
    )


def _banner(matter_id: UUID, case: CaseRow) -> Banner | None:
    subject = models.Subject.objects.filter(matter_id=matter_id).first()
    if subject is None:
        return None
    fields = tuple(
        MaskedField(field, swedish, bool(getattr(subject, field)))
        for field, swedish in MASKED.items()
        if models.Subject.Privacy.fields[field].where is privacy.Where.REVEAL
    )
    return Banner(
        label=case.label,
        gender=Gender(subject.gender),
        birth_year=None if case.protected else subject.birth_year,
        protection=Protection(subject.protection),
        contact_when=vault.open_text(subject, "contact_when"),
        contact_how=vault.open_text(subject, "contact_how"),
        leave_no_message=subject.leave_no_message,
        language=subject.language,
        interpreter=subject.interpreter,
        fields=fields,
    )


def _reassess(risks: list[MatterRow], now: datetime) -> str:
    newest = risks[0] if risks else None
    if not isinstance(newest, models.RiskAssessment):
        return why_reassess(made_on=None, next_on=None, events=(), today=stockholm(now).date())
    return why_reassess(
        made_on=newest.made_on,
        next_on=newest.next_on,
        events=(),
        today=stockholm(now).date(),
    )


def _step(matter: models.Matter, parts: dict[str, list[MatterRow]]) -> Step:
    running = [s for s in parts["services"] if getattr(s, "ended_on", None) is None]
    written = Written(sections=len(parts["sections"]), running_services=len(running))
    return next_step(facts_of([matter])[matter.id], written)
