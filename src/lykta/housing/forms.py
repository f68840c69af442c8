"""What is asked when somebody is placed, leaves, or a provider is registered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.housing.terms import EndReason, PermitKind, Receives
from lykta.pages.forms import DayField, KeyField, PageForm, TermField, TextField


class PlaceForm(PageForm):
    """A person comes to a provider, by decision."""

    heading = _("Placera")
    lead = _("Placeringen verkställer beslutet. Var boendet ligger visas aldrig i en lista.")
    button = _("Placera")
    why = {
        "provider_id": _("Bara boenden med giltigt tillstånd och ledig plats går att välja."),
        "suitable_because": _("Boendet ska passa just den här personen (SoF 9:8)."),
    }

    decision_id = KeyField(label=_("Vilket beslut?"), widget=forms.RadioSelect)
    provider_id = KeyField(label=_("Vilket boende?"), widget=forms.Select)
    started_on = DayField(label=_("Vilken dag kommer personen dit?"))
    suitable_because = TextField(label=_("Varför passar boendet?"), rows=4, max_length=4_000)


class EndForm(PageForm):
    """A person leaves. An adult leaves at once on own request (SoF 9:10)."""

    heading = _("Avsluta placeringen")
    lead = _("En vuxen får lämna boendet direkt när hen själv vill.")
    button = _("Avsluta placeringen")

    ended_on = DayField(label=_("Vilken dag flyttade personen ut?"))
    reason = TermField(EndReason, label=_("Varför?"))


class ProviderForm(PageForm):
    """A provider under a label that says nothing of who or where."""

    heading = _("Nytt boende")
    lead = _("Namnet ska inte säga något om vem som driver boendet eller var det ligger.")
    button = _("Lägg till boendet")
    why = {
        "address": _("Adressen krypteras. Bara den som har hand om en placering där kan visa den."),
        "permit_reference": _("Tillståndet kontrolleras vid varje placering."),
    }

    label = forms.CharField(label=_("Vad ska vi kalla boendet?"), max_length=40)
    permit_kind = TermField(PermitKind, label=_("Vad har boendet för tillstånd?"))
    permit_reference = forms.CharField(label=_("Tillståndets beteckning"), max_length=60)
    permit_from = DayField(label=_("Gäller från"))
    permit_to = DayField(label=_("Gäller till och med"), required=False)
    receives = TermField(Receives, label=_("Vilka tar boendet emot?"))
    receives_children = forms.BooleanField(label=_("Tar emot barn"), required=False)
    places = forms.IntegerField(label=_("Antal platser"), min_value=1, max_value=200)
    address = TextField(label=_("Var ligger boendet?"), rows=2, max_length=300)
