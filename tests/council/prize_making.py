"""A year of the prize to test with, made through the real actions."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from lykta.council import api as council
from lykta.council.terms import RuleOf
from lykta.inbox import api as inbox
from lykta.kernel.actor import Actor
from lykta.organisation import api as organisation
from tests import cast
from tests.council import making

OPENS, CLOSES = cast.TODAY - timedelta(days=20), cast.TODAY + timedelta(days=5)
AFTER = datetime.combine(CLOSES + timedelta(days=1), cast.NOW.time(), tzinfo=cast.STOCKHOLM)
WORDS = council.prizes.PrizeWords(
    name="Sagopriset 2027",
    opens_on=OPENS,
    closes_on=CLOSES,
    mention_by_on=CLOSES + timedelta(days=10),
    decide_by_on=CLOSES + timedelta(days=40),
    who_nominates="Alla",
    through_manager=True,
    jury="Rådet",
    finalists=2,
    mention="kommunextern aktör",
)
SURE = frozenset(RuleOf) - {RuleOf.THROUGH}
SAID = {
    "nominee": "Sagokören",
    "belongs_to": "Fritid",
    "effort": "Sång för alla",
    "why": "De sjunger.",
    "changed": "Fler sjunger.",
    "nominator": "Siv Saga",
    "manager": "Mo Chef",
    "contact": "saga@example.org",
}


@dataclass
class Year:
    """A year with its jury: each juror's key and link."""

    id: UUID
    links: dict[UUID, str]

    @property
    def jurors(self) -> list[UUID]:
        """Return the jurors' keys."""
        return list(self.links)


def a_year(*, confirmed: frozenset[RuleOf] = SURE, jurors: int = 0, **words: Any) -> Year:
    """Return a published year, open today."""
    with cast.acting("radet") as actor:
        row = council.prizes.set_rules(
            words=replace(WORDS, **words),
            confirmed=confirmed,
            source="Beslut § 1",
            actor=actor,
            now=cast.NOW,
        )
        council.prizes.open_call(prize_id=row.id, actor=actor, now=cast.NOW)
    return Year(row.id, _jury(row.id, jurors))


def _jury(prize_id: UUID, number: int) -> dict[UUID, str]:
    seats = {making.a_member(f"Juror {letter}", f"Förening {letter}") for letter in "ABC"[:number]}
    if not seats:
        return {}
    with cast.acting("radet") as actor:
        by: dict[str, Any] = {"actor": actor, "now": cast.NOW}
        council.jury.seat_jury(prize_id=prize_id, members=seats, **by)
        keys = council.jury_keys(prize_id)
        return {key: council.jury.give_link(juror_id=key, mail="", **by) for key in keys}


def handed(prize_id: UUID, *, at: datetime = cast.NOW, **said: str) -> str:
    """Hand in a nomination as the public form does; return its receipt."""
    answers = {**SAID, **said, "prize": str(prize_id)}
    return inbox.hand_in(kind=council.nominations.KIND, answers=answers, now=at)


def a_nomination(prize_id: UUID, *, accepted: bool = True, **said: Any) -> UUID:
    """Return a nomination that is taken in, and accepted."""
    handed(prize_id, **said)
    return taken(accepted=accepted)


def taken(*, accepted: bool) -> UUID:
    """Take in what has waited longest, and accept it."""
    with cast.acting("radet") as actor:
        by: dict[str, Any] = {"actor": actor, "now": cast.NOW}
        waiting = inbox.waiting(kind=council.nominations.KIND, actor=actor)[0]
        row = council.nominations.take_in(handed_id=waiting.id, **by)
        if accepted:
            council.nominations.accept(nomination_id=row.id, **by)
    return UUID(str(row.id))


def machine(day: date = cast.TODAY) -> Actor:
    """Return the machine that acts for whoever came by a link."""
    board = cast.actor("radet").authority
    return organisation.machine(authority_id=board, role="machine_link", today=day)


def noted(year: Year, juror: UUID, nomination_id: UUID, *, text: str, wants: bool = False) -> None:
    """Let a juror write a note by the own link."""
    with cast.acting(machine()) as actor:
        organisation.come_by_link(token=year.links[juror])
        council.jury.note(
            nomination_id=nomination_id,
            juror_id=juror,
            text=text,
            wants=wants,
            actor=actor,
            now=cast.NOW,
        )


def conflicted(year: Year, juror: UUID, nomination_id: UUID) -> None:
    """Let a juror tell of a conflict of interest by the own link."""
    with cast.acting(machine()) as actor:
        organisation.come_by_link(token=year.links[juror])
        council.jury.tell_conflict(
            nomination_id=nomination_id,
            juror_id=juror,
            why="Jag arbetar där.",
            actor=actor,
            now=cast.NOW,
        )


def met(year: Year) -> None:
    """Let the jury meet, the day after the last day to nominate."""
    with cast.acting("radet", now=AFTER) as actor:
        council.prize_decisions.let_jury_meet(prize_id=year.id, actor=actor, now=AFTER)
