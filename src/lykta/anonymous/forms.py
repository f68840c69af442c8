"""The team's forms: an answer, and the question to hand over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.pages.forms import PageForm, TextField


class AnswerForm(PageForm):
    """An answer in the thread. It is locked at once, to the writer and to us."""

    heading = _("Svara")
    button = _("Skicka svaret")
    why = {
        "text": _("Skriv kort och vänligt. Fråga inte efter namn. Svaret låses när du skickar det.")
    }

    text = TextField(label=_("Ditt svar"), rows=7, max_length=15_000)


class HandOverForm(PageForm):
    """The question whether another unit may take over: only the writer can say yes."""

    heading = _("Fråga om en annan enhet får ta över")
    lead = _("Den som skriver får frågan i sin tråd. Bara ett ja flyttar tråden.")
    button = _("Ställ frågan")

    unit = forms.ChoiceField(label=_("Vilken enhet?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, units: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("unit", list(units))


class KeyForm(PageForm):
    """A choice about the team's key, by its button."""

    act = forms.ChoiceField(choices=[("make", ""), ("change", ""), ("lost", "")])
    sure = forms.BooleanField(label=_("Ja, jag är säker"), required=False)
