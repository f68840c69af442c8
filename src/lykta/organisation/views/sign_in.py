"""Signing in and out, choosing an assignment, confirming who one is."""

from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import (
    get_authentication_records,
    perform_password_login,
)
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.models import Login
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount.providers.openid_connect.views import callback as oidc_callback
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth import logout as forget_user
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from lykta.audit import api as audit
from lykta.kernel.problems import NotNow, Unknown
from lykta.organisation import queries, second_factor, sessions
from lykta.organisation.forms import ConfirmForm, SignInForm
from lykta.organisation.models import User
from lykta.organisation.session_store import PERSON, WHOLE
from lykta.organisation.terms import Ended
from lykta.pages import clock
from lykta.pages.gates import Request, public, signed_in

NEXT = "next"
AGAIN = "igen"
LEFT_WHY = {"tid": Ended.IDLE.swedish, "ja": Ended.SIGNED_OUT.swedish}


@public
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page, or check a user name and a password."""
    if request.method == "POST":
        return _try(request)
    if sessions.visit(request).session.get(PERSON):
        return redirect("organisation:onward")
    return _page(request, SignInForm())


def _page(request: HttpRequest, form: SignInForm, status: int = 200) -> HttpResponse:
    shown: dict[str, Any] = {
        "form": form,
        "next": safe_path(request, request.POST.get(NEXT) or request.GET.get(NEXT, "")),
        "left": LEFT_WHY.get(request.GET.get("utloggad", ""), ""),
        "oidc": bool(settings.SOCIALACCOUNT_PROVIDERS),
        "workplaces": queries.demo_people(today=clock.today()) if settings.DEMO else {},
    }
    return render(request, "organisation/sign_in.html", shown, status=status)


def _try(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    try:
        user = authenticate(request, **form.cleaned_data)
    except NotNow as problem:
        form.add_error(None, problem.reason)
        return _page(request, form, 429)
    if not isinstance(user, User):
        audit.record_sign_in("signin.failed", person=None, now=clock.now(), outcome="failed")
        audit.seal()
        form.add_error(None, _("Användarnamnet eller lösenordet stämmer inte. Försök igen."))
        return _page(request, form, 422)
    _keep_next(request)
    return perform_password_login(request, {"username": user.username}, Login(user=user))


def _keep_next(request: HttpRequest) -> None:
    wanted = safe_path(request, request.POST.get(NEXT, ""))
    if wanted:
        request.session[NEXT] = wanted


def safe_path(request: HttpRequest, path: str) -> str:
    """Return a path on this site to go on to, or nothing for anything else."""
    here = {request.get_host()}
    if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=here):
        return path
    return ""


@public
def sign_in_demo(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's people without typing; outside the demo: no such page."""
    if not settings.DEMO:
        raise Unknown()
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    user = User.objects.filter(username=request.POST.get("user", ""), is_active=True).first()
    if user is None:
        raise Unknown()
    _keep_next(request)
    get_adapter().login(request, user)  # past the second factor: somebody may have tried one
    return redirect("organisation:onward")


@public
def onward(request: HttpRequest) -> HttpResponse:
    """Lead on after signing in: the second factor, the assignment, then the page asked for."""
    here = sessions.visit(request)
    if not here.session.get(PERSON) or not isinstance(request.user, User):
        return redirect("organisation:sign_in")
    if request.method == "POST" and second_factor.has_one(request.user):
        sessions.make_whole(request)
    if not here.session.get(WHOLE):
        return redirect("mfa_index")
    if here.actor is None and not (request.method == "POST" and sessions.choose_only(request)):
        return redirect("organisation:choose")
    return HttpResponseRedirect(here.session.pop(NEXT, "") or settings.LOGIN_REDIRECT_URL)


@public
def choose(request: HttpRequest) -> HttpResponse:
    """Choose which of one's assignments to act in."""
    here = sessions.visit(request)
    if not here.session.get(PERSON) or not here.session.get(WHOLE):
        return redirect("organisation:onward")
    person = UUID(here.session[PERSON])
    found = queries.assignments_of(person_id=person, today=clock.today())
    if request.method == "POST":
        wanted = request.POST.get("assignment", "")
        if wanted not in {str(one.id) for one in found}:
            raise Unknown()
        sessions.choose(request, assignment_id=UUID(wanted))
        return redirect("organisation:onward")
    return render(request, "organisation/choose.html", {"assignments": found})


@public
def oidc_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Come back from the identity provider.

    Another site led here, so the browser kept our strict cookie to itself; a page of our own that
    goes to the same address at once brings it along (design §7.10).
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and AGAIN not in request.GET:
        onward_to = f"{request.get_full_path()}&{AGAIN}=1"
        return render(request, "organisation/oidc_back.html", {"next": onward_to})
    response: HttpResponse = oidc_callback(request, provider_id)
    return response


@public
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out: the session ends on the server, and the browser forgets what it kept."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = sessions.visit(request).session.get(PERSON)
    sessions.sign_out(request)
    forget_user(request)
    if person:
        audit.record_sign_in("signin.out", person=UUID(person), now=clock.now(), outcome="done")
        audit.seal()
    response = HttpResponseRedirect(f"{settings.LOGIN_URL}?utloggad=ja")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@public
def stay(request: HttpRequest) -> HttpResponse:
    """Tell how many seconds are left (reading does not prolong), or stay (POST)."""
    if sessions.visit(request).actor is None:
        return JsonResponse({"seconds": 0}, status=401)
    if request.method == "POST":
        return HttpResponse(status=204)
    return JsonResponse({"seconds": sessions.seconds_left(request)})


@signed_in
def confirm(request: Request) -> HttpResponse:
    """Confirm who one is before something that matters; it holds for five minutes."""
    form = ConfirmForm(request.POST or None)
    onward_to = safe_path(request, request.POST.get(NEXT) or _local(request))
    if request.method == "POST" and (settings.DEMO or _is_right(request, form)):
        reauthenticate_by_password(request)
        sessions.step_up(request)
        return HttpResponseRedirect(onward_to or settings.LOGIN_REDIRECT_URL)
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "next": onward_to, "passkey": _has_passkey(request)}
    return render(request, "organisation/confirm.html", shown, status=status)


@signed_in
def confirm_by_key(request: Request) -> HttpResponse:
    """Confirm who one is with a passkey or security key."""
    if not isinstance(request.user, User):
        raise Unknown()
    before = len(get_authentication_records(request, request.user))
    response = _whole(keys.reauthenticate_webauthn(request))
    if len(get_authentication_records(request, request.user)) > before:
        sessions.step_up(request)
    return response


@public
def remove_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a passkey away, unless it is the last thing to sign in with."""
    user = request.user
    if request.method == "POST" and isinstance(user, User):
        second_factor.check_other_left(user, besides=pk)
    return _whole(keys.remove_webauthn(request, pk=pk))


def _whole(response: HttpResponseBase) -> HttpResponse:
    """Return one of the package's pages, rendered inside the gate."""
    if isinstance(response, TemplateResponse):
        response.render()
    if not isinstance(response, HttpResponse):
        raise TypeError("A page is made whole, never streamed.")
    return response


def _local(request: HttpRequest) -> str:
    """Return the path in `next`, also when it came as a whole address of this site."""
    wanted = request.GET.get(NEXT, "")
    start = f"{request.scheme}://{request.get_host()}"
    return wanted.removeprefix(start)


def _is_right(request: HttpRequest, form: ConfirmForm) -> bool:
    if not form.is_valid() or not isinstance(request.user, User):
        return False
    password = form.cleaned_data["password"]
    if authenticate(request, username=request.user.username, password=password) == request.user:
        return True
    form.add_error("password", _("Lösenordet stämmer inte. Försök igen."))
    return False


def _has_passkey(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and second_factor.has_passkey(request.user)
