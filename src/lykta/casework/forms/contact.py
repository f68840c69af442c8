"""The first contact: at most twelve answers, the rest can come later. Source: A1, F23-F27."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now_in_words
from django.utils.translation import gettext_lazy as _

from lykta.casework import api as casework
from lykta.casework.terms import (
    AdviceKind,
    Channel,
    MatterKind,
    Protection,
    ReferralKind,
    ReferralResult,
    SubjectArea,
    Wish,
)
from lykta.pages.forms import DayField, OnceForm, PageForm, TermField, TextField

OWN_WAYS = (Channel.VISIT, Channel.PHONE, Channel.ACUTE, Channel.THREAD)
_YEARS = re.compile(r"^\s*(\d{4}\s*[,;\s]\s*)*(\d{4})?\s*$")


class ContactForm(OnceForm):
    """A contact as it was taken down. Someone else's word asks who told; an own one how to call."""

    heading = _("Ny aktualisering")
    button = _("Registrera och ta ärendet")
    draft = "contact"
    why = {
        "matter_kind": _("Barn och den som utövar våld får alltid egna ärenden, aldrig i samma."),
        "kind": _(
            "Det avgör vilken lag som gäller. Vid tvekan är det en ansökan: då måste vi svara."
        ),
        "area": _(
            "Programmets tre områden. Det styr vem som är rätt mottagare och räknas i planen."
        ),
        "name": _("Så att du hittar ärendet igen. Ett namn personen själv väljer räcker."),
        "personal_number": _(
            "Bara om personen vill säga det. Det visas aldrig i listor och behövs först vid beslut."
        ),
        "phone": _("Numret göms och visas bara när någon behöver det. Varje visning loggas."),
        "contact_how": _("Ett samtal vid fel tid kan vara farligt. Det här står överst i ärendet."),
        "protection": _(
            "Då ser bara den som har ärendet det. Ingen lista visar något om personen."
        ),
        "wants_support": _("En vuxen utreds aldrig mot sin vilja (SoL 14:2)."),
        "children": _("Barn har egna rättigheter. Du får en påminnelse att göra en orosanmälan."),
        "reporter": _("Vi kan behöva fråga mer. Uppgiften lämnas inte till den det gäller."),
        "what": _("Det blir början på berättelsen, så att personen slipper berätta igen."),
    }

    channel = TermField(Channel, label=_("Hur kom kontakten?"), widget=forms.HiddenInput)
    matter_kind = TermField(MatterKind, label=_("Vem gäller det?"), initial=MatterKind.ADULT.value)
    kind = TermField(ReferralKind, label=_("Vad är det?"))
    area = TermField(SubjectArea, label=_("Vad handlar det om?"))
    reporter = forms.CharField(label=_("Vem berättade?"), required=False, max_length=300)
    name = forms.CharField(label=_("Namn"), required=False, max_length=200)
    personal_number = forms.CharField(
        label=_("Personnummer"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    phone = forms.CharField(label=_("Telefon"), required=False, max_length=60)
    contact_how = forms.CharField(
        label=_("Hur når vi personen tryggt?"),
        required=False,
        max_length=200,
        help_text=_("Till exempel: ring 10-14, lämna aldrig meddelande."),
    )
    protection = TermField(
        Protection, label=_("Skyddade personuppgifter?"), initial=Protection.NONE.value
    )
    wants_support = TermField(
        Wish, label=_("Vill personen ha stöd?"), initial=Wish.NOT_ASKED_YET.value
    )
    children = forms.CharField(
        label=_("Barn under 18 år i hemmet"),
        required=False,
        max_length=120,
        help_text=_("Födelseår, till exempel 2015, 2019. Tomt om det inte finns några."),
    )
    what = TextField(label=_("Vad har hänt?"), required=False, rows=5)
    received_at = forms.DateTimeField(
        label=_("Kom kontakten tidigare?"),
        required=False,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        help_text=_("Tomt betyder nu. Lagens frister räknas från den här tiden."),
        input_formats=["%Y-%m-%dT%H:%M"],
        error_messages={"invalid": _("Skriv dag och tid, till exempel 2026-11-23 09.30.")},
    )

    def __init__(self, *args: Any, channel: Channel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = channel in OWN_WAYS
        self.fields["channel"].initial = channel.value
        self.fields["kind"].initial = (
            ReferralKind.APPLICATION if own else ReferralKind.REPORT
        ).value
        for name in ("reporter",) if own else ("phone", "wants_support"):
            del self.fields[name]

    def clean_children(self) -> tuple[casework.Child, ...]:
        """Read the years the children were born."""
        typed = self.cleaned_data["children"]
        if not _YEARS.match(typed):
            raise ValidationError(
                now_in_words("Skriv födelseår med fyra siffror och komma emellan: 2015, 2019.")
            )
        return tuple(casework.Child(birth_year=int(year)) for year in re.findall(r"\d{4}", typed))

    def contact(self, *, take: bool) -> casework.Contact:
        """Return what was taken down, without the form's own key."""
        said = {k: v for k, v in self.cleaned_data.items() if k != "form_key"}
        return casework.Contact(**said, take=take)


class AdviceForm(PageForm):
    """Anonymous advice: a day, a way, a kind, and nothing else (F27)."""

    heading = _("Anonym rådgivning")
    lead = _("Bara att rådet gavs räknas. Inget om personen sparas, inte ens här.")
    button = _("Räkna rådet")

    kind = TermField(AdviceKind, label=_("Vad handlade det om?"))
    channel = TermField(
        Channel,
        label=_("Hur kom kontakten?"),
        only=(Channel.PHONE, Channel.VISIT, Channel.THREAD, Channel.LETTER),
    )
    given_on = DayField(label=_("Vilken dag?"))


class WishForm(PageForm):
    """What the person answered when asked whether they want support (A2)."""

    heading = _("Fråga vad personen vill")
    lead = _("En vuxen utreds aldrig mot sin vilja. Fråga på ett tryggt sätt, på rätt språk.")
    why = {"wants_support": _("Svaret avgör om en utredning får inledas (SoL 14:2).")}

    wants_support = TermField(Wish, only=(Wish.YES, Wish.NO), label=_("Vad svarade personen?"))


class ProtectionForm(PageForm):
    """Does the child need protection at once? The same day or the next (A3)."""

    heading = _("Bedöm om barnet behöver skydd genast")
    lead = _("Görs samma dag som uppgiften kom, eller dagen efter (SoL 20:1).")
    button = _("Spara bedömningen")
    draft = "protection"

    needed = forms.TypedChoiceField(
        label=_("Behöver barnet skydd genast?"),
        choices=[("yes", _("Ja")), ("no", _("Nej"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    text = TextField(label=_("Vad bygger bedömningen på?"))


class SettleForm(PageForm):
    """What became of a referral that does not lead to an inquiry."""

    heading = _("Avgör aktualiseringen")
    lead = _("Leder den till en utredning? Inled den i stället; då är aktualiseringen avgjord.")

    result = TermField(
        ReferralResult,
        only=(
            ReferralResult.NO_INQUIRY,
            ReferralResult.SERVICE,
            ReferralResult.ONGOING,
            ReferralResult.FORWARDED,
        ),
        label=_("Vad blev det?"),
    )
    forwarded_to = forms.CharField(label=_("Lämnad vidare till"), required=False, max_length=200)
