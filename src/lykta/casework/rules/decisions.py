"""What a decision needs before it may be taken, and what it starts. Source: A14, A15, FL 25-33."""

from dataclasses import dataclass
from datetime import date, datetime

from lykta.casework.terms import InquiryState, MatterKind, Outcome, SentBy
from lykta.kernel.problems import Invalid, NotNow
from lykta.law.rules.law_book import LawBook
from lykta.law.terms import Event

WITHOUT_INQUIRY = (Outcome.DISMISSED, Outcome.WRITTEN_OFF)
GOES_AGAINST = (Outcome.PARTLY, Outcome.REFUSED, Outcome.DISMISSED)
_MUST_BE_HEARD = (Outcome.PARTLY, Outcome.REFUSED)
_APPEAL = (
    "Du kan överklaga beslutet. Skriv till nämnden inom tre veckor från den dag du fick del av "
    "det. Skriv vilket beslut du överklagar och vad du vill ska ändras. Nämnden skickar det "
    "vidare till förvaltningsrätten om beslutet inte ändras."
)


@dataclass(frozen=True)
class Case:
    """What is known when a decision is about to be taken."""

    kind: MatterKind
    outcome: Outcome
    grounds: str
    inquiry: InquiryState | None
    undecided_inquiry: bool
    communicated_until: date | None  # last answer day of what was sent; None: nothing was sent
    answered: bool
    official_named: bool
    hidden_because: str
    today: date


def check_may_decide(case: Case) -> None:
    """Raise Invalid or NotNow when the decision lacks what the law asks for.

    Grounds (FL 32), an inquiry for a decision on the merits (SoL 14:2), the person heard before
    what goes against them (FL 25), and a reason when the official is not named (FL 33).
    """
    if not case.grounds.strip():
        raise Invalid({"grounds": "Skriv varför. Den som beslutet gäller ska förstå det."})
    if not case.official_named and not case.hidden_because.strip():
        raise Invalid(
            {"official_hidden_because": "Skriv varför namnet lämnas ut ur underrättelsen."}
        )
    _check_inquiry(case)
    _check_heard(case)


def _check_inquiry(case: Case) -> None:
    if case.outcome in WITHOUT_INQUIRY:
        return
    if case.inquiry is None:
        raise NotNow("Ett beslut i sak behöver en utredning. Inled den först.")
    if case.inquiry is InquiryState.DISCONTINUED:
        raise NotNow("Utredningen är nedlagd. Inled en ny om personen vill.")
    if not case.undecided_inquiry:
        raise NotNow("Utredningen har redan lett till det beslutet.")


def _check_heard(case: Case) -> None:
    if case.outcome not in _MUST_BE_HEARD:
        return
    if case.communicated_until is None:
        raise NotNow("Kommunicera underlaget först: personen ska få yttra sig (FL 25).")
    if not case.answered and case.today <= case.communicated_until:
        raise NotNow("Vänta på svaret, eller tills svarstiden har gått ut (FL 25).")


def appealable(outcome: Outcome) -> bool:
    """Tell whether the decision goes against the person, so that they may appeal it (FL 41-42)."""
    return outcome in GOES_AGAINST


def appeal_text(outcome: Outcome) -> str:
    """Return how to appeal, or nothing for a decision that cannot be appealed (FL 33)."""
    return _APPEAL if appealable(outcome) else ""


def appeal_by(*, served_on: date, outcome: Outcome, book: LawBook) -> date | None:
    """The last day to appeal: three weeks from the day of being served (FL 44)."""
    if not appealable(outcome):
        return None
    clocks = book.clocks(event=Event.DECISION_SERVED, at=served_on)
    return next(clock.due_on for clock in clocks if clock.rule_id == "A14-appeal")


def check_served(*, decided_at: datetime, served_on: date, how: SentBy, protected: bool) -> None:
    """Raise Invalid when the decision cannot have been given then or that way.

    By post under protection only through the tax agency; never to a digital mailbox.
    """
    if served_on < decided_at.date():
        raise Invalid({"served_on": "Beslutet kan inte ha lämnats innan det fattades."})
    check_way_is_safe(how=how, protected=protected)


def check_way_is_safe(*, how: SentBy, protected: bool) -> None:
    """Raise Invalid for a letter or a digital mailbox when the person has protected data."""
    if protected and how in (SentBy.LETTER, SentBy.DIGITAL):
        raise Invalid(
            {
                "sent_how": "Personen har skyddade uppgifter. Lämna det personligen eller genom "
                "Skatteverkets förmedling."
            }
        )
