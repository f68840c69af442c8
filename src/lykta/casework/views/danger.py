"""What has been done to the person, how great the risk is, and the plan to be safe."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from lykta.casework import api as casework
from lykta.casework.forms.inquiry import RiskForm, SafetyPlanForm, ViolenceForm
from lykta.casework.views.drafting import unsent
from lykta.casework.views.sheets import done, first, sheet
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import typed
from lykta.pages.gates import Request, writes


@writes(Permission.INQUIRY_WRITE)
def violence(request: Request, matter_id: UUID) -> HttpResponse:
    """Record the violence as told."""
    kept = unsent(request, ViolenceForm.draft, matter_id)
    form = ViolenceForm(typed(request), initial=kept.initial)
    act = partial(
        casework.violence.record, matter_id=matter_id, actor=request.actor, now=clock.now()
    )
    said = _("Det personen berättade finns i ärendet.")
    return done(request, matter_id, form, act, said=said) or sheet(
        request, matter_id, form, unsent=kept
    )


@writes(Permission.INQUIRY_WRITE)
def risk(request: Request, matter_id: UUID) -> HttpResponse:
    """Record the result of a risk assessment, the person's own estimate beside it."""
    kept = unsent(request, RiskForm.draft, matter_id)
    form = RiskForm(typed(request), initial=first(kept.initial))
    known = [(one.code, one.title) for one in casework.risks.instruments()]
    form.let_choose("instrument", [("", _("Välj …")), *known])
    act = partial(_assess, request, matter_id)
    return done(request, matter_id, form, act, said=_("Riskbedömningen finns i ärendet.")) or sheet(
        request, matter_id, form, unsent=kept
    )


def _assess(request: Request, matter_id: UUID, **said: Any) -> None:
    made = casework.risks.assess(matter_id=matter_id, actor=request.actor, now=clock.now(), **said)
    for warning in made.warnings:
        messages.warning(request, _(warning))


@writes(Permission.INQUIRY_WRITE)
def safety_plan(request: Request, matter_id: UUID) -> HttpResponse:
    """Write the plan to be safe."""
    kept = unsent(request, SafetyPlanForm.draft, matter_id)
    form = SafetyPlanForm(typed(request), initial=kept.initial)
    act = partial(
        casework.risks.write_safety_plan,
        matter_id=matter_id,
        actor=request.actor,
        now=clock.now(),
    )
    return done(request, matter_id, form, act, said=_("Säkerhetsplanen gäller nu.")) or sheet(
        request, matter_id, form, unsent=kept
    )
