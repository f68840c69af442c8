"""What HR sets in the guidance."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.pages.forms import PageForm
from lykta.workplace.rules.support import Contact, Line


class ContactForm(PageForm):
    """A function's ways in, or the limit for repeated absence."""

    lead = _("En funktion, aldrig en person. Alla kan läsa det, också utan att logga in.")

    name = forms.CharField(label=_("Vad det heter"), max_length=120)
    number = forms.CharField(label=_("Telefon"), max_length=30, required=False)
    web = forms.URLField(
        label=_("Adress på webben"), max_length=200, required=False, assume_scheme="https"
    )
    hours = forms.CharField(label=_("När det svarar"), max_length=120, required=False)
    confirmed = forms.BooleanField(label=_("Jag har provat att det stämmer i dag"), required=False)

    def __init__(self, *args: Any, line: Line, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heading = line.swedish  # type: ignore[misc]
        if line is Line.ABSENCE:
            for name in ("number", "web", "hours"):
                del self.fields[name]
            self.fields["name"].label = _("Gränsen, till exempel: 6 gånger på 12 månader")


def starting(said: Contact) -> dict[str, Any]:
    """Return what the form begins with; confirming is said anew each time."""
    return {name: getattr(said, name) for name in ("name", "number", "web", "hours")}
