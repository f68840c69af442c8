"""What an association writes: its application, and later what the money gave."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.pages.forms import TextField
from lykta.pages.guarding import GuardedForm

NOBODY = _("Skriv inte om enskilda människor ni möter. Antal räcker.")
MOST = 2_000_000_000
_NUMBER = re.compile(r"\d{6}-?\d{4}", re.ASCII)


class ApplicationForm(GuardedForm):
    """An association's application (F14)."""

    heading = _("Ansökan")
    button = _("Skicka ansökan")
    guarded = ("title", "aim", "groups", "how", "other_money")
    why = {
        "mail": _("Dit skickar vi beslutet, och senare länken för att berätta hur det gick."),
        "how": NOBODY,
    }

    association = forms.CharField(label=_("Föreningens namn"), max_length=200)
    number = forms.CharField(
        label=_("Organisationsnummer"), help_text=_("Tio siffror."), max_length=20
    )
    contact = forms.CharField(label=_("Vem kan vi prata med?"), max_length=200)
    mail = forms.EmailField(
        label=_("E-post"),
        max_length=200,
        error_messages={"invalid": _("Skriv en e-postadress, till exempel namn@exempel.se.")},
    )
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)
    title = forms.CharField(label=_("Vad söker ni pengar till?"), max_length=200)
    aim = TextField(label=_("Vad ska det leda till?"), rows=4, max_length=3_000)
    groups = TextField(label=_("För vilka?"), rows=3, max_length=2_000)
    how = TextField(label=_("Hur ska ni göra?"), rows=5, max_length=4_000)
    amount = forms.IntegerField(
        label=_("Hur mycket söker ni?"),
        help_text=_("Hela kronor, bara siffror."),
        min_value=1,
        max_value=MOST,
    )
    other_money = TextField(
        label=_("Har ni sökt eller fått andra pengar till samma sak?"),
        rows=2,
        max_length=1_000,
        required=False,
    )

    def __init__(self, *args: Any, most: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = most

    def clean_number(self) -> str:
        """Return the number as 802400-1234. Raises ValidationError for anything else."""
        found = str(self.cleaned_data["number"]).replace(" ", "")
        if not _NUMBER.fullmatch(found):
            raise forms.ValidationError(_("Skriv tio siffror, till exempel 802400-1234."))
        digits = found.replace("-", "")
        return f"{digits[:6]}-{digits[6:]}"

    def clean_amount(self) -> int:
        """Return the sum, which is no more than one application may have."""
        amount = int(self.cleaned_data["amount"])
        if self.most is not None and amount > self.most:
            words = _("En ansökan kan få högst %(most)s kronor.") % {"most": self.most}
            raise forms.ValidationError(words)
        return amount


class ReportBackForm(GuardedForm):
    """What the association tells afterwards."""

    heading = _("Berätta hur det gick")
    button = _("Skicka")
    guarded = ("done", "learned")
    why = {"done": NOBODY}

    done = TextField(label=_("Vad har ni gjort, och vad ledde det till?"), rows=5, max_length=4_000)
    reached = forms.IntegerField(
        label=_("Ungefär hur många nådde ni?"), min_value=0, max_value=1_000_000, required=False
    )
    used = forms.IntegerField(
        label=_("Hur mycket av pengarna har ni använt?"),
        help_text=_("Hela kronor, bara siffror."),
        min_value=0,
        max_value=MOST,
    )
    learned = TextField(
        label=_("Vad har ni lärt er som andra kan ha nytta av?"),
        rows=4,
        max_length=3_000,
        required=False,
    )
