"""`/plan/arshjul/`: the year as a wheel, and as a feed that one's own calendar reads."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykta.documents import api as documents
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.kernel.wheel import YearEvent
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, signed_in
from lykta.secrecy import context
from lykta.web import duties
from lykta.web.rules.wheel import draw
from lykta.web.rules.wheel_calendar import calendar

PURPOSE = "web.calendar"
HOLDS = timedelta(days=400)
YEARS_BACK, YEARS_AHEAD = 5, 5


class FeedForm(PageForm):
    """Makes the person's calendar address; one who has one gets a new, and the old one closes."""

    heading = gettext_lazy("Årshjulet i din egen kalender")
    lead = gettext_lazy(
        "Du får en adress som bara är din. Lägg in den som prenumeration i din kalender."
    )
    button = gettext_lazy("Gör en adress")


class CloseForm(PageForm):
    """Closes the address."""

    heading = gettext_lazy("Stäng adressen")
    button = gettext_lazy("Stäng adressen")


@reads(Permission.PLAN_READ)
def show_wheel(request: Request) -> HttpResponse:
    """Show the year: a picture, and the same by month."""
    today = clock.today()
    year = _year(request, today)
    found = events_for(request.actor, first=date(year, 1, 1), last=date(year, 12, 31))
    return show(
        request,
        "web/wheel.html",
        wheel=draw(year=year, events=found, today=today),
        today=today,
        before=year - 1 if year > today.year - YEARS_BACK else None,
        after=year + 1 if year < today.year + YEARS_AHEAD else None,
        may_mail=request.actor.may(Permission.MAIL_READ),
    )


def _year(request: Request, today: date) -> int:
    asked = request.GET.get("ar", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) == 4):
        return today.year
    return min(max(int(asked), today.year - YEARS_BACK), today.year + YEARS_AHEAD)


def events_for(actor: Actor, *, first: date, last: date) -> list[YearEvent]:
    """Return the year's events that the person may know of."""
    found = duties.year_events(first=first, last=last)
    return [event for event in found if event.needs is None or actor.may(event.needs)]


@signed_in
def feed_address(request: Request) -> HttpResponse:
    """Show whether one has a calendar address; make one, shown this once, or close it."""
    request.actor.check_may(Permission.PLAN_READ)
    form = FeedForm(typed(request))
    if "close" in request.POST and _close(request):
        return see_other(request, "web:wheel-feed", said=_("Adressen är stängd."))
    made = attempt(request, form, lambda: _make(request)) if "close" not in request.POST else None
    return show(
        request,
        "web/wheel_feed.html",
        form=FeedForm() if made else form,
        address=made.value if made else "",
        has_one=request.actor.assignment in _open(request),
    )


def _open(request: Request) -> dict[UUID, list[str]]:
    mine = {request.actor.assignment}
    return organisation.open_links(target_ids=mine, today=clock.today())


def _close(request: Request) -> bool:
    organisation.close_links(target_id=request.actor.assignment, now=clock.now())
    return True


def _make(request: Request) -> str:
    _close(request)
    token = organisation.make_link(
        purpose=PURPOSE,
        target_id=request.actor.assignment,
        holder=request.actor.name,
        until=clock.today() + HOLDS,
        actor=request.actor,
        now=clock.now(),
    )
    return f"{settings.ADDRESS}{reverse('web:wheel-calendar', args=[token])}"


@organisation.by_link(PURPOSE)
def wheel_calendar(request: organisation.LinkRequest, *, token: str) -> HttpResponse:
    """Answer the calendar of whoever the address belongs to, while they still work there.

    The machine reads; what it hands out is what the person's own role may know of.
    """
    today, now = clock.today(), clock.now()
    actor = organisation.actor_in(assignment_id=request.link.target_id, today=today)
    if actor is None or not actor.may(Permission.PLAN_READ):
        raise Unknown()
    reader = organisation.machine(
        authority_id=request.link.authority_id, role="machine_mail", today=today
    )
    context.enter(reader, now=now)
    found = events_for(
        actor, first=today - timedelta(days=31), last=today.replace(day=1) + timedelta(days=400)
    )
    made = calendar(name="Lykta", events=found, today=today, address=settings.ADDRESS)
    return documents.attachment(made, name="arshjul", kind="ics")
