"""Input about decisions, reports back and remisses."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lykta.kernel.party import Party
from lykta.pages.forms import DayField, KeyField, TermField, TextField
from lykta.pages.guarding import GuardedForm
from lykta.plan.forms.programme import WHEN, WHEN_OR_EMPTY, WhoForm
from lykta.plan.rules.choosing import key
from lykta.plan.terms import DecisionKind, RecipientKind, RemissOutcome, Standpoint

NOT_KEPT = _("Adressen används bara för att skicka länken och sparas inte här.")
KEPT_UNTIL_TOLD = _(
    "Dit mejlar vi länken, och sedan vad som blev av svaret. Då tas adressen bort här."
)


class DecideForm(WhoForm):
    """A decision that has been taken."""

    heading = _("Skriv in ett beslut")
    lead = _("Vem som beslutade vad, och när. Det som följer av beslutet följer av sig självt.")
    button = _("Skriv in beslutet")
    who_label = _("Vem beslutade?")
    guarded = ("title", "text", "what")
    why = {
        "versions": _("När planen antas blir åtgärderna i den versionen beslutade."),
        "to_party": _("Ett uppdrag att återkomma får en egen tid och bevakas."),
    }

    kind = TermField(DecisionKind, label=_("Vad gör beslutet?"), folded=True)
    title = forms.CharField(label=_("Vad gäller det?"), max_length=300)
    decided = forms.CharField(label=_("När togs det?"), help_text=WHEN, max_length=24)
    paragraph = forms.CharField(label=_("Paragraf (§)"), required=False, max_length=20)
    case_number = forms.CharField(label=_("Diarienummer"), required=False, max_length=60)
    text = TextField(label=_("Vad beslutades?"), required=False, rows=5, max_length=5000)
    versions = forms.MultipleChoiceField(
        label=_("Vilken version gäller det?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    to_party = forms.ChoiceField(label=_("Vem ska återkomma?"), required=False)
    what = forms.CharField(label=_("Med vad?"), required=False, max_length=300)
    due = forms.CharField(label=_("Senast när?"), help_text=WHEN, required=False, max_length=24)

    field_order = (
        "party",
        "other",
        "kind",
        "title",
        "decided",
        "paragraph",
        "case_number",
        "text",
        "versions",
        "to_party",
        "what",
        "due",
    )

    def __init__(self, *args: Any, versions: Sequence[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("to_party", self.offered())
        self._versions = {str(one): one for one, _name in versions}
        choices = [(str(one), name) for one, name in versions]
        self.let_choose("versions", choices)
        if not versions:
            del self.fields["versions"]

    def clean(self) -> dict[str, Any]:
        """Give keys of versions, and who reports back; all of it or nothing."""
        data = super().clean()
        data["versions"] = tuple(self._versions[one] for one in data.get("versions") or ())
        data["to_party"] = self.parties.get(str(data.get("to_party") or ""))
        parts = {name: bool(data.get(name)) for name in ("to_party", "what", "due")}
        if any(parts.values()) and not all(parts.values()):
            missing = next(name for name, told in parts.items() if not told)
            self.add_error(missing, gettext("Skriv vem som ska återkomma, med vad och när."))
        return data


class TellMoreForm(GuardedForm):
    """What was not told when a decision was written in, or was told wrong."""

    heading = _("Fyll i eller rätta")
    lead = _("Vem som beslutade och vad beslutet gör ändras inte här.")
    guarded = ("title", "text")

    title = forms.CharField(label=_("Vad gäller det?"), max_length=300)
    decided = forms.CharField(
        label=_("När togs det?"), help_text=WHEN_OR_EMPTY, required=False, max_length=24
    )
    paragraph = forms.CharField(label=_("Paragraf (§)"), required=False, max_length=20)
    case_number = forms.CharField(label=_("Diarienummer"), required=False, max_length=60)
    text = TextField(label=_("Vad beslutades?"), required=False, rows=5, max_length=5000)


class BehindForm(GuardedForm):
    """Which decision stands behind an event, or received a report."""

    heading = _("Beslutet bakom")
    lead = _("Välj i beslutsregistret.")

    decision_id = KeyField(label=_("Vilket beslut?"))


class AskForm(GuardedForm):
    """Ask for a report."""

    heading = _("Fråga hur det gick")
    lead = _("En vänlig fråga till den som skulle återkomma. Den syns på deras Min dag.")
    button = _("Ställ frågan")

    answer_by = DayField(label=_("Till vilken dag vill du ha svar?"))
    by_link = forms.BooleanField(
        label=_("Gör också en engångslänk"),
        help_text=_("För den som inte har ett konto här. Länken visas en gång."),
        required=False,
    )
    mail = forms.EmailField(
        label=_("Mejla länken till"), help_text=NOT_KEPT, required=False, max_length=200
    )

    def clean(self) -> dict[str, Any]:
        """Only a link can be mailed."""
        data = super().clean()
        if data.get("mail") and not data.get("by_link"):
            self.add_error("by_link", gettext("Kryssa i att du vill ha en länk, så mejlas den."))
        return data


class AnswerForm(GuardedForm):
    """What the responsible answers."""

    heading = _("Svara")
    lead = _("Skriv om arbetet, aldrig om någon enskild.")
    button = _("Skicka svaret")
    guarded = ("text", "changes")

    text = TextField(label=_("Vad kom ni fram till?"), rows=7, max_length=5000)
    changes = TextField(label=_("Ändrar ni något?"), required=False, rows=4, max_length=3000)


class CloseForm(GuardedForm):
    """Close an assignment to report back."""

    heading = _("Avsluta återrapporten")
    lead = _("Det du skriver visas i planen som utfallet.")
    button = _("Avsluta")
    guarded = ("outcome",)

    outcome = TextField(label=_("Vad blev det, i en mening?"), rows=3, max_length=1000)


class SendForm(GuardedForm):
    """Send a version out on remiss."""

    heading = _("Skicka på remiss")
    lead = _("Utkastet delas i stycken. Den som svarar kan säga något om varje stycke.")
    button = _("Skapa remissen")
    guarded = ("title", "letter")

    version_id = KeyField(label=_("Vilken version?"))
    title = forms.CharField(label=_("Vad heter remissen?"), max_length=200)
    letter = TextField(
        label=_("Några ord till dem som svarar"), required=False, rows=5, max_length=3000
    )
    answer_by = DayField(label=_("Sista dag att svara"))
    formal = forms.BooleanField(
        label=_("Det är den formella remissen"),
        help_text=_("Då står planen som ”På remiss”. Ett tidigt utkast gör det inte."),
        required=False,
        initial=True,
    )


class RecipientsForm(GuardedForm):
    """Who is asked."""

    heading = _("Vilka ska få utkastet?")
    lead = _("Nämnder, bolag, föreningar. De utanför kommunen skriver du in med namn.")
    button = _("Lägg till")

    kind = TermField(RecipientKind, label=_("Vad är det för mottagare?"))
    parties = forms.MultipleChoiceField(
        label=_("Välj"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = TextField(label=_("Andra, en på varje rad"), required=False, rows=4, max_length=2000)

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {key(one): one for one in parties}
        choices = [(code, one.name) for code, one in self.known.items()]
        self.let_choose("parties", choices)

    def clean(self) -> dict[str, Any]:
        """Give the chosen and the written ones together."""
        data = super().clean()
        chosen = [self.known[one] for one in data.get("parties") or ()]
        written = [line.strip()[:200] for line in str(data.pop("others", "")).splitlines()]
        data["parties"] = (*chosen, *(Party(name=one) for one in written if one))
        return data


class ReplyForm(GuardedForm):
    """An answer to a draft: a standpoint, the whole, and each paragraph."""

    heading = _("Svara på remissen")
    button = _("Skicka svaret")

    standpoint = TermField(Standpoint, label=_("Vad tycker ni om utkastet?"))
    whole = TextField(label=_("Om hela utkastet"), required=False, rows=5, max_length=5000)

    def __init__(self, *args: Any, places: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = tuple(places)
        for place in self.places:
            self.fields[f"part_{place}"] = TextField(
                label=gettext("Er synpunkt på stycke %(place)s") % {"place": place},
                required=False,
                rows=4,
                max_length=5000,
            )
        self.guarded = ("whole", *(f"part_{place}" for place in self.places))  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        """Give the texts by the paragraph's place, 0 for the whole."""
        data = super().clean()
        comments = {0: data.pop("whole", "")}
        comments |= {place: data.pop(f"part_{place}", "") for place in self.places}
        return {"standpoint": data.get("standpoint"), "comments": comments}


class LinkedReplyForm(ReplyForm):
    """An answer by link: also where to tell what was done with it."""

    mail = forms.EmailField(
        label=_("Vart mejlar vi vad som blev av ert svar?"),
        help_text=_("Bara den som sköter remissen ser adressen. Den tas bort när mejlet har gått."),
        required=False,
        max_length=200,
    )

    def clean(self) -> dict[str, Any]:
        """Give the answer and the address apart."""
        return {**super().clean(), "mail": self.cleaned_data.get("mail", "")}


class LinkForm(GuardedForm):
    """A one-time link to somebody who is asked about a draft."""

    heading = _("Gör en länk")
    lead = _("Den som får länken kan läsa utkastet och svara en gång, utan konto.")
    button = _("Gör länken")

    mail = forms.EmailField(
        label=_("Mejla länken till"), help_text=KEPT_UNTIL_TOLD, required=False, max_length=200
    )


class AnswerLinkForm(GuardedForm):
    """A link to an answer that has come, for whoever gave it."""

    heading = _("Visa vad som blev av svaret")
    lead = _("Den som får länken ser sitt eget svar och vad ni har gjort med det, utan konto.")
    button = _("Gör länken")

    mail = forms.EmailField(
        label=_("Mejla länken till"), help_text=NOT_KEPT, required=False, max_length=200
    )


class HandleForm(GuardedForm):
    """What was done with a comment."""

    heading = _("Bemöt synpunkten")
    lead = _("Den som svarade ska kunna se vad som blev av det.")
    guarded = ("text",)

    outcome = TermField(RemissOutcome, label=_("Vad gjordes?"))
    text = TextField(label=_("Hur, eller varför inte?"), required=False, rows=4, max_length=2000)
