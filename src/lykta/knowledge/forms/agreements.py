"""What is asked about agreements and routines."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.knowledge.terms import Counterpart, Field
from lykta.pages.forms import DayField, PageForm, TermField, TextField
from lykta.pages.guarding import GuardedForm


class AgreementForm(GuardedForm):
    """An agreement on working together."""

    heading = _("Avtal om samverkan")
    guarded = ("about",)
    why = {
        "by_management": _("Nationellt räknas bara avtal som ledningen har beslutat."),
        "decided_on": _("Lämna tomt om ingen vet. Då står det så."),
    }

    counterpart = forms.CharField(label=_("Med vem?"), max_length=200)
    kind = TermField(Counterpart, label=_("Vad är det för part?"))
    about = TextField(label=_("Vad är ni överens om?"), rows=4, max_length=4_000)
    owner = forms.ChoiceField(label=_("Vem hos oss håller i avtalet?"))
    by_management = forms.BooleanField(label=_("Beslutat på ledningsnivå"), required=False)
    decided_by = forms.CharField(label=_("Vem beslutade?"), max_length=200, required=False)
    decided_on = DayField(label=_("Vilken dag?"), required=False)
    diary_number = forms.CharField(label=_("Diarienummer"), max_length=60, required=False)
    ends_on = DayField(label=_("Gäller till och med"), required=False)


class FollowUpForm(GuardedForm):
    """That an agreement was followed up."""

    heading = _("Följ upp avtalet")
    guarded = ("found",)

    followed_on = DayField(label=_("Vilken dag följde ni upp?"))
    found = TextField(
        label=_("Vad kom ni fram till?"),
        help_text=_("Fungerar det? Vad ska ändras? Skriv om samarbetet, inte om ärenden."),
        rows=5,
        max_length=4_000,
    )


class EndForm(PageForm):
    """An agreement ends."""

    heading = _("Avsluta avtalet")
    button = _("Avsluta avtalet")

    ended_on = DayField(label=_("Vilken dag slutade det gälla?"))


class AdoptForm(GuardedForm):
    """A version of a routine."""

    heading = _("Skriv in rutinen")
    guarded = ("evidence", "changed")
    why = {"evidence": _("Så att den som granskar hittar den: dokument, diarienummer eller sida.")}

    owner = forms.ChoiceField(label=_("Vem äger rutinen?"))
    adopted_by = forms.CharField(label=_("Vem antog den?"), max_length=200)
    adopted_on = DayField(label=_("Vilken dag?"))
    review_on = DayField(label=_("När ska den ses över?"))
    evidence = TextField(label=_("Var finns den?"), rows=2, max_length=1_000)
    changed = TextField(
        label=_("Vad är ändrat sedan förra versionen?"), rows=3, max_length=2_000, required=False
    )


class OwnRoutineForm(AdoptForm):
    """A routine that no rule demands."""

    heading = _("En egen rutin")

    title = forms.CharField(label=_("Vad heter rutinen?"), max_length=200)
    field = TermField(Field, label=_("I vems arbete?"))
    field_order = ("title", "field")
