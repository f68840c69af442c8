"""`/statistik/`: the year's four counts as a picture with the table beside it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid
from lykta.pages import clock
from lykta.pages.answers import SeeOther
from lykta.pages.gates import Request, reads, writes
from lykta.statistics import api
from lykta.statistics.rules import years

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@reads(Permission.STATISTICS_READ)
def numbers(request: Request) -> HttpResponse:
    """Show a year as it is counted now, and what has been released of it."""
    year = _year(request.GET.get("ar", ""))
    counted = api.live(year)
    today, may_release = clock.today(), request.actor.may(Permission.STATISTICS_RELEASE)
    months = api.by_month(year) if may_release else {}
    shown = {
        "year": year,
        "counted": counted.totals,
        "values": [(count.swedish, number, "") for count, number in counted.totals.items()],
        "months": [(count.swedish, row) for count, row in months.items()],
        "years": [
            (str(one), f"/statistik/?ar={one}", one == year)
            for one in range(today.year, today.year - 5, -1)
        ],
        "month_names": MONTHS,
        "release_url": f"/statistik/slapp?ar={year}",
        "release": api.latest(municipality=settings.MUNICIPALITY, year=year, using="default"),
        "closed": year < today.year,
        "may_release": may_release,
        "demo": settings.DEMO,
    }
    return render(request, "statistics/numbers.html", shown)


@writes(Permission.STATISTICS_RELEASE)
def release(request: Request) -> HttpResponse:
    """Release a closed year again; the public number and the plan's indicator follow."""
    year = _year(request.POST.get("ar", "") or request.GET.get("ar", ""))
    if request.method == "POST":
        api.release(
            municipality=settings.MUNICIPALITY, year=year, actor=request.actor, now=clock.now()
        )
        messages.success(request, _("Siffrorna för %(year)s är släppta.") % {"year": year})
        return SeeOther(f"/statistik/?ar={year}")
    return render(request, "statistics/release.html", {"year": year, "counted": api.live(year)})


def _year(typed: str) -> int:
    """Return the year asked for, else the newest released one. Raises `Invalid` when odd."""
    today = clock.today()
    if not typed:
        released = api.released_years(municipality=settings.MUNICIPALITY, using="default")
        return released[0] if released else today.year - 1
    if not (typed.isascii() and typed.isdigit() and len(typed) == 4):
        raise Invalid({"year": "Skriv året med fyra siffror, till exempel 2023."})
    years.check_countable(int(typed), today=today)
    return int(typed)
