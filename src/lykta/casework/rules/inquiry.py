"""When an inquiry may and must be opened, and how long it may take. Source: A2, A5, A8, A9."""

from dataclasses import dataclass
from datetime import date

from lykta.casework.terms import InquiryGround, MatterKind, ReferralResult, Wish
from lykta.kernel.calendar import add_months
from lykta.kernel.problems import Invalid, NotNow
from lykta.law.rules.clock import Clock, extend
from lykta.law.rules.law_book import LawBook
from lykta.law.terms import Event

_AGAINST_WILL = (
    "En vuxen utreds inte mot sin vilja. Fråga personen först, på ett tryggt sätt (SoL 14:2)."
)
_ADULT_GROUNDS = (
    InquiryGround.APPLICATION,
    InquiryGround.WISH,
    InquiryGround.COMPULSORY_ACT,
)
_CHILD_GROUNDS = (
    InquiryGround.APPLICATION,
    InquiryGround.CHILD_REPORT,
    InquiryGround.CHILD_EXPOSED,
    InquiryGround.COMPULSORY_ACT,
)


@dataclass(frozen=True)
class Opening:
    """What is known when someone wants to open an inquiry."""

    kind: MatterKind
    wish: Wish
    ground: InquiryGround
    result: ReferralResult
    another_is_open: bool
    received_on: date
    opened_on: date
    consented_on: date | None


def check_may_open(opening: Opening) -> None:
    """Raise NotNow or Invalid when the inquiry may not be opened. Source: A2, A4."""
    if opening.another_is_open:
        raise NotNow("Det pågår redan en utredning i ärendet. Skriv det nya i den.")
    if opening.result not in (ReferralResult.PENDING, ReferralResult.NO_INQUIRY):
        raise NotNow("Aktualiseringen är redan avgjord.")
    _check_ground(opening)
    if opening.kind is not MatterKind.CHILD:
        _check_own_will(opening)


def _check_ground(opening: Opening) -> None:
    grounds = _CHILD_GROUNDS if opening.kind is MatterKind.CHILD else _ADULT_GROUNDS
    if opening.ground not in grounds:
        raise Invalid({"ground": "Den grunden gäller inte för den här personen."})
    if opening.consented_on is None:
        return
    if opening.consented_on > opening.opened_on:
        raise Invalid({"consented_on": "Dagen har inte varit än."})


def _check_own_will(opening: Opening) -> None:
    if opening.ground is InquiryGround.COMPULSORY_ACT:
        return
    if opening.wish is not Wish.YES or opening.consented_on is None:
        raise NotNow(_AGAINST_WILL)


def last_day(*, kind: MatterKind, opened_on: date, book: LawBook) -> date | None:
    """The day a child's inquiry must be done (A8). An adult's has no last day by law (A9)."""
    clock = child_clock(opened_on=opened_on, book=book) if kind is MatterKind.CHILD else None
    return clock.due_on if clock else None


def child_clock(*, opened_on: date, book: LawBook) -> Clock:
    """The four-month clock of a child's inquiry, under the law of the day it began."""
    clocks = book.clocks(event=Event.INQUIRY_OPENED_CHILD, at=opened_on)
    return next(clock for clock in clocks if clock.rule_id == "A8")


def extended(*, kind: MatterKind, opened_on: date, to: date, grounds: str, book: LawBook) -> Clock:
    """The clock after an extension for special reasons (A8).

    NotNow for an adult (no last day) or an earlier day, Invalid without reasons.
    """
    if kind is not MatterKind.CHILD:
        raise NotNow("En vuxens utredning har ingen sista dag i lagen att förlänga.")
    return extend(child_clock(opened_on=opened_on, book=book), to=to, ground=grounds)


def must_open_without_delay(*, kind: MatterKind, exposed: bool) -> bool:
    """Tell whether the fourteen days may not be waited out: a child exposed to violence (A5)."""
    return kind is MatterKind.CHILD and exposed


def check_may_ask_for_decision(
    *, already: date | None, opened_on: date, requested_on: date, today: date
) -> None:
    """Raise NotNow or Invalid unless the written request counts: once, after six months (FL 12)."""
    if already is not None:
        raise NotNow("En begäran om avgörande kan göras en gång, och den är redan gjord.")
    if requested_on > today or requested_on < opened_on:
        raise Invalid({"requested_on": "Kontrollera vilken dag begäran kom in."})
    if requested_on < add_months(opened_on, 6):
        raise NotNow("Begäran kan göras när sex månader har gått (FL 12).")
