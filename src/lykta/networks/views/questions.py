"""What ombuds wonder, and the answers."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.networks import access
from lykta.networks.actions import questions as actions
from lykta.networks.forms import AnswerForm, QuestionForm
from lykta.networks.queries import meetings as found
from lykta.networks.views import pages
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes


@reads(Permission.NETWORKS_READ)
def questions(request: Request) -> HttpResponse:
    """Show what ombuds have asked, and been answered."""
    return show(
        request,
        "networks/questions.html",
        questions=found.questions(),
        may_ask=request.actor.may(Permission.NETWORKS_ASK),
    )


@reads(Permission.NETWORKS_READ)
def question(request: Request, question_id: UUID) -> HttpResponse:
    """Show one question with its answer."""
    seen = found.question(question_id)
    may_describe = access.may_describe(actor=request.actor)
    return show(
        request,
        "networks/question.html",
        question=seen,
        may_describe=may_describe,
        shows_name=may_describe or seen.asked_by == request.actor.person,
    )


@writes(Permission.NETWORKS_ASK)
def ask(request: Request) -> HttpResponse:
    """Ask."""
    form = QuestionForm(typed(request))
    by = pages.by(request)
    done = (
        attempt(request, form, lambda **told: actions.ask(**told, **by))
        if request.method == "POST"
        else None
    )
    if done:
        said = _("Tack. Frågan är skickad, och du får veta när den är besvarad.")
        return see_other(request, "networks:question", done.value, said=said)
    return pages.act(request, form, back=reverse("networks:questions"))


@writes(Permission.NETWORKS_WRITE)
def answer(request: Request, question_id: UUID) -> HttpResponse:
    """Answer for every ombud to read."""
    seen = found.question(question_id)
    form = AnswerForm(typed(request), initial={"text": seen.answer})
    by = pages.by(request, question_id=question_id)
    if request.method == "POST" and attempt(
        request, form, lambda **told: actions.answer(**told, **by)
    ):
        return see_other(request, "networks:question", question_id, said=_("Svaret är sparat."))
    back = reverse("networks:question", args=[question_id])
    return pages.act(request, form, back=back, above=seen.title)
