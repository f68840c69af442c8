"""What is asked about a project: its words, its money, its counts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.pages.forms import DayField, PageForm, TermField, TextField
from lykta.pages.guarding import GuardedForm
from lykta.projects.terms import After, Owed, Source

MOST = 2_000_000_000
KRONOR = _("Hela kronor, bara siffror.")
COUNTS_ONLY = _("Bara antal. Skriv aldrig vem som är med.")


class ProjectForm(GuardedForm):
    """A project's words and days; a day nobody knows is left empty."""

    heading = _("Projektet")
    guarded = ("title", "aim", "lives_on")
    why = {"starts_on": _("Lämna tomt om det inte är känt. Hellre tomt än gissat.")}

    title = forms.CharField(label=_("Vad heter projektet?"), max_length=200)
    aim = TextField(label=_("Vad ska det ge?"), rows=3, max_length=4_000, required=False)
    target = forms.CharField(label=_("Vilka riktar det sig till?"), max_length=200, required=False)
    starts_on = DayField(label=_("När börjar det?"), required=False)
    ends_on = DayField(label=_("När slutar det?"), required=False)
    lives_on = TextField(
        label=_("Vad lever vidare efteråt?"), rows=3, max_length=4_000, required=False
    )


class StartForm(ProjectForm):
    """A new project, with who leads it."""

    heading = _("Nytt projekt")
    button = _("Lägg till projektet")

    lead = forms.ChoiceField(label=_("Vem leder projektet?"))
    field_order = ("title", "lead")


class MoneyForm(GuardedForm):
    """A sum from a funder, and what stops when it ends."""

    heading = _("Pengar till projektet")
    lead = _("Skriv vad som stannar när pengarna tar slut, så hinner någon besluta i tid.")
    guarded = ("stops",)

    source = TermField(Source, label=_("Vad är det för pengar?"))
    funder = forms.CharField(label=_("Vem betalar?"), max_length=200, required=False)
    amount = forms.IntegerField(
        label=_("Hur mycket?"), help_text=KRONOR, min_value=0, max_value=MOST, required=False
    )
    ends_on = DayField(label=_("Till och med vilken dag räcker pengarna?"), required=False)
    stops = TextField(label=_("Vad stannar då?"), rows=3, max_length=4_000, required=False)


class AfterForm(GuardedForm):
    """What was decided to happen when the money ends."""

    heading = _("Vad händer när pengarna tar slut?")
    button = _("Spara beslutet")
    guarded = ("after_text",)
    why = {"decided_by": _("Vem och när gör skillnad på ett beslut och en förhoppning.")}

    after = TermField(
        After,
        label=_("Vad har beslutats?"),
        only=(After.TAKEN_OVER, After.NEW_MONEY, After.STOPS),
    )
    after_text = TextField(
        label=_("Vad lever vidare, och hos vem?"), rows=3, max_length=4_000, required=False
    )
    decided_by = forms.CharField(label=_("Vem beslutade?"), max_length=200)
    decided_on = DayField(label=_("Vilken dag?"))


class OweForm(PageForm):
    """A report that the funder wants."""

    heading = _("Redovisning till finansiären")

    kind = TermField(Owed, label=_("Vad vill de ha?"))
    due_on = DayField(label=_("Senast vilken dag?"))


class SentForm(PageForm):
    """A report was sent."""

    heading = _("Redovisningen är skickad")

    sent_on = DayField(label=_("Vilken dag skickades den?"))


class YearForm(PageForm):
    """A year's budget and use."""

    heading = _("Budget för ett år")
    lead = _("Finns året redan ändras det.")

    year = forms.IntegerField(label=_("Vilket år?"), min_value=2000, max_value=2100)
    planned = forms.IntegerField(label=_("Budget"), help_text=KRONOR, min_value=0, max_value=MOST)
    used = forms.IntegerField(
        label=_("Använt hittills"), help_text=KRONOR, min_value=0, max_value=MOST, required=False
    )


class CohortForm(GuardedForm):
    """A group as counts."""

    heading = _("En grupp i projektet")
    lead = COUNTS_ONLY
    guarded = ("name",)
    why = {
        "started": _("Är gruppen mindre än fem visas inte antalet för någon."),
        "completed": _("Lämna tomt tills gruppen är klar."),
    }

    name = forms.CharField(
        label=_("Vad kallar vi gruppen?"),
        help_text=_("Till exempel: Grupp 2, hösten 2026."),
        max_length=80,
    )
    started_on = DayField(label=_("När började den?"))
    started = forms.IntegerField(label=_("Hur många började?"), min_value=0, max_value=5_000)
    completed = forms.IntegerField(
        label=_("Hur många fullföljde?"), min_value=0, max_value=5_000, required=False
    )


class InflowForm(PageForm):
    """How many came from a source in a year (F16)."""

    heading = _("Varifrån kom de?")
    lead = COUNTS_ONLY

    source = forms.ChoiceField(label=_("Från vem?"), required=False)
    other = forms.CharField(label=_("Någon annan"), max_length=100, required=False)
    year = forms.IntegerField(label=_("Vilket år?"), min_value=2000, max_value=2100)
    number = forms.IntegerField(label=_("Hur många?"), min_value=0, max_value=100_000)

    def clean(self) -> dict[str, object]:
        """Take the chosen source or the written one; exactly one of them."""
        data = super().clean() or {}
        chosen, other = data.get("source", ""), str(data.pop("other", "")).strip()
        if bool(chosen) == bool(other):
            self.add_error("source", _("Välj i listan, eller skriv någon annan under."))
        data["source"] = chosen or other
        return data


class ResultForm(GuardedForm):
    """What changed for whom."""

    heading = _("Vad har projektet gett?")
    lead = _("Skriv vad som har förändrats och för vilka, inte bara vad ni har gjort.")
    guarded = ("text",)

    text = TextField(label=_("Vad har förändrats?"), rows=5, max_length=4_000)


class EndForm(GuardedForm):
    """The project ends."""

    heading = _("Avsluta projektet")
    button = _("Avsluta projektet")
    guarded = ("lives_on",)

    ended_on = DayField(label=_("Vilken dag slutade det?"))
    lives_on = TextField(label=_("Vad lever vidare, och hos vem?"), rows=4, max_length=4_000)
