"""The page of the council, and who sits in it."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lykta.council import access, forms, queries
from lykta.council.actions import members as actions
from lykta.council.views.answering import asked, by
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import show, typed
from lykta.pages.gates import Request, reads, writes

MEMBERS = "council:members"


@reads(Permission.COUNCIL_READ)
def council(request: Request) -> HttpResponse:
    """Show the council: the next meeting, all meetings, what it asks."""
    now = clock.now()
    lines = queries.meetings(now=now)
    ahead = [one for one in lines if one.ends_at > now and not one.is_off]
    return show(
        request,
        "council/council.html",
        council=queries.council(),
        coming=ahead[-1] if ahead else None,
        meetings=lines,
        may_describe=access.may_describe(actor=request.actor),
    )


@reads(Permission.COUNCIL_READ)
def members(request: Request) -> HttpResponse:
    """Show who sits in the council, and who has sat there."""
    today = clock.today()
    seats = queries.members()
    return show(
        request,
        "council/members.html",
        sitting=[
            (one, one.ends_soon(today=today))
            for one in seats
            if one.until_on is None or one.until_on >= today
        ],
        past=[one for one in seats if one.until_on is not None and one.until_on < today],
        may_describe=access.may_describe(actor=request.actor),
    )


@reads(Permission.COUNCIL_READ)
def advice(request: Request) -> HttpResponse:
    """Show what the council has advised, and what became of it."""
    rows = queries.advice()
    return show(
        request,
        "council/advice.html",
        rows=rows,
        told=sum(1 for one in rows if one.became),
        may_describe=access.may_describe(actor=request.actor),
    )


@writes(Permission.COUNCIL_WRITE)
def seat(request: Request) -> HttpResponse:
    """Seat a member."""
    form = forms.MemberForm(typed(request), initial={"since_on": clock.today()})
    act = partial(actions.seat, **by(request))
    return asked(
        request, form, act, meeting_id=None, home=MEMBERS, said=_("Ledamoten är inskriven.")
    )


@writes(Permission.COUNCIL_WRITE)
def change_seat(request: Request, member_id: UUID) -> HttpResponse:
    """Change a seat, or end it with its last day."""
    seen = queries.member(member_id)
    form = forms.MemberForm(typed(request), initial=vars(seen))
    act = partial(actions.seat, member_id=member_id, **by(request))
    return asked(request, form, act, meeting_id=None, home=MEMBERS, said=_("Sparat."))
