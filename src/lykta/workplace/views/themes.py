"""What units share: the themes as words suggest them, decided by director or HR."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes
from lykta.workplace.actions import themes as actions
from lykta.workplace.forms.themes import ConfirmForm, ThemeForm
from lykta.workplace.queries import rounds, sharing
from lykta.workplace.rules.facts import Unit
from lykta.workplace.rules.sharing import SharedTheme, without_theme


def _units(round_id: UUID) -> list[Unit]:
    units = rounds.own_units(round_id)
    if not units:
        raise Unknown()
    return units


@reads(Permission.WORKPLACE_OVERSEE)
def themes(request: Request, round_id: UUID) -> HttpResponse:
    """Show every theme with its units, and what no theme holds."""
    of, units = rounds.round_of(round_id), _units(round_id)
    found = sharing.found(units)
    signed = rounds.is_signed(round_id=round_id, administration=units[0].administration)
    return show(
        request,
        "workplace/themes.html",
        form=ConfirmForm(),
        round=of,
        themes=found,
        waiting=[one for one in found if not one.is_decided],
        loose=without_theme(units, found),
        may_group=request.actor.may(Permission.WORKPLACE_GROUP) and not signed,
    )


@writes(Permission.WORKPLACE_GROUP)
def confirm(request: Request, round_id: UUID) -> HttpResponse:
    """Confirm every theme as it is suggested."""
    form = ConfirmForm(typed(request))
    act = partial(actions.confirm_all, round_id=round_id, actor=request.actor, now=clock.now())
    if attempt(request, form, act):
        return see_other(request, "workplace:themes", round_id, said=_("Temana är bekräftade."))
    back = reverse("workplace:themes", args=[round_id])
    return show(request, "workplace/confirm_themes.html", form=form, back=back)


@writes(Permission.WORKPLACE_GROUP)
def theme(request: Request, round_id: UUID, code: str) -> HttpResponse:
    """Confirm, name or move what one theme holds."""
    units = _units(round_id)
    found = {one.code: one for one in sharing.found(units)}
    if code not in found:
        raise Unknown()
    others = [one for one in found.values() if one.code != code]
    return _form(request, round_id, units, held=found[code], others=others)


@writes(Permission.WORKPLACE_GROUP)
def new(request: Request, round_id: UUID) -> HttpResponse:
    """Make a theme that the words did not suggest."""
    return _form(request, round_id, _units(round_id), held=None, others=[])


def _form(
    request: Request,
    round_id: UUID,
    units: list[Unit],
    *,
    held: SharedTheme | None,
    others: list[SharedTheme],
) -> HttpResponse:
    form = ThemeForm(typed(request), units=units, held=held, others=others)
    code = held.code if held else ""

    def act(**cleaned: Any) -> str:
        by: dict[str, Any] = {"actor": request.actor, "now": clock.now()}
        return actions.decide(round_id=round_id, code=code, **cleaned, **by)

    if attempt(request, form, act):
        return see_other(request, "workplace:themes", round_id, said=_("Temat är bekräftat."))
    title = held.name if held else _("Nytt tema")
    back = reverse("workplace:themes", args=[round_id])
    return show(request, "workplace/theme.html", form=form, back=back, title=title, theme=held)
