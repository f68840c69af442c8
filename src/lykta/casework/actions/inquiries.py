"""Open, write, extend and conclude an inquiry (utredning)."""

from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.casework.models import Inquiry, InquirySection, Referral
from lykta.casework.queries.matters import Opened, lock_row
from lykta.casework.rules import inquiry as rules
from lykta.casework.rules import lifecycle
from lykta.casework.terms import (
    Consequence,
    Heading,
    InquiryGround,
    InquiryState,
    MatterState,
    ReferralResult,
    Wish,
)
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, NotNow
from lykta.law import api as law
from lykta.vault import api as vault


class SectionConflict(NotNow):
    """Somebody else has written under the same heading: both texts, so that none is lost."""

    def __init__(self, *, theirs: str, mine: str, version: int, written_by: UUID) -> None:
        super().__init__("Någon annan har skrivit här under tiden. Jämför texterna och spara igen.")
        self.theirs, self.mine = theirs, mine
        self.version, self.written_by = version, written_by


def open_inquiry(
    *,
    referral_id: UUID,
    ground: InquiryGround,
    actor: Actor,
    now: datetime,
    consented_on: date | None = None,
) -> Inquiry:
    """Open an inquiry out of a referral: an adult's only when the adult wants it (A2, A5)."""
    matter, referral = lock_row(
        Referral, referral_id, actor=actor, permission=Permission.INQUIRY_WRITE
    )
    opened_on = stockholm(now).date()
    rules.check_may_open(_opening(matter, referral, ground, opened_on, consented_on))
    lifecycle.check_matter_may_move(now=matter.state, to=MatterState.INQUIRY)
    inquiry = Inquiry.objects.create(
        matter_id=matter.id,
        referral=referral,
        opened_on=opened_on,
        opened_by=actor.person,
        ground=ground.value,
        consented_on=consented_on,
        due_on=rules.last_day(kind=matter.kind, opened_on=opened_on, book=law.current()),
    )
    _answer(referral, actor, now)
    _move(matter, MatterState.INQUIRY)
    audit.record("inquiry.opened", about=matter.id, detail={"ground": ground.value})
    return inquiry


def _opening(
    matter: Opened,
    referral: Referral,
    ground: InquiryGround,
    opened_on: date,
    consented_on: date | None,
) -> rules.Opening:
    another = Inquiry.objects.filter(matter_id=matter.id, state=InquiryState.OPEN.value)
    return rules.Opening(
        kind=matter.kind,
        wish=Wish(referral.wants_support),
        ground=ground,
        result=ReferralResult(referral.result),
        another_is_open=another.exists(),
        received_on=stockholm(referral.received_at).date(),
        opened_on=opened_on,
        consented_on=consented_on,
    )


def _answer(referral: Referral, actor: Actor, now: datetime) -> None:
    referral.result = ReferralResult.INQUIRY.value
    referral.decided_at, referral.decided_by = now, actor.person
    referral.save(update_fields=["result", "decided_at", "decided_by"])


def _move(matter: Opened, to: MatterState) -> None:
    if matter.state is not to:
        matter.row.state = to.value
        matter.row.save(update_fields=["state"])


def write_section(
    *,
    inquiry_id: UUID,
    heading: Heading,
    text: str,
    base_version: int,
    actor: Actor,
    now: datetime,
    codes: tuple[Consequence, ...] = (),
) -> InquirySection:
    """Save the text under a heading, if it is still the version that the writer read.

    `base_version` is 0 for a heading nobody has written under. Raises SectionConflict.
    """
    matter, inquiry = lock_row(
        Inquiry, inquiry_id, actor=actor, permission=Permission.INQUIRY_WRITE
    )
    lifecycle.check_open(InquiryState(inquiry.state))
    section = InquirySection.objects.filter(inquiry=inquiry, heading=heading.value).first()
    _check_version(section, text, base_version)
    if codes and heading is not Heading.CONSEQUENCES:
        raise Invalid({"codes": "Konsekvenser väljs under rubriken Våldets konsekvenser."})
    section = section or InquirySection(
        matter_id=matter.id, inquiry=inquiry, heading=heading.value, version=0
    )
    section.text, section.codes = text, [code.value for code in codes]
    section.version += 1
    section.written_at, section.written_by = now, actor.person
    changed = ["text", "codes", "version", "written_at", "written_by"]
    section.save(update_fields=changed if section.version > 1 else None)
    audit.record(
        "inquiry.written",
        about=matter.id,
        detail={"heading": heading.value, "version": section.version},
    )
    return section


def _check_version(section: InquirySection | None, text: str, base_version: int) -> None:
    version = section.version if section else 0
    if section is not None and version != base_version:
        raise SectionConflict(
            theirs=vault.open_text(section, "text"),
            mine=text,
            version=version,
            written_by=section.written_by,
        )


def extend(*, inquiry_id: UUID, to: date, grounds: str, actor: Actor, now: datetime) -> Inquiry:
    """Give a child's inquiry a later last day, for special reasons (A8)."""
    matter, inquiry = lock_row(
        Inquiry, inquiry_id, actor=actor, permission=Permission.INQUIRY_WRITE
    )
    lifecycle.check_open(InquiryState(inquiry.state))
    clock = rules.extended(
        kind=matter.kind,
        opened_on=inquiry.opened_on,
        to=to,
        grounds=grounds,
        book=law.current(),
    )
    inquiry.extended_to, inquiry.extension_grounds = clock.due_on, grounds
    inquiry.extended_at, inquiry.extended_by = now, actor.person
    inquiry.save(update_fields=["extended_to", "extension_grounds", "extended_at", "extended_by"])
    audit.record("inquiry.extended", about=matter.id, detail={"to": to.isoformat()})
    return inquiry


def ask_for_decision(
    *, inquiry_id: UUID, requested_on: date, actor: Actor, now: datetime
) -> Inquiry:
    """Record that the applicant has asked in writing for the matter to be decided (FL 12, A9)."""
    matter, inquiry = lock_row(
        Inquiry, inquiry_id, actor=actor, permission=Permission.INQUIRY_WRITE
    )
    rules.check_may_ask_for_decision(
        already=inquiry.fl12_requested_on,
        opened_on=inquiry.opened_on,
        requested_on=requested_on,
        today=stockholm(now).date(),
    )
    inquiry.fl12_requested_on = requested_on
    inquiry.save(update_fields=["fl12_requested_on"])
    audit.record("inquiry.decision_asked", about=matter.id)
    return inquiry


def conclude(
    *,
    inquiry_id: UUID,
    actor: Actor,
    now: datetime,
    conclusion: str = "",
    discontinued: bool = False,
) -> Inquiry:
    """End the inquiry: done and ready for a decision, or discontinued."""
    matter, inquiry = lock_row(
        Inquiry, inquiry_id, actor=actor, permission=Permission.INQUIRY_WRITE
    )
    to = InquiryState.DISCONTINUED if discontinued else InquiryState.CONCLUDED
    lifecycle.check_inquiry_may_move(now=InquiryState(inquiry.state), to=to)
    if discontinued and not conclusion.strip():
        raise Invalid({"conclusion": "Skriv varför utredningen läggs ned."})
    inquiry.state, inquiry.conclusion = to.value, conclusion
    inquiry.concluded_at, inquiry.concluded_by = now, actor.person
    inquiry.save(update_fields=["state", "conclusion", "concluded_at", "concluded_by"])
    audit.record("inquiry.closed", about=matter.id, detail={"state": to.value})
    return inquiry
