"""A member without account: the link in the notice opens the meeting, its papers, and an answer."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.council import forms, queries
from lykta.council.actions import attendance, notices
from lykta.council.queries import called as called_queries
from lykta.council.views.answering import MEETING, asked, by
from lykta.documents import api as documents
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, writes


def address_of(request: Request, token: str) -> str:
    """Return the address of a member's link."""
    return request.build_absolute_uri(reverse("public_council:called", args=[token]))


@writes(Permission.COUNCIL_WRITE)
def give_link(request: Request, meeting_id: UUID, member_id: UUID) -> HttpResponse:
    """Make a member's link to the meeting, and show it once."""
    seen, member = _member(meeting_id, member_id)
    form = forms.MemberLinkForm(typed(request))
    act = partial(
        notices.give_link,
        meeting_id=meeting_id,
        member_id=member_id,
        address=request.build_absolute_uri(reverse("public_council:notes")),
        address_of=partial(address_of, request),
        **by(request),
    )
    if request.method == "POST" and (done := attempt(request, form, act)):
        context = {"address": done.value, "meeting": seen, "member": member}
        return render(request, "council/member_link.html", {**context, "said": form.cleaned_data})
    back = reverse(MEETING, args=[meeting_id])
    return show(request, ASKED, form=form, back=back, above=member.name)


@writes(Permission.COUNCIL_WRITE)
def back(request: Request, meeting_id: UUID, member_id: UUID) -> HttpResponse:
    """Note that a member who could not come comes after all; asks first."""
    _seen, member = _member(meeting_id, member_id)
    form = forms.BackForm(typed(request))
    act = partial(attendance.tell_back, meeting_id=meeting_id, member_id=member_id, **by(request))
    said = _("Förhindret är borttaget.")
    return asked(request, form, act, meeting_id=meeting_id, said=said, above=member.name)


def _member(meeting_id: UUID, member_id: UUID) -> tuple[queries.MeetingSeen, queries.MemberSeen]:
    seen = queries.meeting(meeting_id, now=clock.now())
    found = next((one for one in seen.members if one.id == member_id), None)
    if found is None:
        raise Unknown()
    return seen, found


@organisation.by_link(notices.PURPOSE)
def meeting(request: Any, token: str) -> HttpResponse:
    """Show a member the meeting the link is for, and let the member say whether they come."""
    organisation.come_by_link(token=token)
    seen = called_queries.called(request.link.target_id, now=clock.now())
    form = forms.ComingForm(typed(request))
    act = partial(attendance.say_coming, seat_id=seen.id, actor=request.actor, now=clock.now())
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "public_council:called", token)
    return show(request, "council/called.html", form=form, seen=seen, token=token)


@organisation.by_link(notices.PURPOSE)
def paper(request: Any, token: str, paper_id: UUID) -> HttpResponse:
    """Give a paper of that meeting as an attachment that can run nothing."""
    organisation.come_by_link(token=token)
    row = called_queries.called_paper(request.link.target_id, paper_id)
    return documents.handed_out(bytes(row.data), name=row.name, kind=row.kind)
