"""Input about the prize's jury: who sits, their links, conflicts of interest and notes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.council.forms import LinkForm
from lykta.pages.forms import KeyField, PageForm, TextField
from lykta.pages.guarding import GuardedForm


class JuryForm(PageForm):
    """Who judges."""

    heading = _("Vilka sitter i juryn?")

    members = forms.MultipleChoiceField(
        label=_("Ledamöter i rådet"), widget=forms.CheckboxSelectMultiple
    )

    def offer(self, rows: Sequence[tuple[Any, str]]) -> None:
        """Set who can be chosen: (key, words)."""
        self.let_choose("members", [(str(key), words) for key, words in rows])

    def clean_members(self) -> set[UUID]:
        """Return the chosen keys."""
        return {UUID(one) for one in self.cleaned_data["members"]}


class JurorLinkForm(LinkForm):
    """A juror's link."""

    heading = _("Jurymedlemmens länk")


class UnseatForm(GuardedForm):
    """Taking a juror out asks first, and who sits instead."""

    heading = _("Ta bort ur juryn?")
    lead = _("Länken slutar gälla direkt och anteckningarna raderas. Det går inte att ångra.")
    button = _("Ta bort ur juryn")
    guarded = ("why_left",)

    why_left = forms.CharField(
        label=_("Varför lämnar jurymedlemmen?"),
        help_text=_("Behövs när jurymedlemmen har börjat läsa."),
        max_length=200,
        required=False,
        empty_value="",
    )
    instead_id = KeyField(
        label=_("Vem sitter i stället?"),
        help_text=_("Lämna tomt om ingen ersätter."),
        widget=forms.Select,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Give the reason under its own name."""
        said = super().clean()
        if "why_left" in said:
            said["why"] = said.pop("why_left")
        return said


class ConflictForm(GuardedForm):
    """A juror's own conflict of interest."""

    heading = _("Anmäl jäv")
    button = _("Anmäl jäv")
    guarded = ("why_so",)

    why_so = TextField(
        label=_("Varför är du jävig?"),
        help_text=_("Till exempel att du arbetar där eller är nära någon som är nominerad."),
        rows=3,
        max_length=1_000,
    )

    def clean(self) -> dict[str, Any]:
        """Give the reason under its own name."""
        said = super().clean()
        if "why_so" in said:
            said["why"] = said.pop("why_so")
        return said


class TellConflictForm(ConflictForm):
    """A conflict of interest that a juror has told the secretary."""

    lead = _("Den som är jävig läser och skriver inget om nomineringen, och beslutar inte.")
    button = _("Spara jävet")

    juror_id = KeyField(label=_("Vem anmälde jäv?"), widget=forms.Select)
    field_order = ("juror_id", "why_so")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why_so"].label = _("Varför?")


class NoteForm(GuardedForm):
    """A juror's note."""

    button = _("Spara")
    guarded = ("text",)

    text = TextField(
        label=_("Din anteckning"),
        help_text=_("Bara du ser den tills juryn möts."),
        rows=5,
        max_length=4_000,
        required=False,
    )
    wants = forms.BooleanField(label=_("Jag vill se den som finalist"), required=False)


class MeetForm(PageForm):
    """Opening the notes asks first."""

    heading = _("Möts juryn nu?")
    lead = _(
        "Juryns anteckningar öppnas för dig och för juryn, utom för den som är jävig. "
        "Efter det ändras de inte."
    )
    button = _("Öppna anteckningarna")
