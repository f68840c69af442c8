"""Trainings: the list, one of them, who lacks what, and a year's numbers."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.networks import access
from lykta.networks.actions import courses as actions
from lykta.networks.actions.courses import CourseText
from lykta.networks.forms import ChangeCourseForm, CourseForm
from lykta.networks.queries import courses as found
from lykta.networks.queries import lacking as lacks
from lykta.networks.queries import ombuds as people
from lykta.networks.rules.yearly import numbers_of
from lykta.networks.views import pages
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes

EARLIEST, LATEST = 1990, 2200


@reads(Permission.NETWORKS_READ)
def courses(request: Request) -> HttpResponse:
    """Show what one can sign up to now, and every training there is."""
    today = clock.today()
    sessions = found.sessions(where=Q(cancelled=False))
    given: dict[UUID, list[found.SessionSeen]] = {}
    for one in sessions:
        given.setdefault(one.course.id, []).append(one)
    return show(
        request,
        "networks/courses.html",
        ahead=[one for one in sessions if one.is_open(today)],
        courses=[(one, _told(given.get(one.id, []))) for one in found.courses()],
        may_describe=access.may_describe(actor=request.actor),
    )


def _told(sessions: list[found.SessionSeen]) -> dict[str, object]:
    """Say of a course how often it was given, how many came, and when last."""
    held = [one for one in sessions if one.came is not None]
    return {
        "times": len(sessions),
        "came": sum(one.came or 0 for one in held),
        "last": held[-1].when if held else "",
    }


@reads(Permission.NETWORKS_READ)
def course(request: Request, course_id: UUID) -> HttpResponse:
    """Show a training with the times it is and was given."""
    seen, today = found.course(course_id), clock.today()
    rows = found.sessions(where=Q(course_id=course_id))
    return show(
        request,
        "networks/course.html",
        course=seen,
        sessions=[(one, one.is_open(today)) for one in reversed(rows)],
        bars=[(one.when.capitalize(), one.came, "") for one in rows if one.came is not None],
        may_describe=access.may_describe(actor=request.actor),
    )


@writes(Permission.NETWORKS_WRITE)
def new(request: Request) -> HttpResponse:
    """Describe a training that is new."""
    parties = people.administrations(today=clock.today())
    form = CourseForm(typed(request), administrations=parties)
    by = pages.by(request)
    done = (
        attempt(request, form, lambda **told: actions.make_course(course=CourseText(**told), **by))
        if request.method == "POST"
        else None
    )
    if done:
        said = _("Utbildningen är sparad. Planera nu ett tillfälle.")
        return see_other(request, "networks:course", done.value, said=said)
    return pages.act(request, form, back=reverse("networks:courses"))


@writes(Permission.NETWORKS_WRITE)
def change(request: Request, course_id: UUID) -> HttpResponse:
    """Put a training right. Its code stays: lists that are read in know it."""
    seen = found.course(course_id)
    parties = people.administrations(today=clock.today())
    form = ChangeCourseForm(typed(request), administrations=parties, initial=_as_told(seen))
    by = pages.by(request)
    if request.method == "POST" and attempt(
        request,
        form,
        lambda **told: actions.describe_course(course=CourseText(code=seen.code, **told), **by),
    ):
        return see_other(request, "networks:course", course_id, said=_("Sparat."))
    back = reverse("networks:course", args=[course_id])
    return pages.act(request, form, back=back, above=seen.title)


def _as_told(seen: found.CourseSeen) -> dict[str, object]:
    return {
        "title": seen.title,
        "about": seen.about,
        "target": seen.target_code,
        "level": seen.level_code,
        "need": seen.need_code,
        "given_to": list(seen.given_to),
        "basic": seen.basic,
    }


@reads(Permission.NETWORKS_READ)
def lacking(request: Request) -> HttpResponse:
    """Show who in which unit lacks what."""
    today = clock.today()
    asked = lacks.units_without(today=today)
    return show(
        request,
        "networks/lacking.html",
        ombuds=lacks.untrained(today=today),
        courses=asked,
        bars=[(one.course.title, one.share, "") for one in asked] if len(asked) > 1 else [],
    )


@reads(Permission.NETWORKS_READ)
def yearly(request: Request) -> HttpResponse:
    """Show a year's numbers as the national comparison asks for them."""
    year = _year(request)
    numbers = numbers_of(found.given_in(year, today=clock.today()))
    return show(
        request,
        "networks/yearly.html",
        year=year,
        before=year - 1,
        after=year + 1 if year < clock.today().year else None,
        numbers=numbers,
        bars=[(one.target.swedish, one.shown, "") for one in numbers],
    )


def _year(request: Request) -> int:
    text = request.GET.get("ar", "")
    if text.isascii() and text.isdigit() and EARLIEST <= int(text[:4]) <= LATEST:
        return int(text[:4])
    return clock.today().year
