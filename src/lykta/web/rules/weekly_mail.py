"""The one mail a week: who gets what, in which order, and when it leaves. Pure.

Monday at eight; when Monday is a bank holiday, the next working day. Who is away gets no mail:
the stand-in gets the lines. What nobody who is here meets falls back on another holder in the
same administration, then on the strategist when it is theirs to know of.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from lykta.kernel import case_guard
from lykta.kernel.calendar import STOCKHOLM, day_in_words, next_working_day
from lykta.kernel.duty import COMING, REVIEW, SOON, Desk, Duty, is_for
from lykta.kernel.permissions import Permission

HOUR = time(8, 0)
FAR = timedelta(days=60)  # how far ahead "coming" looks
MOST = 12  # lines of one part; the rest is on Min dag
SUBJECT = "Din vecka i Lykta"
LATE, NEAR, LOOK_OVER, AHEAD = "Försenat", "Snart dags", "Att se över", "Längre fram"
ORDER = (LATE, NEAR, LOOK_OVER, AHEAD)


@dataclass(frozen=True)
class Reader:
    """Somebody who works here, with every desk they sit at and where they are written to."""

    person: UUID
    name: str
    mail: str
    desks: tuple[Desk, ...]

    def may(self, permission: Permission) -> bool:
        """Tell whether any of the desks gives the permission."""
        return any(desk.actor.may(permission) for desk in self.desks)


@dataclass(frozen=True)
class Line:
    """One duty in somebody's mail; `instead` tells why it came to them, when it is not theirs."""

    duty: Duty
    instead: str = ""


@dataclass(frozen=True)
class Week:
    """One person's week: lines by part."""

    reader: Reader
    parts: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Return how many lines there are in all."""
        return sum(len(lines) for lines in self.parts.values())


@dataclass(frozen=True)
class Shared:
    """Everybody's week by name, and how many duties nobody who is here may do or be told of."""

    weeks: list[Week]
    untaken: int


@dataclass(frozen=True)
class _People:
    """Who is here, who is away and who stands in for them, where those who have left sat last."""

    here: list[Reader]
    away: list[tuple[Reader, UUID]]
    left: Mapping[UUID, Desk]


def monday_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def leaves_at(monday: date) -> datetime:
    """Return when that week's mail leaves: never on a weekend or a bank holiday."""
    return datetime.combine(next_working_day(monday), HOUR, tzinfo=STOCKHOLM)


def due_week(now: datetime) -> date | None:
    """Return the Monday whose mail should have left by now in its own week, else None."""
    monday = monday_of(now.astimezone(STOCKHOLM).date())
    return monday if leaves_at(monday) <= now else None


def next_leaving(now: datetime, *, made: bool) -> datetime:
    """Return when the next mail leaves; `made`: this week's is already written."""
    monday = monday_of(now.astimezone(STOCKHOLM).date())
    return leaves_at(monday + timedelta(days=7) if made else monday)


def readers_of(desks: Iterable[Desk], addresses: Mapping[UUID, str]) -> list[Reader]:
    """Return one reader a person, however many desks they sit at."""
    held: dict[UUID, list[Desk]] = {}
    for desk in desks:
        held.setdefault(desk.actor.person, []).append(desk)
    return [
        Reader(person, own[0].actor.name, addresses.get(person, ""), tuple(own))
        for person, own in held.items()
    ]


def share(
    *,
    duties: Iterable[Duty],
    readers: Iterable[Reader],
    left: Mapping[UUID, Desk],
    away: Mapping[UUID, UUID] | None = None,
    today: date,
) -> Shared:
    """Return the week of everybody who is here, by name, and what stands in nobody's mail.

    `left` tells where those who have left sat last, `away` who stands in for whom today.
    """
    people = _people(readers, left, away or {})
    lines: dict[UUID, list[Line]] = {one.person: [] for one in people.here}
    audiences: dict[Hashable, dict[UUID, str]] = {}  # many duties are for the same people
    untaken = 0
    for duty in duties:
        if part_of(duty, today=today) is None:
            continue
        audience = (duty.needs, duty.people, duty.codes)
        if audience not in audiences:
            audiences[audience] = _takers(duty, people)
        told, takers = _guarded(duty), audiences[audience]
        untaken += not takers
        for person, instead in takers.items():
            lines[person].append(Line(told, instead))
    return Shared([Week(one, _parted(lines[one.person], today)) for one in people.here], untaken)


def _people(
    readers: Iterable[Reader], left: Mapping[UUID, Desk], away: Mapping[UUID, UUID]
) -> _People:
    found = sorted(readers, key=lambda one: (one.name, str(one.person)))
    return _People(
        here=[one for one in found if one.person not in away],
        away=[(one, away[one.person]) for one in found if one.person in away],
        left=left,
    )


def part_of(duty: Duty, *, today: date) -> str | None:
    """Return the part of the mail a duty stands in; None when it is too far off to tell."""
    if duty.due_on is not None and duty.due_on < today:
        return LATE
    if duty.kind == REVIEW:
        return LOOK_OVER if duty.due_on is None or duty.due_on <= today + FAR else None
    if duty.kind != COMING and (duty.due_on is None or duty.due_on <= today + SOON):
        return NEAR
    return AHEAD if duty.due_on is not None and duty.due_on <= today + FAR else None


def _takers(duty: Duty, people: _People) -> dict[UUID, str]:
    """Return who gets the duty, and why it came to each of them: "" when it is their own."""
    met = {one.person: "" for one in people.here if _meets(duty, one)}
    taken = {**_standing_in(duty, people), **met}
    if taken:
        return taken
    missed = [(one.desks[0], "är borta") for one, _ in people.away if _meets(duty, one)]
    known = sorted((key for key in duty.people if key in people.left), key=str)
    gone = [*missed, *((people.left[key], "har slutat") for key in known)]
    holders = [one for one in people.here if one.may(duty.needs)]
    near = _nearest(holders, [desk for desk, _ in gone])
    if near:
        desk, why = gone[0]
        return {one.person: f"{desk.actor.name} {why}" for one in near}
    office = [one for one in people.here if _may_be_told(one, duty.needs)]
    return {one.person: "ingen annan tar emot den" for one in office}


def _may_be_told(reader: Reader, needs: Permission) -> bool:
    """Tell whether the reader writes the plan, and may do this or writes what it is about.

    The office hears of a report that nobody gives, not of an employer's unit that has not answered.
    """
    own = (one for one in Permission if (one.object, one.act) == (needs.object, "write"))
    return reader.may(Permission.PLAN_WRITE) and any(reader.may(one) for one in (needs, *own))


def _meets(duty: Duty, reader: Reader) -> bool:
    return any(is_for(duty, desk) for desk in reader.desks)


def _standing_in(duty: Duty, people: _People) -> dict[UUID, str]:
    """Return each stand-in who is here and may do what the one who is away meets, and why."""
    here = {one.person: one for one in people.here}
    found: dict[UUID, str] = {}
    for one, key in people.away:
        other = here.get(key)
        if other is not None and other.may(duty.needs) and _meets(duty, one):
            found[key] = f"{one.name} är borta"
    return found


def _nearest(holders: list[Reader], gone: list[Desk]) -> list[Reader]:
    """Return those who may do it and sit closest to where one who has left sat."""
    for desk in gone:
        shared = {one.person: _shared(one, desk) for one in holders}
        closest = max(shared.values(), default=0)
        if closest:
            return [one for one in holders if shared[one.person] == closest]
    return []


def _shared(reader: Reader, desk: Desk) -> int:
    return max(len(own.codes & desk.codes) for own in reader.desks)


def _guarded(duty: Duty) -> Duty:
    """Return the duty, without its words when they look like a case: the page has its own guard."""
    if not case_guard.traces(f"{duty.title}\n{duty.about}\n{duty.why}"):
        return duty
    return Duty(
        title="En uppgift som du ser i Lykta",
        due_on=duty.due_on,
        path=duty.path,
        needs=duty.needs,
        people=duty.people,
        codes=duty.codes,
        kind=duty.kind,
    )


def _parted(lines: list[Line], today: date) -> dict[str, tuple[Line, ...]]:
    def order(line: Line) -> tuple[bool, date, str]:
        day = line.duty.due_on
        return (day is None, day or date.max, line.duty.title)

    found = {
        name: tuple(
            sorted((one for one in lines if part_of(one.duty, today=today) == name), key=order)
        )
        for name in ORDER
    }
    return {name: own for name, own in found.items() if own}


def written(week: Week, *, address: str) -> str:
    """Return the mail as plain text; `address` is where Lykta is opened."""
    first = week.reader.name.split(" ")[0]
    said = [f"Hej {first}!", "", "Det här väntar på dig i Lykta.", ""]
    for name, lines in week.parts.items():
        said += [f"{name} ({len(lines)})", ""]
        said += [row for line in lines[:MOST] for row in _rows(line, address)]
        if len(lines) > MOST:
            said += [f"  ... och {len(lines) - MOST} till på Min dag.", ""]
    said += [f"Allt på en gång: {address}/min-dag", ""]
    said += ["Du får det här en gång i veckan. Har du inget att göra kommer inget brev."]
    return "\n".join(said)


def _rows(line: Line, address: str) -> list[str]:
    duty = line.duty
    about = f" – {duty.about}" if duty.about else ""
    rows = [f"- {duty.title}{about}"]
    told = [f"senast {day_in_words(duty.due_on)}"] if duty.due_on else []
    told += [f"till dig för att {line.instead}"] if line.instead else []
    if told:
        rows.append(f"  {', '.join(told)}")
    return [*rows, f"  {address}{duty.path}", ""]
