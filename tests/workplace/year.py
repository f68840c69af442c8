"""A year's round in the tests: opened by HR, answered by the manager."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from lykta.workplace import api as workplace
from tests import cast

YEAR = cast.TODAY.year
DUE = date(YEAR, 12, 15)


def opened(*, year: int = YEAR, due_on: date = DUE) -> UUID:
    """HR opens the round."""
    with cast.acting("hr.vof") as actor:
        return workplace.open_round(
            municipality="0380", year=year, due_on=due_on, actor=actor, now=cast.NOW
        )


def told(**change: Any) -> workplace.AnswerText:
    """A whole answer about the work."""
    lens = workplace.Lens.WORKS
    values: dict[str, Any] = {
        "done": workplace.Done.YES,
        "works": "Vi har korta avstämningar varje vecka.",
        "improve": "Introduktionen för nya.",
        "improve_themes": (workplace.Theme.ROUTINES,),
        "threats": lens,
        "private_violence": workplace.Lens.NOT_YET,
        "inclusion": lens,
        "routine": workplace.Routine.USED,
        "safety_part": workplace.SafetyPart.YES,
        "promises": (promise(),),
    }
    return workplace.AnswerText(**{**values, **change})


def promise(text: str = "Skriva en plan för introduktion") -> workplace.Promised:
    """A promise with a role and a day."""
    return workplace.Promised(text, workplace.Who.MANAGER, cast.TODAY + timedelta(days=60))


def asked(round_id: UUID, who: str = "chef.vof") -> UUID:
    """Return the key of the person's own unit in the round."""
    with cast.acting(who) as actor:
        return workplace.units(round_id=round_id, unit=actor.unit)[0].id


def answered(round_id: UUID, who: str = "chef.vof", **change: Any) -> UUID:
    """The manager answers for the own unit."""
    key = asked(round_id, who)
    with cast.acting(who) as actor:
        workplace.answer(asked_id=key, told=told(**change), actor=actor, now=cast.NOW)
    return key


def signed(round_id: UUID) -> UUID:
    """The director signs."""
    with cast.acting("direktor.vof") as actor:
        return workplace.sign(round_id=round_id, actor=actor, now=cast.NOW)
