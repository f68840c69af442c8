"""`/tid/`: take an acute time without a name, look at it, cancel it. 303 after every post."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lykta.appointments import queries
from lykta.appointments.actions import taking
from lykta.appointments.queries import OwnTime
from lykta.appointments.rules import codes
from lykta.appointments.rules.times import Offered
from lykta.appointments.terms import Need
from lykta.appointments.views import resting
from lykta.appointments.views.resting import Resting
from lykta.kernel import wording as wordings
from lykta.kernel.buckets import Buckets, Pace
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import NotNow
from lykta.kernel.wording import SOURCE, Wording
from lykta.pages import clock, form_origin
from lykta.pages.answers import SeeOther
from lykta.pages.gates import public_form
from lykta.pages.pace import take as take_pace

# Two at once from one network and then one an hour; everybody together ten and then six an hour,
# so that nobody takes them all while others look for one. The telephone's times are never here.
TAKES = Buckets(each=Pace(2, 3600.0), all=Pace(10, 600.0))
TRIES = Buckets(each=Pace(8, 30.0), all=Pace(200, 2.0))
# The reception's own number (F28), isolated so that it reads left to right in every script.
TELEPHONE = "\u2066018-727 52 47\u2069"


@dataclass(frozen=True)
class Day:
    """A day with free times, in the reader's words."""

    said: str
    times: tuple[tuple[str, str], ...]  # what is sent, what is shown


def every_wording() -> dict[str, Wording]:
    """Return the page's languages, Swedish first."""
    return wordings.load(settings.DATA_DIR / "acute", settings.DATA_DIR / "help")


def address(words: Wording) -> str:
    """Return the page's one address in the language."""
    return reverse("appointments:time" if not words.path else f"appointments:time-{words.code}")


@public_form
def time(request: HttpRequest, tongue: str = SOURCE) -> HttpResponse:
    """Show the free times or one's own, or do what was asked and show it afterwards."""
    words = every_wording()[tongue]
    if request.method != "POST":
        return _shown(request, words)
    doing = DOING.get(request.POST.get("do", ""))
    response = SeeOther(address(words))
    if doing is None:
        return resting.forget(response)
    try:
        after = doing(request, resting.read(request), words)
    except DatabaseError:
        after = Resting(told="failed")
    return resting.keep(response, after)


def _take(request: HttpRequest, rests: Resting, words: Wording) -> Resting:
    needs = [need for need in Need if need.value in request.POST.getlist("needs")]
    kept = Resting(needs=[need.value for need in needs])
    starts_at, place = _moment(request.POST.get("when", "")), queries.reception()
    if starts_at is None:
        return replace(kept, told="pick")
    if place is None:
        return replace(kept, told="failed")
    if not take_pace(TAKES, request):
        return replace(kept, told="wait")
    try:
        made = taking.take(
            unit_id=place.unit,
            starts_at=starts_at,
            needs=needs,
            language=words.code,
            now=clock.now(),
        )
    except NotNow:
        return replace(kept, told="gone")
    return Resting(told="taken", code=made.code, show_code=True)


def _open(request: HttpRequest, rests: Resting, words: Wording) -> Resting:
    if not take_pace(TRIES, request):
        return Resting(told="wait")
    code = codes.read(request.POST.get("code", ""))
    own = queries.own_time(code_hash=taking.hash_of(code), now=clock.now())
    return Resting(code=code) if code and own else Resting(told="wrong")


def _cancel(request: HttpRequest, rests: Resting, words: Wording) -> Resting:
    if rests.code and taking.cancel(code=rests.code, now=clock.now()):
        return Resting(told="cancelled")
    return Resting(told="wrong")


DOING: dict[str, Callable[[HttpRequest, Resting, Wording], Resting]] = {
    "take": _take,
    "open": _open,
    "cancel": _cancel,
}


def _moment(typed: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(typed)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _shown(request: HttpRequest, words: Wording) -> HttpResponse:
    rests, status = resting.read(request), HTTPStatus.OK
    try:
        page = _page(rests, words)
    except DatabaseError:
        page, status = _failed(words), HTTPStatus.SERVICE_UNAVAILABLE
    page |= {
        "tongue": words,
        "languages": [(address(one), one) for one in every_wording().values()],
        "w": words.words,
        "form_field": form_origin.FIELD,
        "form_token": form_origin.token(),
    }
    return render(request, "appointments/time.html", page, status=status)


def _page(rests: Resting, words: Wording) -> dict[str, Any]:
    now, place = clock.now(), queries.reception()
    own = _own(rests, now)
    free = queries.public_free(unit_id=place.unit, now=now) if place and not own else []
    return {
        "told": words.words["told"].get(rests.told, ""),
        "alarm": rests.told not in ("taken", "cancelled"),
        "own": _own_words(own, words) if own else None,
        "code": codes.groups(rests.code) if rests.show_code else "",
        "days": _days(free, words),
        "place": place,
        "needs": [(need.value, words.words["needs"][need.value]) for need in Need],
        "chosen": rests.needs,
        "phone": words.fill(words.words["phone"], number=TELEPHONE),
    }


def _own(rests: Resting, now: datetime) -> OwnTime | None:
    return queries.own_time(code_hash=taking.hash_of(rests.code), now=now) if rests.code else None


def _own_words(own: OwnTime, words: Wording) -> dict[str, str]:
    when = stockholm(own.starts_at)
    return {
        "said": f"{_day(when, words)}, {_clock(when, words)}",
        "place": own.waiting_place,
    }


def _failed(words: Wording) -> dict[str, Any]:
    said = words.fill(words.words["phone"], number=TELEPHONE)
    return {"told": words.words["told"]["failed"], "alarm": True, "phone": said, "closed": True}


def _days(free: list[Offered], words: Wording) -> list[Day]:
    grouped: dict[str, list[tuple[str, str]]] = {}
    for offered in free:
        when = stockholm(offered.starts_at)
        grouped.setdefault(_day(when, words), []).append((when.isoformat(), _clock(when, words)))
    return [Day(said, tuple(times)) for said, times in grouped.items()]


def _day(when: datetime, words: Wording) -> str:
    return f"{words.days[when.weekday()]} {when.day}/{when.month}"


def _clock(when: datetime, words: Wording) -> str:
    return f"{when:%H.%M}" if words.clock == "short" else f"{when:%H:%M}"
