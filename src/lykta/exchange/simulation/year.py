"""The year as stories, before anything is walked: pure, and the same for the same seed.

Mixes are plausible, not true: nothing here is a finding about anyone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from lykta.casework.terms import Channel, ReferralKind, ServiceKind, SubjectArea
from lykta.exchange.simulation.invented import Canaries, Invented, person, protected
from lykta.exchange.simulation.targets import Targets
from lykta.kernel.calendar import STOCKHOLM, next_working_day

SECOND_CONTACTS = 20  # at most so many referrals are about somebody whose inquiry is already open
WITH_CHILDREN = 30  # at most
PROTECTED_EVERY = 12
OUTPATIENT = (
    (ServiceKind.SUPPORT_TALKS, 58),
    (ServiceKind.STRUCTURED_TALKS, 34),
    (ServiceKind.WOMENS_GROUP, 18),
    (ServiceKind.GROUP, 12),
    (ServiceKind.SUPPORT_TEAM, 20),
)
LATEST_DAY = date(2023, 12, 15)
LATE = date(2023, 11, 1)  # who comes after it gets no service: it would begin in the next year


@dataclass(frozen=True)
class Story:
    """One person's way through the year, as decided before it is walked."""

    number: int
    handler: str
    received_at: datetime
    person: Invented
    channel: Channel
    kind: ReferralKind
    area: SubjectArea
    opens: bool
    service: ServiceKind | None
    ending: str  # granted, refused, written_off, no_need, declined, forwarded
    children: int
    second_contact: bool

    def day(self, after: int) -> datetime:
        """Return ten in the morning, some working days' worth after the contact."""
        day = next_working_day(self.received_at.date() + timedelta(days=after))
        return datetime.combine(day, time(10, self.number % 60), STOCKHOLM)


def stories(
    targets: Targets, *, seed: int, handlers: tuple[str, ...], listed: Canaries
) -> list[Story]:
    """Return the year's stories in the order of their first contact.

    Raises ValueError for targets that no year can count to.
    """
    chance = Random(seed)  # noqa: S311  # invented mixes, no secret
    contacts = min(SECOND_CONTACTS, targets.inquiries, targets.referrals - targets.inquiries)
    endings = _endings(targets, targets.referrals - contacts)
    chance.shuffle(endings)
    days = _days(chance, endings)
    late = sum(day.date() > LATE for day in days)
    ordered = _endings_by_time(endings, late, chance)
    opened = [number for number, ending in enumerate(ordered) if ending[1]]
    second = set(chance.sample(opened, contacts))
    families = set(chance.sample(opened, min(WITH_CHILDREN, len(opened))))
    return [
        _story(
            chance,
            number=number,
            received_at=received_at,
            ending=ordered[number],
            handler=handlers[number % len(handlers)],
            listed=listed,
            children=chance.randint(1, 2) if number in families else 0,
            second=number in second,
        )
        for number, received_at in enumerate(days)
    ]


Ending = tuple[str, bool, ServiceKind | None]


def _endings(targets: Targets, people: int) -> list[Ending]:
    """Return one (ending, inquiry opened, service) for each person, in exact numbers."""
    _check(targets)
    granted: list[Ending] = [("granted", True, ServiceKind.SHELTER)] * targets.placements
    kinds = [kind for kind, share in OUTPATIENT for _ in range(share)]
    granted += [("granted", True, kinds[i % len(kinds)]) for i in range(targets.outpatient)]
    rest = targets.inquiries - len(granted)
    refused: list[Ending] = [("refused", True, ServiceKind.SHELTER)] * (rest // 12)
    withdrawn: list[Ending] = [("written_off", True, ServiceKind.SUPPORT_TALKS)] * (rest // 4)
    over = rest - len(refused) - len(withdrawn)
    no_need: list[Ending] = [("no_need", True, None)] * over
    closed = people - targets.inquiries
    declined: list[Ending] = [("declined", False, None)] * (closed - closed // 4)
    forwarded: list[Ending] = [("forwarded", False, None)] * (closed // 4)
    return granted + refused + withdrawn + no_need + declined + forwarded


def _check(targets: Targets) -> None:
    """Each service needs an inquiry of its own, each inquiry a referral."""
    if not (
        targets.outpatient >= 0
        and targets.placements >= 0
        and targets.outpatient + targets.placements <= targets.inquiries <= targets.referrals
    ):
        raise ValueError("no year counts to this: a service needs an inquiry, that a referral")


def _days(chance: Random, endings: list[Ending]) -> list[datetime]:
    """Return a day for each person, in order; no more of them late than get no service."""
    days = sorted(_received(chance, MONTHS) for _ in endings)
    room = sum(ending[0] != "granted" for ending in endings)
    late = sum(day.date() > LATE for day in days)
    for number in range(len(days) - late, len(days) - room):
        days[number] = _received(chance, MONTHS[:10])
    return sorted(days)


MONTHS = (10, 8, 9, 8, 8, 7, 6, 9, 10, 10, 9, 6)  # how many come in each


def _received(chance: Random, months: tuple[int, ...]) -> datetime:
    """Return a moment within Nexus's hours; more come after the summer and the holidays."""
    month = chance.choices(range(1, len(months) + 1), months)[0]
    day = next_working_day(date(2023, month, chance.randint(1, 28)))
    day = min(day, LATEST_DAY)
    return datetime.combine(day, time(9 + chance.randint(0, 6), chance.randint(0, 59)), STOCKHOLM)


def _endings_by_time(endings: list[Ending], late: int, chance: Random) -> list[Ending]:
    """Let services begin before the year ends: who comes late gets an ending without one."""
    with_service = [e for e in endings if e[0] == "granted"]
    without = [e for e in endings if e[0] != "granted"]
    first, last = with_service + without[late:], without[:late]
    chance.shuffle(first)
    return first + last


def _story(
    chance: Random,
    *,
    number: int,
    received_at: datetime,
    ending: Ending,
    handler: str,
    listed: Canaries,
    children: int,
    second: bool,
) -> Story:
    guarded = number % PROTECTED_EVERY == 5
    who = (
        protected(chance, number=number // PROTECTED_EVERY, listed=listed)
        if guarded
        else person(chance, number=number)
    )
    return Story(
        number=number,
        handler=handler,
        received_at=received_at,
        person=who,
        channel=chance.choices(tuple(CHANNELS), tuple(CHANNELS.values()))[0],
        kind=chance.choices((ReferralKind.APPLICATION, ReferralKind.REPORT), (7, 3))[0],
        area=chance.choices(tuple(SubjectArea), (82, 13, 5))[0],
        opens=ending[1],
        service=ending[2],
        ending=ending[0],
        children=children,
        second_contact=second,
    )


CHANNELS = {
    Channel.PHONE: 42,
    Channel.VISIT: 18,
    Channel.ACUTE: 12,
    Channel.AUTHORITY: 22,
    Channel.OUT_OF_HOURS: 6,
}


def shares(made: list[Story], parts: int) -> Iterator[list[Story]]:
    """Split the stories into parts that can be walked side by side."""
    for part in range(parts):
        yield made[part::parts]
