"""What is asked about a call for applications."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.pages.forms import DayField, PageForm, TextField

MOST = 2_000_000_000
KRONOR = _("Hela kronor, bara siffror.")


class CallForm(PageForm):
    """A call: what for, for whom, until when, and what counts."""

    heading = _("Utlysning")
    lead = _("Den sparas som utkast. Ingen ser den förrän du publicerar.")
    button = _("Spara utkastet")
    why = {
        "criteria": _("Ansökan bedöms mot varje rad. De går inte att ändra efter publicering."),
        "report_by": _("Då berättar föreningen vad pengarna gav, genom en egen länk."),
    }

    title = forms.CharField(label=_("Vad heter utlysningen?"), max_length=200)
    about = TextField(label=_("Vad kan man få pengar till?"), rows=4, max_length=4_000)
    who = TextField(label=_("Vilka kan söka?"), rows=3, max_length=2_000)
    criteria = TextField(
        label=_("Vad bedöms ansökan mot?"),
        help_text=_("Ett kriterium på varje rad."),
        rows=5,
        max_length=2_000,
    )
    opens_on = DayField(label=_("Första dag att ansöka"))
    closes_on = DayField(label=_("Sista dag att ansöka"))
    frame = forms.IntegerField(
        label=_("Hur mycket finns att dela ut?"), help_text=KRONOR, min_value=1, max_value=MOST
    )
    most = forms.IntegerField(
        label=_("Högst till en ansökan"),
        help_text=KRONOR,
        min_value=1,
        max_value=MOST,
        required=False,
    )
    decides = forms.CharField(label=_("Vem beslutar?"), max_length=200)
    report_by = DayField(label=_("Senaste dag för återrapport"))

    def clean_criteria(self) -> list[str]:
        """Return the lines, without empty ones."""
        lines = [line.strip() for line in self.cleaned_data["criteria"].splitlines()]
        found = [line[:200] for line in lines if line]
        if not found:
            raise forms.ValidationError(_("Skriv minst ett kriterium, ett på varje rad."))
        return found


class PublishForm(PageForm):
    """Publishing asks first."""

    heading = _("Publicera utlysningen?")
    lead = _("Alla kan läsa den och föreningar kan ansöka. Den går inte att ändra efteråt.")
    button = _("Publicera")


class TakeInForm(PageForm):
    """A button."""

    heading = _("Ta in ansökan")
    lead = _("Då syns den under utlysningen och kan bedömas.")
    button = _("Ta in ansökan")
