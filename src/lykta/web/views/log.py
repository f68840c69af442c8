"""`/logg/`: a unit's head reviews who looked at what; the protection officer oversees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykta.audit import api as audit
from lykta.audit import queries as log
from lykta.audit.actions import reviews
from lykta.audit.terms import Event, Outcome, Remark
from lykta.casework import api as casework
from lykta.kernel.permissions import Permission, Scope
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import DayField, KeyField, PageForm, TermField
from lykta.pages.gates import Request, reads, writes
from lykta.secrecy import context
from lykta.web.views.reviewing import last_month, reviewed_units


class FilterForm(PageForm):
    """What the reviewer wants to see."""

    fran = DayField(label=gettext_lazy("Från"), required=False)
    till = DayField(label=gettext_lazy("Till"), required=False)
    vem = KeyField(label=gettext_lazy("Vem"), required=False, widget=forms.Select)
    vad = TermField(Event, label=gettext_lazy("Vad"), required=False, folded=True)
    hur = TermField(Outcome, label=gettext_lazy("Hur det slutade"), required=False, folded=True)


class ReviewForm(PageForm):
    """The signature that a period has been reviewed."""

    heading = gettext_lazy("Signera granskningen")
    lead = gettext_lazy(
        "Nämnden ska följa upp vem som läst vad. Din signatur visar att det är gjort."
    )
    button = gettext_lazy("Perioden är granskad")

    period_from = DayField(label=gettext_lazy("Från"))
    period_to = DayField(label=gettext_lazy("Till och med"))
    remark = TermField(Remark, label=gettext_lazy("Vad ledde den till?"))


@dataclass(frozen=True)
class Shown:
    """An event with its words."""

    entry: log.Entry
    who: str
    number: str
    outcome: str


@reads(Permission.LOG_REVIEW)
def show_log(request: Request) -> HttpResponse:
    """Show the log of the own unit, or of the whole authority; opening it is itself logged."""
    now = clock.now()
    form = FilterForm(request.GET or None)
    form.let_choose_row("vem", _people(request))
    filters = _filters(form)
    audit.record_reading("log.read", actor=request.actor, now=now)
    with context.opened(request.actor, now=now, using="auditor"):
        page = log.events(filters=filters, before=_before(request))
        people = log.summary(filters=filters)
        look_at = log.to_look_at(filters=filters)
        signed = log.reviews()
    names = organisation.people(
        {p.actor for p in people if p.actor} | _actors(page.entries, signed)
    )
    units = reviewed_units(request.actor, today=clock.today())
    return show(
        request,
        "web/log.html",
        form=form,
        shown=_words(page.entries, names),
        older=page.older,
        people=[
            (names.get(p.actor, _("Ingen inloggad")) if p.actor else _("Ingen inloggad"), p)
            for p in people
        ],
        look_at=_words(look_at, names),
        reviews=[_signed(review, names, units) for review in signed],
        missing=_missing(units, signed),
        oversees=request.actor.scope(Permission.LOG_REVIEW) is Scope.AUTHORITY,
        month=last_month(clock.today()),
    )


def _people(request: Request) -> list[tuple[UUID, str]]:
    units = reviewed_units(request.actor, today=clock.today())
    rows = organisation.assignments_at(unit_ids=list(units), today=clock.today())
    return [(row.person, row.person_name) for row in rows]


def _filters(form: FilterForm) -> log.Filters:
    if not form.is_bound or not form.is_valid():
        return log.Filters()
    said = form.cleaned_data
    return log.Filters(
        since=said["fran"],
        until=said["till"],
        person=said["vem"],
        event=said["vad"].value if said["vad"] else "",
        outcome=said["hur"].value if said["hur"] else "",
    )


def _before(request: Request) -> int | None:
    asked = request.GET.get("fore", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else None


def _actors(entries: Iterable[log.Entry], signed: Iterable[log.Review]) -> set[UUID]:
    return {e.actor for e in entries if e.actor} | {review.person for review in signed}


def _words(entries: list[log.Entry], names: dict[UUID, str]) -> list[Shown]:
    numbers = casework.numbers({entry.about for entry in entries if entry.about})
    return [
        Shown(
            entry=entry,
            who=names.get(entry.actor, "") if entry.actor else _("Ingen inloggad"),
            number=numbers.get(entry.about, "") if entry.about else "",
            outcome=_(Outcome(entry.outcome).swedish),
        )
        for entry in entries
    ]


def _signed(
    review: log.Review, names: dict[UUID, str], units: dict[UUID, str]
) -> tuple[log.Review, str, str, str]:
    remark = _(Remark(review.remark).swedish)
    return review, names.get(review.person, ""), units.get(review.unit, ""), remark


def _missing(units: dict[UUID, str], signed: list[log.Review]) -> list[str]:
    first, last = last_month(clock.today())
    done = {r.unit for r in signed if r.period_from <= first and last <= r.period_to}
    return [name for key, name in units.items() if key not in done]


@writes(Permission.LOG_REVIEW)
def review(request: Request) -> HttpResponse:
    """Sign that a period has been reviewed."""
    first, last = last_month(clock.today())
    form = ReviewForm(typed(request), initial={"period_from": first, "period_to": last})
    if attempt(request, form, partial(_sign, request)):
        return see_other(request, "web:log", said=_("Granskningen är signerad."))
    return show(request, "web/log_review.html", form=form)


def _sign(request: Request, *, period_from: date, period_to: date, remark: Remark) -> UUID:
    filters = log.Filters(since=period_from, until=period_to)
    with context.opened(request.actor, now=clock.now(), using="auditor"):
        seen, sampled = log.count(filters=filters), len(log.to_look_at(filters=filters))
    return reviews.sign_review(
        actor=request.actor,
        period_from=period_from,
        period_to=period_to,
        remark=remark.value,
        events=seen,
        sampled=sampled,
        today=clock.today(),
    )
