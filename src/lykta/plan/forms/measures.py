"""Input about measures: what they are, deciding and ending them, tasks, money, indicators."""

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lykta.kernel.party import Party
from lykta.kernel.terms import Term
from lykta.kernel.violence_kinds import ViolenceKind
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.pages.forms import DayField, KeyField, TermField, TermsField, TextField
from lykta.pages.guarding import GuardedForm
from lykta.plan.rules.choosing import key
from lykta.plan.rules.texts import IndicatorText, MoneyText
from lykta.plan.terms import Count, HowItGoes, Money, National, WorkKind

WHEN = _("Till exempel 2027, 2027-03 eller 2027-03-31. Lämna tomt om det är okänt.")
Checks = forms.CheckboxSelectMultiple


def codes(terms: Collection[Term]) -> tuple[str, ...]:
    """Return the chosen words' codes."""
    return tuple(term.value for term in terms)


class AboutForm(GuardedForm):
    """Which areas, groups and kinds of violence a measure or an ongoing work is about."""

    why: ClassVar = {
        "groups": _("Så ser vi om någon grupp saknar åtgärder."),
    }
    areas = forms.MultipleChoiceField(label=_("Områden"), required=False, widget=Checks)
    groups = TermsField(VulnerableGroup, label=_("Särskilt för"), required=False)
    violence = TermsField(ViolenceKind, label=_("Slag av våld"), required=False)

    def __init__(self, *args: Any, areas: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("areas", [(one, one.capitalize()) for one in areas])

    def clean(self) -> dict[str, Any]:
        """Give the areas as titles, groups and violence as codes."""
        data = super().clean()
        data["areas"] = tuple(data.get("areas") or ())
        data["groups"] = codes(data.get("groups") or ())
        data["violence"] = codes(data.get("violence") or ())
        return data


class MeasureForm(AboutForm):
    """What a measure is: why, what, for whom, who."""

    heading = _("Ny åtgärd")
    lead = _("Den är ett förslag tills någon har fattat beslut om den.")
    button = _("Spara åtgärden")
    guarded = ("title", "reason", "what", "effect")
    field_order = (
        "title",
        "kind",
        "reason",
        "what",
        "effect",
        "leads",
        "partners",
        "others",
        "areas",
        "groups",
        "violence",
        "goal_id",
    )
    why: ClassVar = {
        "leads": _("Den som leder är den som rapporterar."),
        **AboutForm.why,
    }
    title = forms.CharField(label=_("Namn"), max_length=200)
    kind = TermField(WorkKind, label=_("Vad är det för slag?"))
    reason = TextField(label=_("Varför behövs den?"), required=False, rows=4, max_length=5000)
    what = TextField(label=_("Vad ska göras?"), required=False, rows=4, max_length=5000)
    effect = TextField(
        label=_("Vad ska det förändra, och för vem?"), required=False, rows=4, max_length=5000
    )
    leads = forms.MultipleChoiceField(label=_("Leder"), required=False, widget=Checks)
    partners = forms.MultipleChoiceField(label=_("Medverkar"), required=False, widget=Checks)
    others = forms.CharField(
        label=_("Andra som medverkar"),
        help_text=_("Till exempel en förening. Skilj dem åt med semikolon."),
        required=False,
        max_length=500,
    )
    goal_id = KeyField(label=_("Mål i programmet"), required=False)

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties = {key(one): one for one in parties}
        offered = [(code, one.name) for code, one in self.parties.items()]
        for name in ("leads", "partners"):
            self.let_choose(name, offered)

    def clean(self) -> dict[str, Any]:
        """Give the leads and partners as parties; those written by name come last."""
        data = super().clean()
        chosen = {name: data.get(name) or () for name in ("leads", "partners")}
        if set(chosen["leads"]) & set(chosen["partners"]):
            self.add_error("partners", gettext("Den som leder behöver inte stå som medverkande."))
        written = [one.strip() for one in str(data.pop("others", "") or "").split(";")]
        data["leads"] = tuple(self.parties[one] for one in chosen["leads"])
        data["partners"] = (
            *(self.parties[one] for one in chosen["partners"]),
            *(Party(name=one) for one in written if one),
        )
        return data


class ChangeMeasureForm(MeasureForm):
    """What a measure is, when it is there already."""

    heading = _("Ändra åtgärden")
    lead: ClassVar[Any] = ""


class WorkAboutForm(AboutForm):
    """Which areas, groups and kinds of violence an ongoing work is about."""

    heading = _("Vad insatsen handlar om")
    lead = _("Kryssa i det som är känt. Det som ingen har sagt lämnas tomt.")


class DecisionChoiceForm(GuardedForm):
    """By which decision something becomes a measure of the plan."""

    heading = _("Besluta åtgärden")
    lead = _("En åtgärd blir kommunens genom ett beslut, aldrig genom en inläsning.")
    button = _("Koppla till beslutet")
    decision_id = KeyField(label=_("Beslutet"))


class BecomeForm(DecisionChoiceForm):
    """By which decision an ongoing work becomes a measure."""

    heading = _("Gör insatsen till en åtgärd")


class LiftForm(GuardedForm):
    """Nothing is asked: the status by hand is taken away."""

    heading = _("Ta bort status satt för hand")
    lead = _("Sedan visas det som den ansvariga har svarat.")
    button = _("Ta bort")


class RemoveForm(GuardedForm):
    """Nothing is asked: what was written by mistake is taken away."""

    heading = _("Ta bort")
    lead = _("Gör det om det skrevs in av misstag.")
    button = _("Ta bort")


class EndForm(GuardedForm):
    """When a measure ended, and what remains of it."""

    heading = _("Avsluta åtgärden")
    lead = _("Rapporterna och historien finns kvar. Det som står på sidan ändras inte längre.")
    button = _("Avsluta åtgärden")
    guarded = ("told",)
    on = DayField(label=_("Vilken dag slutade den?"))
    told = TextField(label=_("Vad blev det, och vad lever kvar?"), rows=5, max_length=5000)


class StatusForm(GuardedForm):
    """A status set by hand, with its reason."""

    heading = _("Sätt status för hand")
    lead = _(
        "Den visas i stället för den ansvarigas svar, och sidan säger att den är satt för hand."
    )
    button = _("Sätt status")
    guarded = ("reason",)
    status = TermField(HowItGoes, label=_("Hur går det?"))
    reason = TextField(label=_("Varför?"), rows=4, max_length=2000)


class TaskForm(GuardedForm):
    """Something to do: what, who, by when."""

    heading = _("Uppgift")
    button = _("Spara uppgiften")
    guarded = ("title",)
    title = forms.CharField(label=_("Vad ska göras?"), max_length=300)
    party = forms.ChoiceField(
        label=_("Vem gör det?"),
        help_text=_("Tomt: den som leder åtgärden."),
        required=False,
    )
    due_on = DayField(label=_("Klart senast"), required=False)

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties = {key(one): one for one in parties}
        named = ((code, one.name) for code, one in self.parties.items())
        self.let_choose("party", [("", _("Den som leder")), *named])

    def clean(self) -> dict[str, Any]:
        """Give the party, or None for the one who leads."""
        data = super().clean()
        data["party"] = self.parties.get(data.get("party") or "")
        return data


class DoneForm(GuardedForm):
    """The day a task was done."""

    heading = _("Uppgiften är klar")
    button = _("Klar")
    on = DayField(label=_("Vilken dag blev den klar?"))


class MoneyForm(GuardedForm):
    """Where money comes from, when it ends, and what stops then."""

    heading = _("Pengar")
    button = _("Spara")
    guarded = ("funder", "what_stops")
    why: ClassVar = {
        "what_stops": _("Det här syns i planen och hos den som leder, innan pengarna är slut."),
    }
    source = TermField(Money, label=_("Varifrån?"))
    funder = forms.CharField(label=_("Vem betalar?"), required=False, max_length=200)
    amount = forms.IntegerField(
        label=_("Hur mycket, i hela kronor?"), required=False, min_value=0, max_value=10**11
    )
    ends = forms.CharField(
        label=_("När är pengarna slut?"), help_text=WHEN, required=False, max_length=24
    )
    what_stops = TextField(label=_("Vad upphör då?"), required=False, rows=4, max_length=3000)

    def clean(self) -> dict[str, Any]:
        """Give the money as one text."""
        data = super().clean()
        if self.errors or data.get("source") is None:
            return data
        return {
            "text": MoneyText(
                source=data["source"].value,
                funder=data["funder"].strip(),
                amount=data["amount"],
                ends=data["ends"].strip(),
                what_stops=data["what_stops"].strip(),
            )
        }


class IndicatorForm(GuardedForm):
    """What is counted about a measure."""

    heading = _("Indikator")
    lead = _("Ett tal som visar om åtgärden gör nytta. Det delas efter kön om inget hindrar.")
    button = _("Spara indikatorn")
    guarded = ("name", "unsplit_why")
    name = forms.CharField(label=_("Vad räknas?"), max_length=200)
    unit = forms.CharField(
        label=_("Enhet"), help_text=_("Till exempel personer."), required=False, max_length=60
    )
    count = TermField(
        Count,
        label=_("Räknas av Lykta"),
        help_text=_("Tomt: någon skriver talet för hand."),
        required=False,
        folded=True,
    )
    target = forms.IntegerField(label=_("Mål"), required=False, min_value=0, max_value=10_000_000)
    guarded_number = forms.BooleanField(
        label=_("Räknar människor som får hjälp: färre än fem visas inte."), required=False
    )
    unsplit_why = forms.CharField(
        label=_("Varför delas det inte efter kön?"),
        help_text=_("Tomt: det delas."),
        required=False,
        max_length=300,
    )
    national = TermField(
        National, label=_("Svarar mot i nationell uppföljning"), required=False, folded=True
    )

    def clean(self) -> dict[str, Any]:
        """Give the indicator as one text."""
        data = super().clean()
        if self.errors:
            return data
        count, national = data["count"], data["national"]
        return {
            "text": IndicatorText(
                name=data["name"].strip(),
                unit=data["unit"].strip(),
                count=count.value if count else "",
                target=data["target"],
                guarded=data["guarded_number"],
                unsplit_why=data["unsplit_why"].strip(),
                national=national.value if national else "",
            )
        }


class ValueForm(GuardedForm):
    """A value of an indicator, written by hand."""

    heading = _("Skriv siffran")
    period = forms.CharField(
        label=_("För vilken tid?"), help_text=_("Till exempel 2026 eller 2026-11."), max_length=24
    )
    value = forms.IntegerField(label=_("Antal"), min_value=0, max_value=10_000_000)
    women = forms.IntegerField(label=_("Varav kvinnor"), required=False, min_value=0)
    men = forms.IntegerField(label=_("Varav män"), required=False, min_value=0)
    others = forms.IntegerField(label=_("Varav annat eller okänt kön"), required=False, min_value=0)

    def __init__(self, *args: Any, split: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not split:
            for name in SEX_FIELDS:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Give the split when any part of it is written."""
        data = super().clean()
        parts = {name: data.pop(name, None) for name in SEX_FIELDS}
        told = {name: number for name, number in parts.items() if number is not None}
        data["split"] = {name: told.get(name, 0) for name in SEX_FIELDS} if told else None
        return data


SEX_FIELDS = ("women", "men", "others")


class ReportForm(GuardedForm):
    """A contact person's report: how it goes, what has happened, what it changed."""

    heading = _("Rapportera")
    button = _("Skicka")
    guarded = ("happened", "effect")
    how_it_goes = TermField(HowItGoes, label=_("Hur går det?"))
    happened = TextField(
        label=_("Vad har hänt sedan sist?"),
        help_text=_("Skriv om arbetet, aldrig om någon enskild."),
        required=False,
        max_length=5000,
    )
    effect = TextField(
        label=_("Vad har det förändrat, och för vem?"),
        help_text=_("Det som blev annorlunda, inte det ni gjorde. Tomt går bra."),
        required=False,
        rows=4,
        max_length=5000,
    )
