"""The matter itself: notes, the person, children, who has it, who may never see it, its end."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.casework.terms import CloseReason, Gender, LinkRelation, NoteKind, Protection
from lykta.pages.forms import DayField, KeyField, OnceForm, PageForm, TermField, TextField

LANGUAGES = {
    "sv": _("svenska"),
    "en": _("engelska"),
    "ar": _("arabiska"),
    "so": _("somaliska"),
    "prs": _("dari"),
    "fa": _("persiska"),
    "ps": _("pashto"),
    "kmr": _("kurmanji"),
    "ckb": _("sorani"),
    "ti": _("tigrinska"),
    "am": _("amhariska"),
    "tr": _("turkiska"),
    "ru": _("ryska"),
    "uk": _("ukrainska"),
    "pl": _("polska"),
    "ro": _("rumänska"),
    "bs": _("bosniska"),
    "sq": _("albanska"),
    "es": _("spanska"),
    "fr": _("franska"),
    "th": _("thailändska"),
    "vi": _("vietnamesiska"),
    "zh": _("kinesiska"),
    "fi": _("finska"),
    "rom": _("romani"),
    "swl": _("svenskt teckenspråk"),
}


class NoteForm(OnceForm):
    """A journal note. Signing locks it for good (A16)."""

    heading = _("Ny anteckning")
    lead = _("Utkastet syns bara för dig. När du signerar blir den en del av akten och låses.")
    button = _("Signera")
    draft = "note"

    kind = TermField(
        NoteKind,
        only=tuple(kind for kind in NoteKind if kind is not NoteKind.CORRECTION),
        label=_("Vad är det?"),
        initial=NoteKind.CONTACT.value,
    )
    happened_on = DayField(label=_("Vilken dag gäller den?"))
    text = TextField(label=_("Anteckning"), rows=12, max_length=40_000)


class CorrectNoteForm(OnceForm):
    """A correction: the note stands, the correction follows it."""

    heading = _("Rätta en anteckning")
    lead = _("Anteckningen ändras aldrig. Rättelsen läggs till efter den, med ditt namn.")
    button = _("Signera rättelsen")
    draft = "correction"

    text = TextField(label=_("Vad ska rättas?"), rows=8, max_length=40_000)


class PersonForm(PageForm):
    """What names and reaches the person. An empty answer leaves what is kept untouched."""

    heading = _("Ändra uppgifter om personen")
    lead = _("Det som redan finns visas inte här. Fyll bara i det som ska ändras.")
    why = {
        "must_not_answer": _("Den som inte får få veta att personen har kontakt med oss."),
        "code_word": _("Så att personen vet att det verkligen är vi som ringer."),
    }

    name = forms.CharField(label=_("Namn"), required=False, max_length=200)
    personal_number = forms.CharField(label=_("Personnummer"), required=False, max_length=20)
    phone = forms.CharField(label=_("Telefon"), required=False, max_length=60)
    email = forms.CharField(label=_("E-post"), required=False, max_length=200)
    address = forms.CharField(label=_("Adress"), required=False, max_length=300)
    contact_when = forms.CharField(
        label=_("När får vi höra av oss?"), required=False, max_length=200
    )
    contact_how = forms.CharField(
        label=_("Hur når vi personen tryggt?"), required=False, max_length=200
    )
    leave_no_message = forms.TypedChoiceField(
        label=_("Får vi lämna meddelande?"),
        choices=[("no", _("Nej, aldrig")), ("yes", _("Ja"))],
        coerce=lambda value: value == "no",
        widget=forms.RadioSelect,
    )
    code_word = forms.CharField(label=_("Kodord"), required=False, max_length=60)
    must_not_answer = forms.CharField(label=_("Prata aldrig med"), required=False, max_length=300)
    language = forms.ChoiceField(
        label=_("Språk"), required=False, choices=[("", _("Inte frågat")), *LANGUAGES.items()]
    )
    interpreter = forms.BooleanField(label=_("Tolk behövs"), required=False)
    gender = TermField(Gender, label=_("Kön"), required=False)
    birth_year = forms.IntegerField(
        label=_("Födelseår"), required=False, min_value=1900, max_value=2100
    )
    protection = TermField(Protection, label=_("Skyddade personuppgifter?"))

    def changes(self) -> dict[str, Any]:
        """Return what is to be changed: everything chosen, and every text that was typed."""
        kept = ("leave_no_message", "language", "interpreter", "protection")
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name in kept or value not in ("", None)
        }


class ChildForm(PageForm):
    """A child in the home (A7)."""

    heading = _("Lägg till ett barn i hemmet")
    button = _("Lägg till barnet")

    name = forms.CharField(label=_("Namn"), required=False, max_length=200)
    birth_year = forms.IntegerField(
        label=_("Födelseår"), required=False, min_value=1900, max_value=2100
    )


class RaiseChildForm(PageForm):
    """The report that makes the child a matter of its own at the child unit (A7, SoL 19:1)."""

    heading = _("Gör orosanmälan för barnet")
    lead = _("Barnet får ett eget ärende hos barnenheten. Du ser sedan inte det ärendet.")
    button = _("Gör orosanmälan")
    draft = "raise"

    unit_id = KeyField(label=_("Till vilken enhet?"), widget=forms.RadioSelect)
    what = TextField(label=_("Vad behöver barnenheten veta?"), required=False)


class AssignForm(PageForm):
    """Who has the matter, and from when."""

    heading = _("Tilldela ärendet")
    button = _("Tilldela")

    person_id = KeyField(label=_("Vem?"), widget=forms.Select)
    first_day = DayField(label=_("Från"))
    last_day = DayField(label=_("Till och med"), required=False)


class UnassignForm(PageForm):
    """Whose assignment ends."""

    heading = _("Avsluta tilldelningen")
    button = _("Avsluta tilldelningen")

    last_day = DayField(label=_("Sista dagen"))


class MoveForm(PageForm):
    """To which unit the matter moves."""

    heading = _("Flytta ärendet till en annan enhet")
    lead = _("Det hamnar i den enhetens inkorg. Du kan sedan inte öppna det.")
    button = _("Flytta ärendet")

    unit_id = KeyField(label=_("Till vilken enhet?"), widget=forms.Select)


class CloseForm(PageForm):
    """Why the matter is closed."""

    heading = _("Avsluta ärendet")
    button = _("Avsluta ärendet")

    reason = TermField(CloseReason, label=_("Varför?"), folded=True)


class DenyForm(PageForm):
    """Somebody who may never see the matter."""

    heading = _("Spärra någon från ärendet")
    lead = _("Till exempel en kollega som är släkt eller jävig. Spärren går före allt annat.")
    button = _("Spärra")

    person_id = KeyField(label=_("Vem får aldrig se det?"), widget=forms.Select)


class LinkForm(PageForm):
    """That another matter belongs to this one."""

    heading = _("Koppla ett annat ärende")
    lead = _("Kopplingen öppnar inte det andra ärendet för någon.")
    button = _("Koppla")

    number = forms.CharField(label=_("Ärendenummer"), max_length=12)
    relation = TermField(LinkRelation, label=_("Hur hör de ihop?"))


class FileForm(PageForm):
    """Where the official file is kept, when not here."""

    heading = _("Akten finns i ett annat system")
    lead = _("Då är det systemet huvudakt och Lykta håller bara i arbetet.")

    reference = forms.CharField(label=_("Beteckning där"), max_length=60)


class CoverForm(PageForm):
    """Who stands in for somebody who is away."""

    heading = _("Ersättare vid frånvaro")
    lead = _("Ersättaren får alla ärenden den andra har, från och till de dagar du skriver.")
    button = _("Låt ersättaren ta över")

    absent_id = KeyField(label=_("Vem är borta?"), widget=forms.Select)
    stand_in_id = KeyField(label=_("Vem ersätter?"), widget=forms.Select)
    first_day = DayField(label=_("Från"))
    last_day = DayField(label=_("Till och med"))


class GlassForm(PageForm):
    """Opening a matter one does not have, because somebody may come to harm otherwise."""

    heading = _("Nödöppna ett ärende")
    lead = _("Bara när någon kan komma till skada annars. Larmet går genast till enhetschefen.")
    button = _("Nödöppna")
    why = {"reason": _("Enhetschefen läser det och granskar allt du öppnar.")}

    number = forms.CharField(label=_("Ärendenummer"), max_length=12)
    reason = TextField(label=_("Varför kan det inte vänta?"), rows=4, max_length=2_000)
    minutes = forms.TypedChoiceField(
        label=_("Hur länge behövs det?"),
        choices=[("30", _("30 minuter")), ("60", _("En timme")), ("240", _("Fyra timmar"))],
        coerce=int,
        initial="60",
        widget=forms.RadioSelect,
    )


class SearchForm(PageForm):
    """A name, a personal number or a case number; nothing else can be searched for."""

    words = forms.CharField(
        label=_("Namn, personnummer eller ärendenummer"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
