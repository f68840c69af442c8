"""Input about trainings."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from lykta.kernel.period import LONGEST
from lykta.networks.forms.meetings import ABOUT_WORK, ClockField, KeysField, moment_of
from lykta.networks.terms import Counted, Level, Need, Target
from lykta.pages.forms import DayField, PageForm, TermField, TextField
from lykta.pages.guarding import GuardedForm

BIGGEST_FILE = 5_000_000


class CourseForm(GuardedForm):
    """A training."""

    heading = _("Ny utbildning")
    guarded = ("about",)

    title = forms.CharField(label=_("Vad heter utbildningen?"), max_length=200)
    code = forms.CharField(
        label=_("Kort kod"),
        help_text=_("Små bokstäver, siffror och bindestreck. Används i listor som läses in."),
        max_length=40,
        validators=[RegexValidator(r"^[a-zåäö0-9-]+$", _("Bara små bokstäver, siffror och -."))],
    )
    about = TextField(
        label=_("Vad den handlar om"), required=False, help_text=ABOUT_WORK, max_length=5_000
    )
    target = TermField(Target, label=_("För vem?"))
    level = TermField(Level, label=_("Slag av utbildning"), initial=Level.FURTHER)
    need = TermField(Need, label=_("Vem ska gå den?"), initial=Need.NOBODY)
    given_to = forms.MultipleChoiceField(
        label=_("För dessa förvaltningar"),
        help_text=_("Ingen vald: för alla."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    basic = forms.BooleanField(label=_("Det här är ombudens grundutbildning"), required=False)

    def __init__(
        self, *args: Any, administrations: Collection[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("given_to", list(administrations))


class ChangeCourseForm(CourseForm):
    """A training put right. Its code stays: lists that are read in know it."""

    heading = _("Ändra utbildningen")
    code = None  # type: ignore[assignment]


class SessionForm(PageForm):
    """One time a training is given."""

    heading = _("Nytt tillfälle")
    button = _("Planera")

    on = DayField(label=_("Dag"), required=False)
    at = ClockField(label=_("Klockan"), required=False)
    period = forms.CharField(
        label=_("Eller ungefär när"),
        help_text=_("Om dagen inte är känd, till exempel 2024-08."),
        required=False,
        max_length=LONGEST,
    )
    place = forms.CharField(label=_("Plats"), required=False, max_length=200)
    places = forms.IntegerField(
        label=_("Antal platser"),
        help_text=_("Lämna tomt om alla får plats."),
        required=False,
        min_value=1,
        max_value=5_000,
    )
    closes_on = DayField(label=_("Sista anmälningsdag"), required=False)
    counted = TermField(Counted, label=_("Närvaro"), initial=Counted.NAMES)

    def clean(self) -> dict[str, Any]:
        """Take a moment, or a period nobody knows closer."""
        data = super().clean() or {}
        if (data.get("on") is None) != (data.get("at") is None):
            self.add_error("at", _("Skriv både dag och klockslag."))
        elif data.get("on") is None and not data.get("period"):
            self.add_error("on", _("Skriv när det är: en dag, eller ungefär."))
        moment_of(data)
        return data


class ChangeSessionForm(SessionForm):
    """A session that is moved, or gets other places. How attendance is kept stays."""

    heading = _("Ändra tillfället")
    lead = _("Den som har lämnat sin e-post får veta om dag eller plats blir en annan.")
    button = _("Spara")
    counted = None  # type: ignore[assignment]


class CameForm(PageForm):
    """Who came, by name."""

    heading = _("Vilka kom?")

    came = KeysField(label=_("Var med"))


class CountForm(PageForm):
    """How many came."""

    heading = _("Hur många kom?")

    count = forms.IntegerField(label=_("Antal"), min_value=0, max_value=20_000)


class SignUpForm(PageForm):
    """Oneself, or a colleague, signed up."""

    heading = _("Anmäl till utbildningen")
    button = _("Anmäl")

    who = forms.ChoiceField(
        label=_("Vem gäller det?"),
        choices=[("me", _("Mig själv")), ("other", _("En kollega i min enhet"))],
        widget=forms.RadioSelect,
        initial="me",
    )
    name = forms.CharField(label=_("Kollegans namn"), required=False, max_length=200)
    mail = forms.EmailField(
        label=_("E-post för besked"),
        required=False,
        error_messages={"invalid": _("Skriv adressen som namn@exempel.se.")},
    )

    def clean(self) -> dict[str, Any]:
        """A colleague has a name."""
        data = super().clean() or {}
        if data.get("who") == "other" and not data.get("name", "").strip():
            self.add_error("name", _("Skriv kollegans namn."))
        return data


class LinkSignUpForm(PageForm):
    """Somebody who came by a link."""

    button = _("Anmäl mig")

    name = forms.CharField(label=_("Ditt namn"), max_length=200)
    mail = forms.EmailField(
        label=_("Din e-post på arbetet"),
        error_messages={"invalid": _("Skriv adressen som namn@exempel.se.")},
    )
    workplace = forms.CharField(label=_("Din arbetsplats"), max_length=200)


class LinkForm(PageForm):
    """A new link to sign up by; the old ones stop."""

    heading = _("Länk för anmälan")
    lead = _("Den som har länken kan anmäla sig utan konto. En ny länk ersätter den gamla.")
    button = _("Gör en länk")


class SureForm(PageForm):
    """Something to be sure of before it is done."""

    def __init__(self, *args: Any, heading: str, lead: str, button: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heading, self.lead, self.button = heading, lead, button  # type: ignore[misc]


class ReadInForm(PageForm):
    """A list to read in."""

    heading = _("Läs in en lista")
    lead = _("Prova först: då ändras ingenting. Med ett fel på någon rad ändras heller ingenting.")
    button = _("Läs filen")

    what = forms.ChoiceField(
        label=_("Vad är det för lista?"),
        choices=[("ombuds", _("Våldsombud")), ("participants", _("Deltagare i utbildningar"))],
        widget=forms.RadioSelect,
    )
    file = forms.FileField(
        label=_("Fil (Excel eller CSV)"),
        error_messages={"required": _("Välj en fil."), "empty": _("Filen är tom.")},
    )
    trial = forms.BooleanField(label=_("Bara prova"), required=False, initial=True)

    def clean_file(self) -> Any:
        """Refuse what is too big to be a list."""
        file = self.cleaned_data["file"]
        if file.size > BIGGEST_FILE:
            raise forms.ValidationError(_("Filen är större än 5 MB. Dela den."))
        return file
