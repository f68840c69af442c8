"""The living present of the equality prize: invented years, and seen to be so.

The municipality's file tells the prize of 2025 and its days (F47). What is made up here, through
the real actions: last year's prize with its result and a nomination that came too late, and this
year's, open, with nominations at every stage and a juror with a conflict of interest. Made once.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from lykta.council import api as council
from lykta.council.terms import RuleOf
from lykta.exchange.simulation.people_at_work import Stage, scene
from lykta.inbox import api as inbox
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import start_of_day
from lykta.organisation import api as organisation
from lykta.secrecy import context

SECRETARY = "radet"
CONFIRMED = frozenset(RuleOf) - {RuleOf.THROUGH, RuleOf.FINALISTS}
SOURCE = "Påhittat beslut av rådet, PÅHITTAT-2"
CAFE, HALL, CHOIR, GARDEN, SCHOOL = (
    "Fantasikaféet",
    "Sagohallen",
    "Låtsaskören",
    "Hittepåträdgården",
    "Påhittade skolan",
)
CHANGED = "Påhittat: fler kommer, och fler stannar och säger att de är trygga."

By = dict[str, Any]  # who does it, and when


def present_prize(*, now: datetime) -> None:
    """Make the present of the prize, when it is not there yet."""
    stage = Stage.of((SECRETARY,), today=now.date())
    with scene():
        by: By = {"actor": stage.at(SECRETARY, now), "now": now}
        if council.council() is None or not council.members():
            return
        years = council.prize_years(today=now.date())
        if any(one.name.startswith("Påhittat") for one in years):
            return
        for one in years:  # the file's own: history that anybody reads, its doubts marked
            council.prizes.open_call(prize_id=one.id, **by)
    with scene():
        _last_year(stage, now)
    with scene():
        _this_year(stage, now)


def _last_year(stage: Stage, now: datetime) -> None:
    """A year from call to result, with a nomination that came too late."""
    closes = now.date() - timedelta(days=355)
    prize_id = _set_up(stage, closes)
    day = start_of_day(closes) + timedelta(hours=10)
    cafe, hall, choir, garden = (
        _came(stage, prize_id, name, day - timedelta(days=ago))
        for name, ago in ((CAFE, 9), (HALL, 5), (CHOIR, 0), (GARDEN, -1))
    )
    by = _by(stage, day + timedelta(days=2))
    for key in (cafe, hall, choir):
        council.nominations.accept(nomination_id=key, **by)
    late = "Kom in för sent. Sista dagen var dagen innan. Välkommen tillbaka nästa år."
    council.nominations.reject(nomination_id=garden, reason=late, **by)
    jurors = _jury(stage, prize_id, day + timedelta(days=3))
    by = _by(stage, day + timedelta(days=30))
    council.prize_decisions.let_jury_meet(prize_id=prize_id, **by)
    chosen = {cafe, hall, choir}
    council.prize_decisions.choose_finalists(prize_id=prize_id, chosen=chosen, **by)
    said = council.prize_decisions.Decided(
        winner=cafe,
        motivation="Påhittat: för ett kafé där alla får plats och ingen behöver vara ensam.",
        mention=None,
        mention_motivation="",
        decided_on=by["now"].date(),
        paragraph="§ 7",
    )
    council.prize_decisions.decide(prize_id=prize_id, said=said, took_part=set(jurors), **by)
    council.prize_decisions.publish_result(prize_id=prize_id, **by)


def _this_year(stage: Stage, now: datetime) -> None:
    """An open year: one to take in, check, complete; three to read; a juror has a conflict."""
    prize_id = _set_up(stage, now.date() + timedelta(days=10))
    came = now - timedelta(days=8)
    read = [_came(stage, prize_id, name, came) for name in (CAFE, HALL)]
    read.append(_completed(stage, prize_id, CHOIR, came))
    more = _came(stage, prize_id, GARDEN, came, changed="")
    _came(stage, prize_id, SCHOOL, now - timedelta(days=2), manager="")
    by = _by(stage, now - timedelta(days=6))
    for key in read:
        council.nominations.accept(nomination_id=key, **by)
    _ask_more(more, now, by)
    _propose(stage, prize_id, now)
    jurors = _jury(stage, prize_id, now - timedelta(days=4))
    _read(stage, jurors, read, now - timedelta(days=3))
    _hand_in(prize_id, "Sagobiblioteket", now - timedelta(days=1))


def _ask_more(nomination_id: UUID, now: datetime, by: By) -> str:
    """Ask for completion; return the token of the nominator's link."""
    return council.completions.ask_completion(
        nomination_id=nomination_id,
        reason="Berätta gärna mer om vad som har förändrats.",
        answer_by_on=now.date() + timedelta(days=3),
        address_of=_completing,
        **by,
    ).removeprefix(_completing(""))


def _completing(token: str) -> str:
    """Where the link leads: what is invented has no host of its own."""
    return f"/planen/radet/komplettering/{token}"


def _completed(stage: Stage, prize_id: UUID, name: str, came: datetime) -> UUID:
    """A nomination that lacked something, completed by its nominator and taken in."""
    key = _came(stage, prize_id, name, came, changed="Påhittat: det blev bättre.")
    token = _ask_more(key, came, _by(stage, came))
    link = organisation.open_link(
        token=token, purpose=council.completions.PURPOSE, today=came.date()
    )
    if link is None:
        return key
    council.completions.hand_in_completion(
        nomination_id=key, link_id=link.id, texts={"changed": CHANGED}, **_link(token, came)
    )
    by = _by(stage, came + timedelta(hours=3))
    for waiting in council.completions.waiting(nomination_id=key):
        council.completions.take_completion(completion_id=waiting, **by)
    return key


def _by(stage: Stage, then: datetime) -> By:
    return {"actor": stage.at(SECRETARY, then), "now": then}


def _set_up(stage: Stage, closes: date) -> UUID:
    """Set a year's rules and open it six weeks before its last day."""
    opens = closes - timedelta(days=42)
    by = _by(stage, start_of_day(opens) + timedelta(hours=9))
    words = council.prizes.PrizeWords(
        name=f"Påhittat jämställdhetspris {closes.year + 1}",
        opens_on=opens,
        closes_on=closes,
        mention_by_on=closes + timedelta(days=21),
        decide_by_on=closes + timedelta(days=60),
        who_nominates="Alla som bor, arbetar eller engagerar sig i kommunen (påhittat)",
        through_manager=True,
        jury="Påhittade rådet",
        jury_least=3,
        finalists=3,
        mention="kommunextern aktör",
    )
    row = council.prizes.set_rules(words=words, confirmed=CONFIRMED, source=SOURCE, **by)
    council.prizes.open_call(prize_id=row.id, **by)
    return UUID(str(row.id))


def _hand_in(
    prize_id: UUID, name: str, then: datetime, manager: str = "Exempla Chef", changed: str = CHANGED
) -> None:
    answers = {
        "prize": str(prize_id),
        "nominee": name,
        "belongs_to": "Påhittade enheten",
        "effort": "Öppna kvällar (påhittat)",
        "why": "Påhittat: för att de vågade fråga dem som annars inte kommer.",
        "changed": changed,
        "nominator": "Påhitta Exempelsson",
        "manager": manager,
        "contact": "pahitta@example.org",
    }
    inbox.hand_in(kind=council.nominations.KIND, answers=answers, now=then)


def _came(stage: Stage, prize_id: UUID, name: str, then: datetime, **said: str) -> UUID:
    """Hand in as the public form does, and take in."""
    _hand_in(prize_id, name, then, **said)
    by = _by(stage, then)
    waiting = inbox.waiting(kind=council.nominations.KIND, actor=by["actor"])
    mine = next(one for one in waiting if one.answers["nominee"] == name)
    return UUID(str(council.nominations.take_in(handed_id=mine.id, **by).id))


def _propose(stage: Stage, prize_id: UUID, now: datetime) -> None:
    """The council's own proposal: an actor outside the municipality."""
    by = _by(stage, now - timedelta(days=5))
    said = council.nominations.Proposed(
        nominee="Sagolika Systrarna",
        belongs_to="Förening (påhittad)",
        effort="Kvällsöppen telefon (påhittat)",
        why="Påhittat: de svarar när ingen annan gör det.",
        changed=CHANGED,
        nominator="Rådet",
        contact="Rådets sekreterare",
    )
    row = council.nominations.propose(prize_id=prize_id, said=said, external=True, **by)
    council.nominations.accept(nomination_id=row.id, **by)


def _jury(stage: Stage, prize_id: UUID, then: datetime) -> dict[UUID, str]:
    """Seat the members as jury; return each juror's link."""
    by = _by(stage, then)
    sitting = {one.id for one in council.members() if not one.substitute}
    council.jury.seat_jury(prize_id=prize_id, members=sitting, **by)
    keys = council.jury_keys(prize_id)
    return {key: council.jury.give_link(juror_id=key, mail="", **by) for key in keys}


def _read(stage: Stage, jurors: dict[UUID, str], read: list[UUID], then: datetime) -> None:
    """Two jurors read by their links, one of them with a conflict about one nomination."""
    (first, one), (second, two), *_rest = jurors.items()
    by = _link(one, then)
    for key in read[:2]:
        text = "Påhittat: bra för dem som aldrig vågat gå någonstans."
        council.jury.note(nomination_id=key, juror_id=first, text=text, wants=key == read[0], **by)
    by = _link(two, then)
    why = "Påhittat: jag arbetar i samma hus."
    council.jury.tell_conflict(nomination_id=read[0], juror_id=second, why=why, **by)
    text = "Påhittat: vill höra mer om hur det började."
    council.jury.note(nomination_id=read[1], juror_id=second, text=text, wants=True, **by)


def _link(token: str, then: datetime) -> By:
    """Act as whoever holds the link, as the juror's page does."""
    board = organisation.authority("KS", municipality_code=settings.MUNICIPALITY)
    machine: Actor = organisation.machine(
        authority_id=board.id, role="machine_link", today=then.date()
    )
    context.enter(machine, now=then)
    organisation.come_by_link(token=token)
    return {"actor": machine, "now": then}
