"""`/plan/veckobrev/`: what the weekly mail would say now, what was sent, what did not arrive."""

from functools import partial
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.outbox import api as outbox
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, signed_in, writes
from lykta.web import weekly
from lykta.web.rules.weekly_mail import (
    ORDER,
    SUBJECT,
    Line,
    Week,
    monday_of,
    next_leaving,
    written,
)


class AgainForm(PageForm):
    """Lets a mail that was given up be tried once more."""

    heading = gettext_lazy("Försöka igen?")
    lead = gettext_lazy(
        "Lykta har försökt i ett dygn. Är adressen rättad, eller servern igång, så försök igen."
    )
    button = gettext_lazy("Försök igen")


@reads(Permission.MAIL_READ)
def show_weekly(request: Request) -> HttpResponse:
    """Show a dry run of the mail as it would be now, and the log of what has been sent."""
    now, today = clock.now(), clock.today()
    ready = weekly.prepare(today=today)
    sent = outbox.rounds(kind=weekly.KIND)
    posted = outbox.mails()
    names = organisation.people({mail.recipient for mail in posted if mail.recipient})
    leaves = next_leaving(now, made=any(one.day == monday_of(today) for one in sent))
    return show(
        request,
        "web/weekly.html",
        rows=[(week, _counts(week)) for week in (*ready.mails, *ready.unreachable)],
        ready=ready,
        parts=ORDER,
        rounds=sent,
        mails=[(mail, names.get(mail.recipient, "") if mail.recipient else "") for mail in posted],
        leaves=leaves,
        is_late=leaves <= now,
    )


def _counts(week: Week) -> list[int]:
    return [len(week.parts.get(name, ())) for name in ORDER]


@reads(Permission.MAIL_READ)
def preview(request: Request, person: UUID) -> HttpResponse:
    """Show one person's mail as it would be now, less what the reader may not know of."""
    ready = weekly.prepare(today=clock.today())
    found = [w for w in (*ready.mails, *ready.unreachable) if w.reader.person == person]
    if not found:
        raise Unknown()
    seen = _seen_by(request.actor, found[0])
    return show(
        request,
        "web/weekly_preview.html",
        week=seen,
        hidden=found[0].count - seen.count,
        subject=SUBJECT,
        text=written(seen, address=settings.ADDRESS),
    )


def _seen_by(actor: Actor, week: Week) -> Week:
    def known(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(line for line in lines if actor.may(line.duty.needs))

    parts = {name: known(lines) for name, lines in week.parts.items()}
    return Week(week.reader, {name: lines for name, lines in parts.items() if lines})


@signed_in
def mine(request: Request) -> HttpResponse:
    """Show the reader's own mail as it would be now, whole."""
    week = weekly.mine(person=request.actor.person, today=clock.today())
    text = written(week, address=settings.ADDRESS) if week and week.count else ""
    return show(request, "web/weekly_mine.html", week=week, subject=SUBJECT, text=text)


@writes(Permission.MAIL_WRITE)
def again(request: Request, mail: UUID) -> HttpResponse:
    """Ask whether to try a mail again that was given up, and do it."""
    given_up = {one.id: one for one in outbox.mails() if one.state is outbox.MailState.FAILED}
    form = AgainForm(typed(request))
    act = partial(outbox.try_again, mail_id=mail, actor=request.actor, now=clock.now())
    if attempt(request, form, act):
        return see_other(request, "web:weekly", said=_("Brevet är på väg igen."))
    if mail not in given_up and not form.is_bound:
        raise Unknown()
    return show(request, "web/weekly_again.html", form=form, mail=given_up.get(mail))
