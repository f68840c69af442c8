"""One time a training is given: planned, filled, linked, held, evaluated."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.networks import access
from lykta.networks.actions import courses as actions
from lykta.networks.actions import linking
from lykta.networks.actions.courses import SessionText
from lykta.networks.actions.meetings import Grades
from lykta.networks.forms import (
    CameForm,
    ChangeSessionForm,
    CountForm,
    GradesForm,
    LinkForm,
    SessionForm,
    SureForm,
)
from lykta.networks.queries import courses as found
from lykta.networks.queries import ombuds as people
from lykta.networks.queries.courses import SessionSeen
from lykta.networks.queries.meetings import graded
from lykta.networks.terms import Seat
from lykta.networks.views import pages
from lykta.networks.views.meetings import grades_of
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, writes


@reads(Permission.NETWORKS_READ)
def session(request: Request, session_id: UUID) -> HttpResponse:
    """Show a session; who has signed up is for those who arrange, one's own for oneself."""
    seen, today = found.session(session_id), clock.today()
    units = people.places(today=today)
    everybody = found.sign_ups(session_id, units=units)
    may_describe = access.may_describe(actor=request.actor)
    mine = next(
        (
            one
            for one in everybody
            if one.person == request.actor.person and one.state is not Seat.CANCELLED
        ),
        None,
    )
    return show(
        request,
        "networks/session.html",
        session=seen,
        is_open=seen.is_open(today),
        may_enrol=request.actor.may(Permission.NETWORKS_ENROL),
        may_describe=may_describe,
        may_tell=not seen.cancelled and seen.first_day <= today,
        sign_ups=everybody if may_describe else [],
        mine=mine,
        evaluation=graded(session_id=session_id),
    )


@writes(Permission.NETWORKS_WRITE)
def plan(request: Request, course_id: UUID) -> HttpResponse:
    """Plan a session of a training."""
    seen = found.course(course_id)
    form = SessionForm(typed(request))
    by = pages.by(request, course_id=course_id)
    done = (
        attempt(
            request,
            form,
            lambda **told: actions.plan_session(session=SessionText(**told), **by),
        )
        if request.method == "POST"
        else None
    )
    if done:
        return see_other(request, "networks:session", done.value, said=_("Tillfället är planerat."))
    back = reverse("networks:course", args=[course_id])
    return pages.act(request, form, back=back, above=seen.title)


@writes(Permission.NETWORKS_WRITE)
def change(request: Request, session_id: UUID) -> HttpResponse:
    """Move a session, or change its places and last day to sign up."""
    seen = found.session(session_id)
    form = ChangeSessionForm(typed(request), initial=_as_planned(seen))
    by = pages.by(request, session_id=session_id)
    if request.method == "POST" and attempt(
        request,
        form,
        lambda **told: actions.change_session(session=SessionText(**told), **by),
    ):
        return see_other(request, "networks:session", session_id, said=_("Tillfället är ändrat."))
    return _act(request, form, seen)


def _as_planned(seen: SessionSeen) -> dict[str, object]:
    made: dict[str, object] = {
        "place": seen.place,
        "places": seen.places,
        "closes_on": seen.closes_on,
    }
    if seen.starts_at is None:
        return made | {"period": seen.period}
    at = stockholm(seen.starts_at)
    return made | {"on": at.date(), "at": at.time()}


def _act(request: Request, form: PageForm, seen: SessionSeen, **more: object) -> HttpResponse:
    back = reverse("networks:session", args=[seen.id])
    return pages.act(request, form, back=back, above=f"{seen.course.title}, {seen.when}", **more)


@writes(Permission.NETWORKS_WRITE)
def hold(request: Request, session_id: UUID) -> HttpResponse:
    """Tell who came, by name or as a number."""
    seen = found.session(session_id)
    form: PageForm
    if seen.names:
        units = people.places(today=clock.today())
        everybody = found.sign_ups(session_id, units=units)
        rows = [one for one in everybody if one.state is not Seat.CANCELLED]
        form = CameForm(typed(request), initial={"came": [str(one.id) for one in rows if one.came]})
        choices = [(str(one.id), f"{one.name}, {one.workplace}".rstrip(", ")) for one in rows]
        form.let_choose("came", choices)
    else:
        form = CountForm(typed(request), initial={"count": seen.came})
    by = pages.by(request, session_id=session_id)
    if request.method == "POST" and attempt(
        request, form, lambda **told: actions.hold_session(**told, **by)
    ):
        return see_other(request, "networks:session", session_id, said=_("Närvaron är sparad."))
    return _act(request, form, seen)


@writes(Permission.NETWORKS_WRITE)
def cancel(request: Request, session_id: UUID) -> HttpResponse:
    """Call a session off."""
    seen = found.session(session_id)
    form = SureForm(
        typed(request),
        heading=_("Ställ in tillfället"),
        lead=_called_off(session_id),
        button=_("Ställ in"),
    )
    by = pages.by(request, session_id=session_id)
    if request.method == "POST" and attempt(request, form, lambda: actions.cancel_session(**by)):
        return see_other(request, "networks:session", session_id, said=_("Inställt."))
    return _act(request, form, seen)


def _called_off(session_id: UUID) -> str:
    """Say who gets to know by mail and who has to be told by hand."""
    rows = found.sign_ups(session_id, units=people.places(today=clock.today()))
    silent = [one.name for one in rows if one.state is not Seat.CANCELLED and not one.mail]
    lead = _("De som har lämnat sin e-post får veta det.")
    if not silent:
        return lead
    return f"{lead} " + _("Säg själv till: %(names)s.") % {"names": ", ".join(silent)}


@writes(Permission.NETWORKS_WRITE)
def evaluate(request: Request, session_id: UUID) -> HttpResponse:
    """Note what those who came thought."""
    seen = found.session(session_id)
    form = GradesForm(typed(request), initial=grades_of(graded(session_id=session_id)))
    by = pages.by(request, session_id=session_id)
    if request.method == "POST" and attempt(
        request,
        form,
        lambda **told: actions.evaluate_session(grades=Grades(**told), **by),
    ):
        return see_other(request, "networks:session", session_id, said=_("Sparat."))
    return _act(request, form, seen)


@writes(Permission.NETWORKS_WRITE)
def link(request: Request, session_id: UUID) -> HttpResponse:
    """Make the link by which anybody who has it can sign up. It is shown this once."""
    seen = found.session(session_id)
    form = LinkForm(typed(request))
    by = pages.by(request, session_id=session_id)
    done = (
        attempt(request, form, lambda: linking.make_link(**by))
        if request.method == "POST"
        else None
    )
    if done:
        address = request.build_absolute_uri(reverse("networks:by-link", args=[done.value]))
        return show(
            request, "networks/link.html", session=seen, address=address, until=seen.closes_on
        )
    return _act(request, form, seen)
