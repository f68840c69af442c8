"""Input about ombuds, units and members."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.kernel.period import LONGEST
from lykta.networks.terms import Ending
from lykta.pages.forms import DayField, KeyField, PageForm, TermField
from lykta.pages.guarding import GuardedForm

PERIOD_HINT = _("Till exempel 2024, 2024-08 eller 2024-08-15. Lämna tomt om det är okänt.")


class AppointForm(PageForm):
    """Who becomes the unit's ombud."""

    heading = _("Utse våldsombud")
    button = _("Utse")

    person = KeyField(label=_("Någon som arbetar i enheten"), required=False)
    name = forms.CharField(label=_("Eller någon annan, med namn"), required=False, max_length=200)
    on = DayField(label=_("Från och med"))
    trained = forms.CharField(
        label=_("Grundutbildad"), help_text=PERIOD_HINT, required=False, max_length=LONGEST
    )

    def __init__(self, *args: Any, staff: Collection[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose_row("person", staff)
        if not staff:
            del self.fields["person"]
            self.fields["name"].label = _("Namn")

    def clean(self) -> dict[str, Any]:
        """Take one of the two ways to say who."""
        data = super().clean() or {}
        name, person = data.get("name", "").strip(), data.get("person")
        if bool(name) == bool(person):
            self.add_error("name", _("Välj någon i listan, eller skriv ett namn. Inte båda."))
        return data


class EndForm(PageForm):
    """That an ombud's time is over."""

    heading = _("Avsluta ombudsuppdraget")
    lead = _("Då får chefen och strategen en påminnelse om att utse någon ny.")
    button = _("Avsluta uppdraget")

    last = DayField(label=_("Sista dag"))
    reason = TermField(Ending, label=_("Varför?"))


class TrainingForm(PageForm):
    """When an ombud was trained."""

    heading = _("Ombudets utbildning")

    trained = forms.CharField(
        label=_("Grundutbildad"), help_text=PERIOD_HINT, required=False, max_length=LONGEST
    )
    refreshed_on = DayField(label=_("Senaste repetitionen"), required=False)


class ExemptForm(GuardedForm):
    """That a unit needs no ombud of its own."""

    heading = _("Enheten behöver inget eget ombud")
    guarded = ("reason",)

    reason = forms.CharField(
        label=_("Vem vänder sig enheten till i stället?"),
        help_text=_("Till exempel: delar ombud med grannenheten."),
        max_length=500,
    )


class MemberForm(PageForm):
    """Somebody who is in a network."""

    heading = _("Lägg till en deltagare")
    button = _("Lägg till")

    name = forms.CharField(label=_("Namn"), max_length=200)
    organisation = forms.CharField(label=_("Organisation"), max_length=200)
    outside = forms.BooleanField(label=_("Utanför kommunen"), required=False)
    leads = forms.BooleanField(label=_("Leder nätverket"), required=False)
    on = DayField(label=_("Från och med"))


class RhythmForm(PageForm):
    """How a network is to work."""

    heading = _("Så arbetar nätverket")

    fewest = forms.IntegerField(label=_("Minst antal möten per år"), min_value=0, max_value=52)
    most = forms.IntegerField(label=_("Högst antal möten per år"), min_value=0, max_value=52)
    refresher_months = forms.IntegerField(
        label=_("Utbildningen repeteras efter så många månader"),
        help_text=_("Lämna tomt tills kommunen har bestämt."),
        required=False,
        min_value=1,
        max_value=120,
    )
