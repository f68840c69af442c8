"""What is asked about a material and its file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.documents import api as documents
from lykta.knowledge.terms import Audience
from lykta.pages.forms import DayField, PageForm, TermsField, TextField
from lykta.pages.guarding import GuardedForm


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


class FileForm(documents.FileForm):
    """A file for a material."""

    lead = _("PDF, Word, PNG eller JPEG, högst 8 megabyte. En ny fil ersätter den förra.")


class WithdrawForm(PageForm):
    """A material is taken out."""

    heading = _("Ta bort materialet ur biblioteket?")
    button = _("Ta bort")
