"""Relevance reviews: year by year, the interval, and noting one (F02, F04)."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lykta.kernel.party import Party
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, typed
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access
from lykta.plan import queries as plan
from lykta.plan.actions import reviews as actions
from lykta.plan.forms import programme as forms
from lykta.plan.queries import mandates
from lykta.plan.views.programme import by, chosen, sheet

HERE = "plan:reviews"
COUNCIL = "KF"  # the council decides (law 6)
YEAR = 4  # digits


@reads(Permission.PLAN_READ)
def reviews(request: Request) -> HttpResponse:
    """Show what is known of each year's review. A year without one stands as a plain fact."""
    found = mandates.reviews(municipality=settings.MUNICIPALITY, today=clock.today())
    may_describe = access.may_describe(actor=request.actor)
    return render(request, "plan/reviews.html", {"reviews": found, "may_describe": may_describe})


@writes(Permission.PLAN_WRITE)
def review(request: Request) -> HttpResponse:
    """Note a year's review."""
    asked = request.GET.get("ar", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == YEAR else None
    form = forms.ReviewForm(typed(request), parties=plan.parties(), initial=_told(year))

    def act(*, who: Party | None, **data: Any) -> Any:
        return actions.review(decided_by=who, **data, **by(request))

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HERE, said=_("Bedömningen är inskriven."))
    return sheet(request, form, up=HERE)


def _told(year: int | None) -> dict[str, Any]:
    """Return what is known already of that year's review; this year when none is asked for."""
    told = mandates.review_of(year, municipality=settings.MUNICIPALITY) if year else None
    if told is None:
        return {"year": year or clock.today().year, "party": COUNCIL}
    return {
        "year": year,
        "party": chosen(told.decided_by) or COUNCIL,
        "verdict": told.verdict,
        "note": told.note,
        "decided": told.decided,
        "decision_expected": told.decision_expected,
    }


@writes(Permission.PLAN_WRITE)
def no_review(request: Request) -> HttpResponse:
    """Note a year without a review."""
    form = forms.NoReviewForm(typed(request), initial={"year": request.GET.get("ar")})

    def act(**data: Any) -> Any:
        return actions.no_review(**data, **by(request))

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HERE, said=_("Året är inskrivet."))
    return sheet(request, form, up=HERE)


@writes(Permission.PLAN_WRITE)
def interval(request: Request) -> HttpResponse:
    """Set how often the municipality itself wants a review."""
    now_set = mandates.reviews(municipality=settings.MUNICIPALITY, today=clock.today())
    form = forms.IntervalForm(typed(request), initial={"months": now_set.every_months})

    def act(*, months: int | None) -> Any:
        return actions.set_interval(months=months, **by(request))

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HERE, said=_("Inställningen är sparad."))
    return sheet(request, form, up=HERE)
