"""Who comes to a meeting, who cannot, and conflicts of interest."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lykta.council import forms, queries
from lykta.council.actions import attendance
from lykta.council.queries import MemberSeen
from lykta.council.views.answering import asked, by
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import typed
from lykta.pages.gates import Request, writes


@writes(Permission.COUNCIL_WRITE)
def attend(request: Request, meeting_id: UUID) -> HttpResponse:
    """Note who was there."""
    seen = queries.meeting(meeting_id, now=clock.now())
    initial = {"present": [str(one.id) for one in seen.members if _expected(one)]}
    form = forms.AttendForm(typed(request), initial=initial)
    form.offer(words(seen.members))

    def act(present: list[str]) -> None:
        keys = {UUID(one) for one in present}
        attendance.attend(meeting_id=meeting_id, present=keys, **by(request))

    return asked(request, form, act, meeting_id=meeting_id, said=_("Närvaron är antecknad."))


@writes(Permission.COUNCIL_WRITE)
def conflict(request: Request, meeting_id: UUID) -> HttpResponse:
    """Note a conflict of interest."""
    seen = queries.meeting(meeting_id, now=clock.now())
    form = forms.ConflictForm(typed(request))
    offered = words(seen.members)
    form.let_choose_row("member_id", offered)
    act = partial(attendance.tell_conflict, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Jävet är antecknat."))


@writes(Permission.COUNCIL_WRITE)
def away(request: Request, meeting_id: UUID) -> HttpResponse:
    """Note that a member cannot come, and who is called instead."""
    seen = queries.meeting(meeting_id, now=clock.now())
    waiting = seen.to_replace[:1]
    form = forms.AwayForm(typed(request), initial={"member_id": waiting[0].id if waiting else None})
    form.let_choose_row("member_id", words(seen.members))
    spare = [one for one in seen.members if one.substitute and not one.away]
    form.let_choose_row("instead_id", words(spare))
    act = partial(attendance.tell_away, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Förhindret är antecknat."))


def words(members: Sequence[MemberSeen]) -> list[tuple[UUID, str]]:
    """Return (key, words) of each member, substitutes marked."""
    return [
        (one.id, f"{one.words} ({_('ersättare')})" if one.substitute else one.words)
        for one in members
    ]


def _expected(one: MemberSeen) -> bool:
    """Who was there; before it is noted, those who have not told that they cannot come."""
    if one.present:
        return True
    called = not one.substitute or bool(one.instead_of)
    return one.present is None and called and not one.away
