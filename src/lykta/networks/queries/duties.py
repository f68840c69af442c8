"""What everybody is to do in the networks, and what stands in the year."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from lykta.kernel import duty
from lykta.kernel.calendar import day_in_words, stockholm
from lykta.kernel.duty import Duty
from lykta.kernel.period import Period
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent
from lykta.networks.models import Member, Ombud, Reply
from lykta.networks.queries import courses, described, meetings, ombuds
from lykta.networks.queries.courses import SessionSeen
from lykta.networks.queries.described import NetworkSeen
from lykta.networks.queries.meetings import MeetingSeen
from lykta.networks.queries.ombuds import OmbudSeen
from lykta.networks.rules.cover import AdministrationCover, UnitCover
from lykta.networks.terms import OMBUDS_NETWORK, Cover, Need, Refreshing

ASK, WRITE, APPOINT = (
    Permission.NETWORKS_ASK,
    Permission.NETWORKS_WRITE,
    Permission.NETWORKS_APPOINT,
)
INVITED = timedelta(days=60)  # so long before a meeting one is asked to answer
A_MONTH, A_WEEK, TWO_WEEKS = timedelta(days=30), timedelta(days=7), timedelta(days=14)


def duties(*, today: date) -> list[Duty]:
    """Return everybody's duties in a constant number of queries."""
    loaded = ombuds.load(today=today)
    people = ombuds.ombuds(today=today, loaded=loaded)
    found = meetings.meetings(first=today.replace(month=1, day=1) - A_MONTH)
    known = described.networks()
    ours = next((one for one in known if one.code == OMBUDS_NETWORK), None)
    cover = ombuds.cover_map(today=today, found=ours, loaded=loaded)
    return [
        *_invitations(found, people, today),
        *_refreshers(people),
        *_questions(today),
        *_successors(cover, people),
        *_without(cover),
        *_short(known, found, today),
        *_untold_meetings(found, today),
        *_sessions(cover, today),
    ]


def _day(on: date) -> str:
    return day_in_words(on).rsplit(" ", 1)[0]


def _invitations(
    found: Iterable[MeetingSeen], people: Iterable[OmbudSeen], today: date
) -> Iterator[Duty]:
    ahead = [one for one in found if not one.cancelled and today <= one.on <= today + INVITED]
    said: dict[UUID, set[UUID]] = {}
    keys = [one.id for one in ahead]
    rows = Reply.objects.filter(meeting_id__in=keys)
    for meeting, person in rows.values_list("meeting_id", "person_id"):
        said.setdefault(meeting, set()).add(person)
    asked = {one.person for one in people if one.active and one.person}
    invited: dict[UUID, set[UUID]] = {}
    members = Member.objects.filter(left_on=None, person_id__isnull=False)
    for network, member in members.values_list("network_id", "person_id"):
        if member is not None:
            invited.setdefault(network, set()).add(member)
    for one in ahead:
        whom = asked if one.network_code == OMBUDS_NETWORK else invited.get(one.network, set())
        left = frozenset(whom - said.get(one.id, set()))
        if left:
            yield Duty(
                title=f"Svara om du kommer den {_day(one.on)}",
                about=one.network_name,
                due_on=max(today, one.on - A_WEEK),
                path=reverse("networks:meeting", args=[one.id]),
                needs=ASK,
                people=left,
            )


def _refreshers(people: Iterable[OmbudSeen]) -> Iterator[Duty]:
    titles = {
        Refreshing.DUE: "Gå repetitionen av ombudsutbildningen",
        Refreshing.SOON: "Gå repetitionen av ombudsutbildningen",
        Refreshing.UNTRAINED: "Gå grundutbildningen för ombud",
    }
    for one in people:
        if one.active and one.person and one.standing in titles:
            yield Duty(
                title=titles[one.standing],
                due_on=one.due_on,
                path=reverse("networks:courses"),
                needs=ASK,
                people=frozenset({one.person}),
                kind=duty.COMING if one.standing is Refreshing.SOON else duty.DUE,
            )


def _questions(today: date) -> Iterator[Duty]:
    recent = Q(answer=None) | Q(answer__answered_at__date__gte=today - TWO_WEEKS)
    for one in meetings.questions(where=recent):
        path = reverse("networks:question", args=[one.id])
        if one.answer:
            yield Duty(
                title="Läs svaret på din fråga",
                about=one.title,
                due_on=None,
                path=path,
                needs=ASK,
                people=frozenset({one.asked_by}),
                kind=duty.REVIEW,
            )
        else:
            due = stockholm(one.asked_at).date() + A_WEEK
            yield Duty(title="Svara ett ombud", about=one.title, due_on=due, path=path, needs=WRITE)


def _successors(
    cover: Iterable[AdministrationCover], people: Iterable[OmbudSeen]
) -> Iterator[Duty]:
    """A unit whose ombud has ended: for its manager, and for those who lead the network."""
    ended: dict[UUID, date] = {}
    for one in people:
        if not one.active and one.ended_on is not None:
            ended[one.unit] = max(one.ended_on, ended.get(one.unit, one.ended_on))
    for unit in _units(cover, Cover.SUCCESSOR):
        last = ended.get(unit.place.id)
        due = last + A_MONTH if last else None
        why = "Enhetens våldsombud har slutat eller bytt arbete."
        path = reverse("networks:unit", args=[unit.place.id])
        mine = frozenset({unit.place.code})
        named = unit.place.name
        yield Duty(
            title="Utse ett nytt våldsombud",
            about=named,
            due_on=due,
            path=path,
            needs=APPOINT,
            codes=mine,
            why=why,
        )
        yield Duty(
            title="Se till att ett nytt våldsombud utses",
            about=named,
            due_on=due,
            path=path,
            needs=WRITE,
            why=why,
        )


def _without(cover: tuple[AdministrationCover, ...]) -> Iterator[Duty]:
    """Units that never had an ombud: their managers, and once for those who lead."""
    units = _units(cover, Cover.NONE)
    for unit in units:
        yield Duty(
            title="Utse ett våldsombud",
            about=unit.place.name,
            due_on=None,
            path=reverse("networks:unit", args=[unit.place.id]),
            needs=APPOINT,
            codes=frozenset({unit.place.code}),
            why="Enheten har inget. Behövs det inte, så skriv varför.",
            kind=duty.REVIEW,
        )
    if units:
        many = "1 enhet saknar" if len(units) == 1 else f"{len(units)} enheter saknar"
        yield Duty(
            title=f"{many} våldsombud",
            due_on=None,
            path=reverse("networks:networks"),
            needs=WRITE,
            kind=duty.REVIEW,
        )


def _units(cover: Iterable[AdministrationCover], how: Cover) -> list[UnitCover]:
    return [unit for part in cover for unit in part.units if unit.cover is how]


AUTUMN = 9  # from September a year that will be too short is something to do now


def _short(known: Iterable[NetworkSeen], found: list[MeetingSeen], today: date) -> Iterator[Duty]:
    for network in known:
        year = meetings.year(network, found=found, year=today.year, today=today)
        if year.short:
            yield Duty(
                title="Planera ett möte till" if year.missing == 1 else "Planera fler möten",
                about=network.name,
                due_on=date(today.year, 12, 31),
                path=reverse("networks:meetings", args=[network.id]),
                needs=WRITE,
                why=year.words,
                kind=duty.DUE if today.month >= AUTUMN else duty.COMING,
            )


def _untold_meetings(found: Iterable[MeetingSeen], today: date) -> Iterator[Duty]:
    for one in found:
        if one.is_untold(today):
            yield Duty(
                title=f"Skriv vad mötet den {_day(one.on)} kom fram till",
                about=one.network_name,
                due_on=one.on + TWO_WEEKS,
                path=reverse("networks:hold", args=[one.id]),
                needs=WRITE,
            )


def _sessions(cover: tuple[AdministrationCover, ...], today: date) -> Iterator[Duty]:
    """Sessions to sign somebody up to, and those nobody has told about."""
    recent = Q(first_day__gte=today - timedelta(days=366), cancelled=False)
    found = courses.sessions(where=recent)
    asked = [one for one in found if _asks_units(one, today)]
    had = courses.units_that_signed([one.course.id for one in asked]) if asked else {}
    for one in asked:
        codes = _lacking(one, cover, had.get(one.course.id, frozenset()))
        if codes:
            yield Duty(
                title="Anmäl någon från enheten",
                about=one.course.title,
                due_on=one.closes_on,
                path=reverse("networks:session", args=[one.id]),
                needs=APPOINT,
                codes=codes,
            )
    for one in found:
        if one.is_untold(today):
            yield Duty(
                title="Skriv vilka som kom",
                about=f"{one.course.title}, {one.when}",
                due_on=Period.parse(one.period).last_day + TWO_WEEKS,
                path=reverse("networks:hold-session", args=[one.id]),
                needs=WRITE,
            )


def _asks_units(one: SessionSeen, today: date) -> bool:
    return one.course.need_code == Need.UNITS.value and one.is_open(today)


def _lacking(
    one: SessionSeen, cover: Iterable[AdministrationCover], had: frozenset[UUID]
) -> frozenset[str]:
    """Return the codes of the units the course is for, from which nobody has come or signed up."""
    return frozenset(
        unit.place.code
        for part in cover
        if not one.course.given_to or part.code in one.course.given_to
        for unit in part.units
        if unit.place.id not in had
    )


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return the networks' meetings and trainings from the first to the last day."""
    made = [
        YearEvent(
            on=one.on,
            title=f"Möte: {one.network_name}",
            kind="Nätverksmöte",
            path=reverse("networks:meeting", args=[one.id]),
            needs=Permission.NETWORKS_READ,
            about=one.place,
        )
        for one in meetings.meetings(first=first, last=last)
        if not one.cancelled
    ]
    within = Q(first_day__gte=first, first_day__lte=last, cancelled=False)
    made += [_taught(one) for one in courses.sessions(where=within)]
    return sorted(made, key=lambda event: (event.on, event.title))


def _taught(one: SessionSeen) -> YearEvent:
    period = Period.parse(one.period)
    return YearEvent(
        on=period.first_day,
        until=period.last_day if period.last_day > period.first_day else None,
        title=one.course.title,
        kind="Utbildning",
        path=reverse("networks:session", args=[one.id]),
        needs=Permission.NETWORKS_READ,
        about=one.place,
    )


def counts(*, year: int) -> dict[str, int]:
    """Return the year's numbers for the plan's indicators: ombuds, meetings, trainings.

    Ombuds are those on the year's last day. `course:CODE` is how many came to a course.
    """
    last = date(year, 12, 31)
    began = Q(appointed_on__isnull=True) | Q(appointed_on__lte=last)
    there = Ombud.objects.filter(began, Q(ended_on__isnull=True) | Q(ended_on__gt=last))
    made = {
        "ombuds": there.count(),
        "ombuds_trained": there.filter(~Q(trained="") | Q(refreshed_on__isnull=False)).count(),
        "units_with_ombud": there.values("unit_id").distinct().count(),
    }
    held = [one for one in meetings.meetings(first=date(year, 1, 1), last=last) if one.held]
    for code in {one.network_code for one in held}:
        made[f"meetings:{code}"] = sum(one.network_code == code for one in held)
    made["meetings"] = len(held)
    given = courses.sessions(where=Q(first_day__year=year, cancelled=False))
    made["sessions"] = len(given)
    made["participants"] = sum(one.came or 0 for one in given)
    for one in given:
        key = f"course:{one.course.code}"
        made[key] = made.get(key, 0) + (one.came or 0)
    return made
