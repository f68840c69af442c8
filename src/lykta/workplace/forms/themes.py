"""Deciding what units share, what goes to the plan, and earlier years' numbers."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lykta.pages.forms import KeyField, PageForm, TextField
from lykta.pages.guarding import GuardedForm
from lykta.workplace.rules.facts import Words
from lykta.workplace.rules.sharing import SharedTheme
from lykta.workplace.terms import Side

Checks = forms.CheckboxSelectMultiple


class ThemeForm(GuardedForm):
    """A theme's name, and the units whose texts belong to it."""

    button = _("Bekräfta temat")
    refuses: ClassVar[bool] = True
    guarded: ClassVar[tuple[str, ...]] = ("name",)
    name = forms.CharField(label=_("Temats namn"), max_length=80)
    improve = forms.MultipleChoiceField(
        label=_("Behöver bli bättre"),
        required=False,
        widget=Checks,
        help_text=_("Kryssa bort det som inte hör hit, och i det som fattas."),
    )
    works = forms.MultipleChoiceField(label=_("Fungerar bra"), required=False, widget=Checks)
    move_to = forms.ChoiceField(label=_("Flytta det jag kryssar bort till"), required=False)

    def __init__(
        self,
        *args: Any,
        wrote: Mapping[Side, Sequence[Words]],
        held: SharedTheme | None,
        others: Sequence[SharedTheme],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for side in Side:
            self._offer(side, wrote[side], held)
        if held is None:
            del self.fields["move_to"]
            return
        self.initial.setdefault("name", held.name)
        moves = [("", gettext("Ingenstans")), *((one.code, one.name) for one in others)]
        self.let_choose("move_to", moves)

    def _offer(self, side: Side, wrote: Sequence[Words], held: SharedTheme | None) -> None:
        """Offer the units that wrote, and those inside without words; the ones inside first."""
        inside = {one.id for one in getattr(held, side.value)} if held else set()
        spoken = {one.id for one in wrote}
        silent = [one for one in getattr(held, side.value, ()) if one.id not in spoken]
        rows = [*wrote, *(Words(one.id, one.name, "–") for one in silent)]
        if not rows:
            del self.fields[side.value]
            return
        rows.sort(key=lambda one: (one.id not in inside, one.name))
        words = [(str(one.id), f"{one.name}: {one.text}") for one in rows]
        self.let_choose(side.value, words)
        self.initial.setdefault(side.value, [str(key) for key in inside])

    def clean(self) -> dict[str, Any]:
        """Give the chosen units as keys."""
        cleaned = super().clean()
        for side in Side:
            cleaned[side.value] = [UUID(key) for key in cleaned.get(side.value) or ()]
        return cleaned


class ConfirmForm(PageForm):
    """Confirm every theme as it stands; nothing to fill in."""

    button = _("Bekräfta alla som de står")


class SuggestForm(GuardedForm):
    """What the administration wants in the plan, in words that fit the whole of it."""

    heading = _("Föreslå till planen")
    lead = _(
        "Planen är offentlig. Skriv så att det gäller hela förvaltningen, utan enheternas namn."
    )
    button = _("Skicka förslaget")
    refuses: ClassVar[bool] = True
    guarded: ClassVar[tuple[str, ...]] = ("theme", "text")

    theme = forms.CharField(label=_("Vad handlar det om?"), max_length=80)
    text = TextField(label=_("Vad behöver göras?"), rows=4, max_length=500)


class EarlierForm(PageForm):
    """An administration's numbers of a year before Lykta."""

    heading = _("Skriv in tidigare års tal")
    lead = _(
        "Så att bilden över åren börjar före Lykta. Bara antal enheter, en förvaltning i taget."
    )
    button = _("Spara talen")

    administration_id = KeyField(label=_("Förvaltning"))
    year = forms.IntegerField(label=_("År"), min_value=2001, max_value=2100)
    asked = forms.IntegerField(label=_("Enheter som tillfrågades"), min_value=1, max_value=10_000)
    answered = forms.IntegerField(label=_("Enheter som svarade"), min_value=0, max_value=10_000)

    def __init__(
        self, *args: Any, administrations: Sequence[tuple[UUID, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose_row("administration_id", administrations)
