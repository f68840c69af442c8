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
from lykta.workplace.queries import overview, rounds, sharing
from lykta.workplace.rules.facts import Asked
from lykta.workplace.rules.sharing import SharedTheme, without_theme
from lykta.workplace.terms import Side

LOOSE = 50  # of what no theme holds, on the page


def _asked(round_id: UUID) -> Asked:
    found = overview.own(round_id)
    if found is None:
        raise Unknown()
    return found


@reads(Permission.WORKPLACE_OVERSEE)
def themes(request: Request, round_id: UUID) -> HttpResponse:
    """Show every theme with its units, and what no theme holds."""
    of, asked = rounds.round_of(round_id), _asked(round_id)
    voices = overview.voices(asked)
    found = sharing.found(asked, voices)
    loose = without_theme(voices, found)[:LOOSE]
    signed = rounds.is_signed(round_id=round_id, administration=asked.administration)
    return show(
        request,
        "workplace/themes.html",
        form=ConfirmForm(),
        round=of,
        themes=found,
        waiting=[one for one in found if not one.is_decided],
        loose=overview.words(asked, Side.IMPROVE, of=loose) if loose else (),
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
    asked = _asked(round_id)
    found = {one.code: one for one in sharing.found(asked, overview.voices(asked))}
    if code not in found:
        raise Unknown()
    others = [one for one in found.values() if one.code != code]
    return _form(request, asked, held=found[code], others=others)


@writes(Permission.WORKPLACE_GROUP)
def new(request: Request, round_id: UUID) -> HttpResponse:
    """Make a theme that the words did not suggest."""
    return _form(request, _asked(round_id), held=None, others=[])


def _form(
    request: Request, asked: Asked, *, held: SharedTheme | None, others: list[SharedTheme]
) -> HttpResponse:
    wrote = {side: overview.words(asked, side) for side in Side}
    form = ThemeForm(typed(request), wrote=wrote, held=held, others=others)
    code = held.code if held else ""

    def act(**cleaned: Any) -> str:
        by: dict[str, Any] = {"actor": request.actor, "now": clock.now()}
        return actions.decide(round_id=asked.round, code=code, **cleaned, **by)

    if attempt(request, form, act):
        return see_other(request, "workplace:themes", asked.round, said=_("Temat är bekräftat."))
    title = held.name if held else _("Nytt tema")
    back = reverse("workplace:themes", args=[asked.round])
    return show(request, "workplace/theme.html", form=form, back=back, title=title, theme=held)
