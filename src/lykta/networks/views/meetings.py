"""A network's meetings: the year's, one of them, and what is done with it."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.networks import access, queries
from lykta.networks.actions import meetings as actions
from lykta.networks.actions.meetings import Grades
from lykta.networks.forms import (
    ChangeMeetingForm,
    GradesForm,
    HoldForm,
    MaterialForm,
    MeetingForm,
    ReplyForm,
    SureForm,
)
from lykta.networks.queries import meetings as found
from lykta.networks.queries import ombuds as people
from lykta.networks.queries.meetings import MeetingSeen
from lykta.networks.terms import HONOUR_NETWORK, OMBUDS_NETWORK
from lykta.networks.views import pages
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, writes


def _network(network_id: UUID) -> queries.NetworkSeen:
    seen = next((one for one in queries.networks() if one.id == network_id), None)
    if seen is None:
        raise Unknown()
    return seen


def home_of(code: str) -> str:
    """Return the address of the network's own page."""
    return reverse("networks:honour" if code == HONOUR_NETWORK else "networks:networks")


@reads(Permission.NETWORKS_READ)
def meetings(request: Request, network_id: UUID) -> HttpResponse:
    """Show a network's meetings year by year, against what the plan says."""
    network, today = _network(network_id), clock.today()
    rows = found.meetings(network_id=network_id)
    years = sorted({one.on.year for one in rows} | {today.year}, reverse=True)
    shown = [
        (
            found.year(network, found=rows, year=year, today=today),
            [one for one in reversed(rows) if one.on.year == year],
        )
        for year in years
    ]
    return show(
        request,
        "networks/meetings.html",
        network=network,
        years=shown,
        back=home_of(network.code),
        may_describe=access.may_describe(actor=request.actor),
    )


@writes(Permission.NETWORKS_WRITE)
def plan(request: Request, network_id: UUID) -> HttpResponse:
    """Plan a meeting."""
    network = _network(network_id)
    form = MeetingForm(typed(request))
    by = pages.by(request, network_code=network.code)
    done = (
        attempt(request, form, lambda **told: actions.plan(**told, **by))
        if request.method == "POST"
        else None
    )
    if done:
        return see_other(request, "networks:meeting", done.value, said=_("Mötet är planerat."))
    back = reverse("networks:meetings", args=[network_id])
    return pages.act(request, form, back=back, above=network.name)


@reads(Permission.NETWORKS_READ)
def meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Show a meeting: what it is about, who comes, what came of it."""
    seen = found.meeting(meeting_id, person=request.actor.person)
    may_ask = request.actor.may(Permission.NETWORKS_ASK)
    ahead = not seen.held and not seen.cancelled and seen.starts_at > clock.now()
    may_describe = access.may_describe(actor=request.actor)
    coming = organisation.people(found.coming(meeting_id)) if may_describe and ahead else {}
    return show(
        request,
        "networks/meeting.html",
        meeting=seen,
        ahead=ahead,
        may_answer=ahead
        and may_ask
        and people.is_ombud(person=request.actor.person, today=clock.today()),
        may_describe=may_describe,
        coming=sorted(coming.values()),
        may_tell=not seen.cancelled and seen.starts_at <= clock.now(),
        material=found.material(meeting_id),
        evaluation=found.graded(meeting_id=meeting_id),
        back=reverse("networks:meetings", args=[seen.network]),
    )


@writes(Permission.NETWORKS_WRITE)
def change(request: Request, meeting_id: UUID) -> HttpResponse:
    """Move a meeting, or put its words right."""
    seen = found.meeting(meeting_id)
    at = stockholm(seen.starts_at)
    initial = {"on": at.date(), "at": at.time(), "place": seen.place, "agenda": seen.agenda}
    form = ChangeMeetingForm(typed(request), initial=initial)
    by = pages.by(request, meeting_id=meeting_id)
    if request.method == "POST" and attempt(
        request, form, lambda **told: actions.change(**told, **by)
    ):
        return see_other(request, "networks:meeting", meeting_id, said=_("Mötet är ändrat."))
    return _act(request, form, seen)


@writes(Permission.NETWORKS_ASK)
def reply(request: Request, meeting_id: UUID) -> HttpResponse:
    """Answer the invitation."""
    seen = found.meeting(meeting_id, person=request.actor.person)
    form = ReplyForm(typed(request), initial={"says": seen.mine})
    by = pages.by(request, meeting_id=meeting_id)
    if request.method == "POST" and attempt(
        request, form, lambda **told: actions.reply(**told, **by)
    ):
        return see_other(request, "networks:meeting", meeting_id, said=_("Tack för ditt svar."))
    return _act(request, form, seen)


def _act(request: Request, form: PageForm, seen: MeetingSeen) -> HttpResponse:
    back = reverse("networks:meeting", args=[seen.id])
    return pages.act(request, form, back=back, above=seen.network_name)


@writes(Permission.NETWORKS_WRITE)
def hold(request: Request, meeting_id: UUID) -> HttpResponse:
    """Tell what happened and who was there."""
    seen = found.meeting(meeting_id)
    there = found.attending(meeting_id)
    coming = found.coming(meeting_id)
    whom = _whom(seen, there)
    proposed = there or {key for key, _name, person in whom if person in coming}
    attended = [str(key) for key in proposed]
    initial = {"minutes": seen.minutes, "attended": attended, "others": seen.others}
    form = HoldForm(typed(request), initial=initial)
    choices = [(str(key), name) for key, name, _person in whom]
    form.let_choose("attended", choices)
    by = pages.by(request, meeting_id=meeting_id)
    if request.method == "POST" and attempt(
        request, form, lambda **told: actions.hold(**told, **by)
    ):
        return see_other(request, "networks:meeting", meeting_id, said=_("Sparat."))
    return _act(request, form, seen)


def _whom(seen: MeetingSeen, there: frozenset[UUID]) -> list[tuple[UUID, str, UUID | None]]:
    """Return who can have been there: (key, words, person)."""
    if seen.network_code == OMBUDS_NETWORK:
        return [
            (one.id, f"{one.name}, {one.unit_name}", one.person)
            for one in people.ombuds(today=clock.today())
            if one.active or one.id in there
        ]
    members = people.members(network_id=seen.network)
    return [(one.id, f"{one.name}, {one.organisation}", one.person_id) for one in members]


@writes(Permission.NETWORKS_WRITE)
def cancel(request: Request, meeting_id: UUID) -> HttpResponse:
    """Call a meeting off."""
    seen = found.meeting(meeting_id)
    form = SureForm(
        typed(request),
        heading=_("Ställ in mötet"),
        lead=_("Det står kvar som inställt, och räknas inte mot planen."),
        button=_("Ställ in"),
    )
    by = pages.by(request, meeting_id=meeting_id)
    if request.method == "POST" and attempt(request, form, lambda: actions.cancel(**by)):
        return see_other(request, "networks:meeting", meeting_id, said=_("Mötet är inställt."))
    return _act(request, form, seen)


@writes(Permission.NETWORKS_WRITE)
def material(request: Request, meeting_id: UUID) -> HttpResponse:
    """Add a link to material."""
    seen = found.meeting(meeting_id)
    form = MaterialForm(typed(request))
    by = pages.by(request, meeting_id=meeting_id)
    if request.method == "POST" and attempt(
        request, form, lambda **told: actions.add_material(**told, **by)
    ):
        return see_other(request, "networks:meeting", meeting_id, said=_("Tillagt."))
    return _act(request, form, seen)


@writes(Permission.NETWORKS_WRITE)
def unlink(request: Request, material_id: UUID) -> HttpResponse:
    """Take a link to material away."""
    title, meeting_id = found.material_seen(material_id)
    form = SureForm(
        typed(request),
        heading=_("Ta bort länken"),
        lead=title,
        button=_("Ta bort"),
    )
    by = pages.by(request, material_id=material_id)
    if request.method == "POST" and attempt(request, form, lambda: actions.remove_material(**by)):
        return see_other(request, "networks:meeting", meeting_id, said=_("Borttaget."))
    return _act(request, form, found.meeting(meeting_id))


@writes(Permission.NETWORKS_WRITE)
def evaluate(request: Request, meeting_id: UUID) -> HttpResponse:
    """Note what those who came thought."""
    seen = found.meeting(meeting_id)
    form = GradesForm(typed(request), initial=grades_of(found.graded(meeting_id=meeting_id)))
    by = pages.by(request, meeting_id=meeting_id)
    if request.method == "POST" and attempt(
        request,
        form,
        lambda **told: actions.evaluate_meeting(grades=Grades(**told), **by),
    ):
        return see_other(request, "networks:meeting", meeting_id, said=_("Sparat."))
    return _act(request, form, seen)


def grades_of(row: object) -> dict[str, object]:
    """Return what has been noted before, for the form."""
    names = ("much", "some", "little", "nothing", "words")
    return {name: getattr(row, name) for name in names} if row is not None else {}
