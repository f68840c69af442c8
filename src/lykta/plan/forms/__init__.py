"""Input about the plan: answers to open questions, and a report on a measure."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.kernel.party import Party
from lykta.pages.forms import PageForm


class PartyForm(PageForm):
    """Who it is: one the plan knows, or somebody else by name."""

    party = forms.ChoiceField(label=_("Vem?"), required=False)
    other = forms.CharField(label=_("Någon annan"), required=False, max_length=200)

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties = {party.code or party.name: party for party in parties}
        known = [(key, party.name) for key, party in self.parties.items()]
        self.let_choose("party", [("", _("Välj")), *known])

    def clean(self) -> dict[str, Any]:
        """Take the chosen party or the written name; exactly one of them."""
        data = super().clean() or {}
        chosen, other = data.get("party", ""), data.get("other", "").strip()
        if bool(chosen) == bool(other):
            self.add_error("party", _("Välj en i listan, eller skriv ett namn under."))
        else:
            data["who"] = self.parties[chosen] if chosen else Party(name=other)
        return data


class HolderForm(PartyForm):
    """Who holds an area or a duty, and from when if it is known."""

    since = forms.CharField(
        label=_("Från när?"),
        help_text=_("Till exempel 2024, 2024-08 eller 2024-08-15. Lämna tomt om det är okänt."),
        required=False,
        max_length=24,
    )


class EvaluationForm(forms.Form):
    """What an evaluation showed."""

    outcome = forms.CharField(
        label=_("Vad visade utvärderingen?"), max_length=5000, widget=forms.Textarea
    )


class DecisionForm(forms.Form):
    """When a decision was taken."""

    decided = forms.CharField(
        label=_("När togs beslutet?"),
        help_text=_("Till exempel 2025-01 eller 2025-01-27."),
        max_length=24,
    )
