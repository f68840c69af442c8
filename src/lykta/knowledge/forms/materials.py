"""What is asked about a material and its file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.kernel.case_guard import traces
from lykta.knowledge.rules import files
from lykta.knowledge.terms import Audience
from lykta.pages.forms import DayField, PageForm, TermsField, TextField
from lykta.pages.guarding import TICKED, GuardedForm


class MaterialForm(GuardedForm):
    """A material in the library."""

    heading = _("Material")
    guarded = ("title", "about")
    why = {"review_on": _("Gammalt material är värre än inget. Då påminner vi.")}

    title = forms.CharField(label=_("Vad heter det?"), max_length=200)
    about = TextField(label=_("Vad är det bra för?"), rows=3, max_length=2_000, required=False)
    audiences = TermsField(Audience, label=_("För vilka?"))
    source = forms.CharField(label=_("Vem har gjort det?"), max_length=200, required=False)
    version = forms.CharField(
        label=_("Version"), help_text=_("Till exempel: 2, eller hösten 2026."), max_length=60
    )
    owner = forms.ChoiceField(label=_("Vem hos oss håller det aktuellt?"))
    review_on = DayField(label=_("När ska det ses över?"))
    link = forms.URLField(
        label=_("Länk"),
        help_text=_("Börjar med https://"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Länken går inte att läsa. Den ska börja med https://.")},
    )


class FileForm(GuardedForm):
    """A file for a material: the guard reads its name and, in Word, its text."""

    heading = _("Lägg till en fil")
    lead = _("PDF, Word, PNG eller JPEG, högst 8 megabyte. En ny fil ersätter den förra.")
    button = _("Lägg till filen")

    file = forms.FileField(
        label=_("Välj fil"),
        max_length=200,
        error_messages={
            "required": _("Välj en fil."),
            "empty": _("Filen är tom. Välj en annan."),
            "max_length": _("Filens namn är för långt."),
        },
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.png,.jpg,.jpeg"}),
    )

    def clean(self) -> dict[str, Any]:
        """Read the file; warn when its name or text looks like a case. Gives `data` and `name`."""
        ticked = TICKED in self.data
        data = super().clean()
        sent = data.pop("file", None)
        if sent is None:
            return data
        if sent.size > files.LARGEST:
            self.add_error("file", files.TOO_LARGE)
            return data
        data["data"], data["name"] = sent.read(), sent.name
        try:
            kept = files.read(data=data["data"], name=sent.name)
        except files.BadFile as bad:
            self.add_error("file", str(bad))
            return data
        found = traces(f"{kept.name}\n{kept.text}")
        if found and not ticked:
            self._warn("file", found)
        return data


class WithdrawForm(PageForm):
    """A material is taken out."""

    heading = _("Ta bort materialet ur biblioteket?")
    button = _("Ta bort")
