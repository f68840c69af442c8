"""Input about the programme: mandate, goals, text, versions, reviews, responsibility."""

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lykta.kernel.party import Party
from lykta.pages.forms import KeyField, PageForm, TermField, TextField
from lykta.pages.guarding import GuardedForm
from lykta.plan.rules.choosing import key
from lykta.plan.terms import Verdict, VersionOf

WHEN = _("Till exempel 2026, 2026-11 eller 2026-11-23.")
WHEN_OR_EMPTY = _("Till exempel 2026, 2026-11 eller 2026-11-23. Lämna tomt om det är okänt.")
NOBODY = _("Välj …")


class WhoForm(GuardedForm):
    """A form where somebody is named: one the plan knows, or somebody else by name."""

    who_required: ClassVar[bool] = True
    who_label: ClassVar[Any] = _("Vem?")

    party = forms.ChoiceField(label=_("Vem?"), required=False)
    other = forms.CharField(
        label=_("Någon annan"),
        help_text=_("Om den inte finns i listan."),
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties = {key(one): one for one in parties}
        party = self.fields["party"]
        party.label, party.required = self.who_label, self.who_required
        party.error_messages["required"] = _("Välj en i listan, eller skriv ett namn under.")
        self.let_choose("party", self.offered())

    def offered(self) -> list[tuple[str, Any]]:
        """Return the parties to choose among, by name."""
        return [("", NOBODY), *((code, one.name) for code, one in self.parties.items())]

    def clean(self) -> dict[str, Any]:
        """Give `who`: the chosen party, the written name, or None when nobody must be named."""
        data = super().clean()
        chosen = str(data.pop("party", "") or "")
        other = str(data.pop("other", "") or "").strip()
        if other and not chosen:
            self.errors.pop("party", None)  # a written name answers the question too
        elif other:
            self.add_error("party", gettext("Välj en i listan, eller skriv ett namn under."))
        data["who"] = self.parties.get(chosen) or (Party(name=other) if other else None)
        return data


class MandateForm(WhoForm):
    """From whom, when and by when the plan is to be made."""

    heading = _("Uppdraget att ta fram planen")
    lead = _("Framtagandedirektivet: vem som gav uppdraget, när, och när planen ska vara klar.")
    who_required = False
    who_label = _("Vem gav uppdraget?")
    guarded = ("note",)

    given = forms.CharField(
        label=_("När gavs det?"), help_text=WHEN_OR_EMPTY, required=False, max_length=24
    )
    due = forms.CharField(
        label=_("När ska planen vara klar?"),
        help_text=WHEN_OR_EMPTY,
        required=False,
        max_length=24,
    )
    note = TextField(label=_("Vad säger uppdraget?"), required=False, rows=5, max_length=5000)
    decision_id = KeyField(label=_("Beslutet bakom"), required=False)


class GoalForm(GuardedForm):
    """What the programme wants to reach."""

    heading = _("Mål")
    lead = _("Skriv vad som ska vara annorlunda, och för vem.")
    guarded = ("title", "text")

    title = forms.CharField(label=_("Vad vill ni nå?"), max_length=300)
    text = TextField(label=_("Mer om målet"), required=False, rows=5, max_length=5000)
    goal_area = forms.ChoiceField(label=_("Målområde"), required=False)
    subject_area = forms.ChoiceField(label=_("Sakområde"), required=False)

    def __init__(
        self,
        *args: Any,
        goal_areas: Sequence[str],
        subject_areas: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, titles in (("goal_area", goal_areas), ("subject_area", subject_areas)):
            choices = [("", _("Inget särskilt")), *((one, one) for one in titles)]
            self.let_choose(name, choices)
        if not goal_areas:
            del self.fields["goal_area"]


class ChapterForm(GuardedForm):
    """One piece of the plan's running text."""

    heading = _("Avsnitt i planen")
    lead = _("Bakgrund, syfte, hur det följs upp. Varje avsnitt kan besvaras för sig i en remiss.")
    guarded = ("title", "text")

    title = forms.CharField(label=_("Rubrik"), max_length=200)
    text = TextField(label=_("Text"), rows=12)


class VersionForm(GuardedForm):
    """Keep the programme or the plan as it stands."""

    heading = _("Spara en version")
    lead = _("Versionen blir kvar som den är, hur mycket som än ändras efteråt.")
    button = _("Spara versionen")
    guarded = ("note",)

    of = TermField(VersionOf, label=_("Av vad?"))
    note = TextField(label=_("Vad är ändrat, och varför?"), required=False, rows=4, max_length=2000)


class IntervalForm(GuardedForm):
    """How often the municipality itself wants a relevance review."""

    heading = _("Hur ofta ska programmet bedömas?")
    lead = _("Det är kommunens egen inställning. Ingen lag säger hur ofta.")

    months = forms.IntegerField(
        label=_("Antal månader"),
        help_text=_("Lämna tomt om kommunen inte har bestämt något."),
        required=False,
        min_value=1,
        max_value=120,
    )


class ReviewForm(WhoForm):
    """A year's relevance review."""

    heading = _("Skriv in en aktualitetsbedömning")
    lead = _("Är programmet fortfarande aktuellt? Kommunfullmäktige beslutar.")
    who_required = False
    who_label = _("Vem beslutar?")
    guarded = ("note",)

    year = forms.IntegerField(label=_("Vilket år?"), min_value=1990, max_value=2200)
    verdict = TermField(Verdict, label=_("Vad blev bedömningen?"))
    note = TextField(label=_("Vad konstaterades?"), required=False, rows=4, max_length=2000)
    decided = forms.CharField(
        label=_("När togs beslutet?"), help_text=WHEN_OR_EMPTY, required=False, max_length=24
    )
    decision_expected = forms.CharField(
        label=_("Om det inte är taget: när väntas det?"),
        help_text=WHEN_OR_EMPTY,
        required=False,
        max_length=24,
    )


class NoReviewForm(GuardedForm):
    """A year when no relevance review was made."""

    heading = _("Ett år utan bedömning")
    lead = _("Det står kvar som ett faktum i historien. Ingen får skulden.")
    guarded = ("note",)

    year = forms.IntegerField(label=_("Vilket år?"), min_value=1990, max_value=2200)
    note = TextField(label=_("Något att tillägga?"), required=False, rows=3, max_length=1000)


class MoveForm(WhoForm):
    """Move a responsibility: which areas, to whom, from when, by which decision."""

    heading = _("Flytta ansvar")
    lead = _("Efteråt visar vi allt som fortfarande anger den som hade ansvaret förut.")
    button = _("Flytta ansvaret")
    who_label = _("Till vem?")
    guarded = ("note",)
    why = {"decision_id": _("Den som läser ska kunna se vem som bestämde det.")}

    areas = forms.TypedMultipleChoiceField(
        label=_("Vilka områden?"), widget=forms.CheckboxSelectMultiple
    )
    unit = forms.ChoiceField(label=_("Enhet hos den"), required=False)
    since = forms.CharField(label=_("Från när?"), help_text=WHEN, max_length=24)
    decision_id = KeyField(label=_("Beslutet bakom"), required=False)
    note = TextField(label=_("Något att tillägga?"), required=False, rows=3, max_length=1000)

    field_order = ("areas", "party", "other", "unit", "since", "decision_id", "note")

    def __init__(
        self, *args: Any, areas: Sequence[tuple[Any, str]], decisions: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("unit", self.offered())
        found: Any = self.fields["areas"]
        found.choices = [(str(one), title[:1].upper() + title[1:]) for one, title in areas]
        known = {str(one): one for one, _title in areas}
        found.coerce = known.__getitem__
        offer_decisions(self, decisions)

    def clean(self) -> dict[str, Any]:
        """Give `unit` as a party, or None."""
        data = super().clean()
        data["unit"] = self.parties.get(str(data.get("unit") or ""))
        data["areas"] = tuple(data.get("areas") or ())
        return data


def offer_decisions(form: PageForm, decisions: Collection[tuple[Any, str]]) -> None:
    """Offer the register's decisions; without any the question is not asked."""
    if decisions:
        form.let_choose_row("decision_id", decisions)
    else:
        form.fields["decision_id"].widget = forms.HiddenInput()


class PageNamedForm(WhoForm):
    """A page outside Lykta that says who is responsible."""

    heading = _("Bevaka en sida")
    lead = _("En sida utanför Lykta som anger vem som ansvarar, till exempel på kommunens webb.")
    who_label = _("Vem anges som ansvarig?")
    guarded = ("title", "says")

    title = forms.CharField(label=_("Vilken sida?"), max_length=200)
    says = TextField(label=_("Vad står det?"), required=False, rows=3, max_length=1000)
    seen = forms.CharField(
        label=_("När såg du det?"), help_text=WHEN_OR_EMPTY, required=False, max_length=24
    )

    field_order = ("title", "party", "other", "says", "seen")
