"""Reading a filled-in Excel file: first tried, then taken, as the one who answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.documents import api as documents
from lykta.follow_up.actions import answers
from lykta.follow_up.queries import places, rounds
from lykta.follow_up.rules import sheets
from lykta.follow_up.rules.facts import Asked
from lykta.follow_up.terms import AnsweredBy
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid


@dataclass(frozen=True)
class Tried:
    """What a file would do: the answers it would give, those that are as before, and faults."""

    lines: tuple[sheets.Line, ...]
    same: int
    faults: tuple[sheets.Fault, ...]
    titles: dict[UUID, str]


def try_file(*, round_id: UUID, data: bytes, actor: Actor, today: date) -> Tried:
    """Read a file and tell what it would do; nothing is changed.

    Raises Refused for someone who does not report, Unknown for no such round, Invalid for a file
    that cannot be read or has no such sheet.
    """
    actor.check_may(Permission.PLAN_REPORT)
    rows = documents.read_workbook(data).get(sheets.NAME)
    if rows is None:
        reason = f"Filen har inget blad som heter ”{sheets.NAME}”. Hämta en ny fil på rundans sida."
        raise Invalid({"file": reason})
    own = _own(round_id, actor, today)
    lines, faults = sheets.read(rows, mine={key: one.measure.title for key, one in own.items()})
    new = tuple(line for line in lines if _differs(line, own[line.asked]))
    titles = {key: one.measure.title for key, one in own.items()}
    return Tried(new, len(lines) - len(new), (*faults, *_about_somebody(new)), titles)


def _about_somebody(lines: Sequence[sheets.Line]) -> list[sheets.Fault]:
    return [
        fault
        for one in lines
        for fault in sheets.about_somebody(one.row, one.happened, one.effect, one.own_answer)
    ]


def _own(round_id: UUID, actor: Actor, today: date) -> dict[UUID, Asked]:
    of = rounds.round_of(round_id)
    mine = rounds.mine(round_id=round_id, codes=places.codes_of(actor))
    return {one.id: one for one in rounds.asked(of=of, today=today, answerers=mine)}


def _differs(line: sheets.Line, one: Asked) -> bool:
    said = one.said
    if said is None:
        return True
    told = (line.goes, line.happened, line.effect, line.own_answer, line.number)
    return told != (said.goes, said.happened, said.effect, said.own_answer, said.number)


def take_file(*, lines: Sequence[sheets.Line], actor: Actor, now: datetime) -> int:
    """Answer with the rows of a file that has been tried. Raises as `answers.answer` does."""
    told = [
        answers.Told(
            asked_id=line.asked,
            goes=line.goes,
            happened=line.happened,
            effect=line.effect,
            own_answer=line.own_answer,
            number=line.number,
        )
        for line in lines
    ]
    return answers.answer(told=told, way=AnsweredBy.FILE, actor=actor, now=now)
