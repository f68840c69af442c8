"""Accounts in settings: colleagues, invitations, closing, recovery by two, absence."""

from datetime import date
from uuid import UUID

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, NotNow
from lykta.organisation import access, queries
from lykta.organisation.actions import absence
from lykta.organisation.actions import accounts as actions
from lykta.organisation.forms import AbsenceForm, Choices, InviteForm, NewPasswordForm
from lykta.organisation.rules import roles
from lykta.pages import clock
from lykta.pages.gates import Request, public, reads, writes


@reads(Permission.ACCOUNT_ISSUE)
def accounts(request: Request) -> HttpResponse:
    """Show the accounts within reach, and recoveries that wait for a second person."""
    actor, today = request.actor, clock.today()
    only = access.reach(actor=actor, permission=Permission.ACCOUNT_ISSUE)
    shown = {
        "accounts": queries.accounts(unit_id=only, today=today),
        "waiting": queries.waiting_recoveries(unit_id=only, today=today, now=clock.now()),
        "me": actor.person,
        "everywhere": only is access.ALL_UNITS,
    }
    return render(request, "organisation/accounts.html", shown)


@writes(Permission.ACCOUNT_ISSUE, step_up=True)
def invite(request: Request) -> HttpResponse:
    """Invite a colleague; the one-time link is shown once."""
    actor, today = request.actor, clock.today()
    form = InviteForm(request.POST or None, units=_units(actor, today), roles=_roles(), today=today)
    if request.method == "POST" and form.is_valid():
        newcomer = actions.Newcomer(
            **{**form.cleaned_data, "unit": UUID(form.cleaned_data["unit"])}
        )
        try:
            token = actions.invite(newcomer=newcomer, actor=actor, now=clock.now())
        except Invalid as problem:
            for name, text in problem.errors.items():
                form.add_error(name, text)
        except NotNow as problem:
            form.add_error("role", problem.reason)
        else:
            return _link_page(request, token, newcomer.name)
    status = 422 if request.method == "POST" else 200
    return render(request, "organisation/invite.html", {"form": form}, status=status)


def _units(actor: Actor, today: date) -> Choices:
    only = access.reach(actor=actor, permission=Permission.ACCOUNT_ISSUE)
    found = queries.units(today=today).exclude(code="MASKIN")
    found = found if only is access.ALL_UNITS else found.filter(id=only)
    return [(str(unit.id), unit.name) for unit in found]


def _roles() -> Choices:
    known = queries.matrix().roles.values()
    found = [(role.code, role.swedish) for role in known if not roles.is_machine(role.code)]
    return sorted(found, key=lambda pair: pair[1])


def _link_page(request: HttpRequest, token: str, name: str) -> HttpResponse:
    path = reverse("organisation:accept", args=[token])
    shown = {"link": request.build_absolute_uri(path), "name": name}
    return render(request, "organisation/link.html", shown)


@public
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password with the one-time link, then sign in to set up the second factor."""
    invitation = actions.open_invitation(token=token, now=clock.now())
    form = NewPasswordForm(request.POST or None, user=invitation.user)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            user = actions.accept(
                token=token, password=form.cleaned_data["password"], now=clock.now()
            )
        audit.record_sign_in(
            "account.accepted", person=user.person_id, now=clock.now(), outcome="done"
        )
        return perform_password_login(request, {"username": user.username}, Login(user=user))
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "username": invitation.user.username}
    return render(request, "organisation/accept.html", shown, status=status)


@writes(Permission.ACCOUNT_ISSUE, step_up=True)
def new_link(request: Request, user_id: UUID) -> HttpResponse:
    """Make a new link for somebody who has not used theirs."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    return _link_page(
        request, actions.new_link(user_id=user_id, actor=request.actor, now=clock.now()), ""
    )


@writes(Permission.ACCOUNT_ISSUE)
def close(request: Request, user_id: UUID) -> HttpResponse:
    """Close an account at once."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.close(user_id=user_id, actor=request.actor, now=clock.now())
    return redirect("organisation:accounts")


@writes(Permission.ACCOUNT_ISSUE, step_up=True)
def reopen(request: Request, user_id: UUID) -> HttpResponse:
    """Open a closed account again."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.reopen(user_id=user_id, actor=request.actor, now=clock.now())
    return redirect("organisation:accounts")


@writes(Permission.ASSIGNMENT_WRITE)
def end(request: Request, assignment_id: UUID) -> HttpResponse:
    """End a colleague's assignment."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.end_assignment(assignment_id=assignment_id, actor=request.actor, today=clock.today())
    return redirect("organisation:accounts")


@writes(Permission.ACCOUNT_RECOVER, step_up=True)
def ask(request: Request, user_id: UUID) -> HttpResponse:
    """Ask that a colleague gets a new start."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.ask_recovery(user_id=user_id, actor=request.actor, now=clock.now())
    return redirect("organisation:accounts")


@writes(Permission.ACCOUNT_RECOVER, step_up=True)
def approve(request: Request, recovery_id: UUID) -> HttpResponse:
    """Approve what another asked for; the one-time link is shown once."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    token = actions.approve_recovery(recovery_id=recovery_id, actor=request.actor, now=clock.now())
    return _link_page(request, token, "")


@writes(Permission.ASSIGNMENT_WRITE)
def absences(request: Request) -> HttpResponse:
    """Show who covers whom in the unit, and cover another absence."""
    actor, today = request.actor, clock.today()
    here = queries.assignments_at(unit_ids=[actor.unit], today=today)
    people = sorted({(str(one.person), one.person_name) for one in here}, key=lambda p: p[1])
    form = AbsenceForm(request.POST or None, people=people, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            _take_over(form, actor)
        except Invalid as problem:
            for name, text in problem.errors.items():
                form.add_error(name, text)
        else:
            return redirect("organisation:absences")
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "absences": queries.absences_at(unit_id=actor.unit, today=today)}
    return render(request, "organisation/absences.html", shown, status=status)


def _take_over(form: AbsenceForm, actor: Actor) -> None:
    """Cover until the last day, or without one hand everything over for good."""
    data, now = form.cleaned_data, clock.now()
    away, other = UUID(data["person"]), UUID(data["stand_in"])
    first, last = data["first_on"], data["last_on"]
    if last is None:
        absence.reassign(person_id=away, to_id=other, from_on=first, actor=actor, now=now)
        return
    absence.cover(
        person_id=away, stand_in_id=other, first_on=first, last_on=last, actor=actor, now=now
    )
