"""The page of the council, and who sits in it."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lykta.council import access, forms, queries
from lykta.council.actions import members
from lykta.council.rules.meetings import next_meeting
from lykta.council.views.answering import asked, by
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import typed
from lykta.pages.gates import Request, reads, writes


@reads(Permission.COUNCIL_READ)
def council(request: Request) -> HttpResponse:
    """Show the council: the next meeting, all meetings, who sits, its questions, the prize."""
    seen, now = queries.council(), clock.now()
    context = {
        "council": seen,
        "coming": next_meeting(seen.meetings, now=now) if seen else None,
        "meetings": queries.meetings(now=now),
        "members": queries.members(),
        "lessons": queries.lessons(),
        "may_describe": access.may_describe(actor=request.actor),
    }
    return render(request, "council/council.html", context)


@writes(Permission.COUNCIL_WRITE)
def seat(request: Request) -> HttpResponse:
    """Seat a member."""
    form = forms.MemberForm(typed(request), initial={"since_on": clock.today()})
    act = partial(members.seat, **by(request))
    return asked(request, form, act, meeting_id=None, said=_("Ledamoten är inskriven."))


@writes(Permission.COUNCIL_WRITE)
def change_seat(request: Request, member_id: UUID) -> HttpResponse:
    """Change a seat, or end it with its last day."""
    seen = queries.member(member_id)
    form = forms.MemberForm(typed(request), initial=vars(seen))
    act = partial(members.seat, member_id=member_id, **by(request))
    return asked(request, form, act, meeting_id=None, said=_("Sparat."))
