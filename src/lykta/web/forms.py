"""Forms of pages that are put together from several apps: handing over to social services."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.casework.terms import Protection, SubjectArea
from lykta.pages.forms import OnceForm, TermField, TextField

WHO = ("reporter_name", "reporter_role", "workplace", "reporter_phone")


class HandoverForm(OnceForm):
    """What both kinds ask: about whom, and who hands over."""

    area = TermField(SubjectArea, label=_("Vad handlar det om?"))
    language = forms.CharField(label=_("Behövs tolk? Vilket språk?"), required=False, max_length=60)
    protection = TermField(
        Protection,
        label=_("Har personen skyddade personuppgifter?"),
        initial=Protection.NONE.value,
    )
    reporter_name = forms.CharField(label=_("Ditt namn"), max_length=200)
    reporter_role = forms.CharField(label=_("Ditt arbete"), max_length=120)
    workplace = forms.CharField(label=_("Din arbetsplats"), max_length=200)
    reporter_phone = forms.CharField(label=_("Telefon till dig på arbetet"), max_length=60)

    def __init__(self, *args: Any, known: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, initial=known, **kwargs)

    def reporter(self) -> str:
        """Return who hands over, as the unit reads it."""
        said = [self.cleaned_data[name] for name in WHO]
        return ", ".join(part for part in said if part)[:300]


class ChildForm(HandoverForm):
    """Worry for a child: what the reception needs to judge the same day (SoL 19:1)."""

    heading = _("Orosanmälan för ett barn")
    lead = _("Du som arbetar med barn ska anmäla genast när du misstänker att ett barn far illa.")
    button = _("Skicka orosanmälan")
    why = {
        "name": _("Skriv det du vet. Ett förnamn räcker för att komma i gång."),
        "what": _("Vad du har sett och hört, när och hur ofta. Skriv inte vad du tror att det är."),
        "danger": _("Är det bråttom: ring 112 eller socialjouren först, skriv sedan."),
        "guardians": _("Föräldern får inte veta det här förrän det är tryggt för barnet."),
    }

    name = forms.CharField(label=_("Barnets namn"), max_length=200)
    personal_number = forms.CharField(
        label=_("Barnets personnummer"), required=False, max_length=20
    )
    address = forms.CharField(label=_("Var bor barnet?"), required=False, max_length=300)
    guardians = forms.CharField(
        label=_("Vårdnadshavare, och vet de om att du anmäler?"), required=False, max_length=500
    )
    siblings = forms.CharField(label=_("Syskon i hemmet"), required=False, max_length=300)
    what = TextField(label=_("Vad gör dig orolig?"), rows=7)
    danger = forms.CharField(
        label=_("Är barnet i fara i dag? Var är barnet nu?"), required=False, max_length=500
    )
    done = TextField(label=_("Vad har ni gjort hittills?"), rows=3, required=False)
    field_order = (
        "name",
        "personal_number",
        "area",
        "what",
        "danger",
        "address",
        "guardians",
        "siblings",
        "done",
        "language",
        "protection",
        *WHO,
    )


class AdultForm(HandoverForm):
    """An adult who wants to be contacted, and says so (A2)."""

    heading = _("En vuxen som vill ha kontakt")
    lead = _("Bara med personens eget ja. Vill personen inte: ge numren på hjälpsidan i stället.")
    button = _("Lämna över")
    why = {
        "contact_how": _("Ett samtal vid fel tid kan vara farligt. Fråga personen."),
        "children": _("Finns barn ska du också göra en orosanmälan för dem."),
    }

    name = forms.CharField(label=_("Personens namn"), max_length=200)
    phone = forms.CharField(label=_("Telefon"), max_length=60)
    contact_how = forms.CharField(label=_("Hur når vi personen tryggt?"), max_length=200)
    what = TextField(label=_("Vad vill personen ha hjälp med?"), rows=5, required=False)
    children = forms.CharField(label=_("Barn i hemmet"), required=False, max_length=300)
    consent = forms.BooleanField(label=_("Personen har själv sagt ja till att jag lämnar det här."))
    field_order = (
        "name",
        "phone",
        "contact_how",
        "area",
        "what",
        "children",
        "language",
        "protection",
        "consent",
        *WHO,
    )


class LinkForm(OnceForm):
    """Who is to have a one-time link."""

    heading = _("Länk för en överlämning")
    lead = _("Till någon som inte har konto här: en friskola, en vårdcentral, en förening.")
    button = _("Skapa länken")
    holder = forms.CharField(label=_("Vem ska ha länken?"), max_length=200)
