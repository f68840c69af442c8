"""Every address. The demo serves both faces; production can serve them apart (design §2.12)."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

STAFF = (
    "lykta.organisation.urls",
    "lykta.web.urls",
    "lykta.casework.urls",
    "lykta.housing.urls",
    "lykta.statistics.urls",
    "lykta.follow_up.urls",
    "lykta.plan.urls",
    "lykta.networks.urls",
    "lykta.resource_centre.urls",
    "lykta.workplace.urls",
    "lykta.council.urls",
    "lykta.projects.urls",
    "lykta.knowledge.urls",
    "lykta.anonymous.urls",
    "lykta.appointments.urls",
    "lykta.contact.urls",
)
PUBLIC = (
    "lykta.anonymous.public_urls",
    "lykta.appointments.public_urls",
    "lykta.contact.public_urls",
    "lykta.projects.public_urls",
    "lykta.council.public_urls",
    "lykta.plan.public_urls",
    "lykta.statistics.public_urls",
    "lykta.workplace.public_urls",
    "lykta.web.public_urls",
)


PREFIXES = {
    "lykta.follow_up.urls": "plan/uppfoljning/",
    "lykta.plan.urls": "plan/",
    "lykta.plan.public_urls": "planen/",
}


def _addresses() -> list[URLPattern | URLResolver]:
    here = [name for name in (*PUBLIC, *STAFF) if _exists(name)]
    return [path(PREFIXES.get(name, ""), include(name)) for name in here]


def _exists(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


urlpatterns = _addresses()
handler400 = "lykta.pages.problem_pages.bad_request"
handler404 = "lykta.pages.problem_pages.not_found"
handler500 = "lykta.pages.problem_pages.server_error"
