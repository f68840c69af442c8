"""How a page answers a form: done, or the form again with the reason and all that was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from lykta.kernel.problems import Invalid, NotNow, Problem, Refused
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, log_denial

T = TypeVar("T")


@dataclass(frozen=True)
class Done(Generic[T]):
    """What the action gave back."""

    value: T


def typed(request: Request) -> QueryDict | None:
    """Return what was sent, or None for a page that is only opened."""
    return request.POST if request.method == "POST" else None


def attempt(request: Request, form: PageForm, act: Callable[..., T]) -> Done[T] | None:
    """Do what the form asks for, with its answers as keywords. None: the form says why not.

    A savepoint takes back whatever the action had begun. `Unknown` is not caught: it is a 404.
    A refusal is logged as a denial, as the gate would, but what was typed stays on the page.
    """
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            return Done(act(**form.cleaned_data))
    except (Invalid, NotNow, Refused) as problem:
        _tell(form, problem)
        if isinstance(problem, Refused):
            log_denial(request, problem, _keys(request))
        return None


def _keys(request: Request) -> dict[str, Any]:
    """Return the keys that stand in the page's address."""
    return dict(request.resolver_match.kwargs) if request.resolver_match else {}


def _tell(form: PageForm, problem: Problem) -> None:
    form.problem = problem
    if not isinstance(problem, Invalid):
        form.add_error(None, gettext(problem.reason))
        return
    for name, text in problem.errors.items():
        form.add_error(name if name in form.fields else None, gettext(text))


def show(
    request: Request, template: str, *, form: PageForm | None = None, **context: object
) -> HttpResponse:
    """Render the page; its status says what became of the form that was sent."""
    status = status_of(form) if form is not None else HTTPStatus.OK
    return render(request, template, {**context, "form": form}, status=status)


def status_of(form: PageForm) -> HTTPStatus:
    """Return 200, or 403, 409 or 422 for a form that could not be done."""
    if not form.is_bound or not form.errors:
        return HTTPStatus.OK
    if isinstance(form.problem, Refused):
        return HTTPStatus.FORBIDDEN
    if isinstance(form.problem, NotNow):
        return HTTPStatus.CONFLICT
    return HTTPStatus.UNPROCESSABLE_ENTITY


class SeeOther(HttpResponseRedirect):
    """303: what was sent is done; going back does not send it again."""

    status_code = HTTPStatus.SEE_OTHER


def see_other(request: Request, view: str, *keys: object, said: str = "") -> HttpResponse:
    """Go to a page after something was done, and say what."""
    if said:
        messages.success(request, said)
    return SeeOther(reverse(view, args=keys))
