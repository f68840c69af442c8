"""Decisions and what they start: notice, service, follow-up, end."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.casework.terms import GoalResult, Outcome, SentBy, ServiceKind
from lykta.pages.forms import DayField, PageForm, TermField, TextField


class DecideForm(PageForm):
    """One decision for one person (A14)."""

    heading = _("Fatta beslut")
    lead = _("Ett beslut gäller en person. Ett barn som följer med får ett eget.")
    button = _("Fatta beslutet")
    draft = "decision"
    why = {
        "service_kind": _("Det avgör vem som får besluta enligt delegationen."),
        "grounds": _("Den som beslutet gäller ska förstå varför (FL 32)."),
        "official_named": _(
            "Ditt namn står i beslutet. Under hot kan det lämnas ut ur underrättelsen."
        ),
    }

    outcome = TermField(Outcome, label=_("Vad blir beslutet?"))
    service_kind = TermField(ServiceKind, label=_("Vilken insats?"))
    grounds = TextField(label=_("Varför?"), rows=8)
    official_named = forms.BooleanField(
        label=_("Mitt namn står i underrättelsen"), required=False, initial=True
    )
    official_hidden_because = forms.CharField(
        label=_("Om inte: varför lämnas namnet ut?"), required=False, max_length=200
    )


class NotifyForm(PageForm):
    """The person has been told of the decision."""

    heading = _("Underrätta om beslutet")
    lead = _("Personen ska få veta så snart som möjligt, på ett tryggt sätt (FL 33).")

    notified_on = DayField(label=_("När fick personen veta?"))


class ServeForm(PageForm):
    """The person has the decision in hand; the time to appeal runs from that day (FL 44)."""

    heading = _("Personen har fått del av beslutet")
    lead = _("Från den dagen är det tre veckor att överklaga det som gick emot.")

    served_on = DayField(label=_("Vilken dag?"))
    served_how = TermField(SentBy, label=_("Hur?"), folded=True)


class ExecuteForm(PageForm):
    """What was decided has been given without a service of its own, e.g. by somebody else."""

    heading = _("Beslutet är verkställt")

    executed_on = DayField(label=_("Vilken dag?"))


class StartServiceForm(PageForm):
    """A service starts: by a decision, or by what the board offers to all (SoL 11:1, 11:5)."""

    heading = _("Starta en insats")
    lead = _("En insats vilar på ett beslut, eller på det nämnden erbjuder alla (SoL 11:5).")
    button = _("Starta insatsen")
    why = {"ground": _("Det ska alltid gå att se vad insatsen vilar på.")}

    ground = forms.ChoiceField(label=_("Vad vilar den på?"), widget=forms.RadioSelect)
    started_on = DayField(label=_("Vilken dag börjar den?"))
    goal = TextField(label=_("Vad ska den leda till?"), rows=4, max_length=4_000, required=False)
    follow_up_on = DayField(label=_("Följ upp senast"), required=False)


class FollowUpForm(PageForm):
    """What changed for the person so far."""

    heading = _("Följ upp insatsen")
    button = _("Spara uppföljningen")
    draft = "follow_up"

    goal_so_far = TermField(
        GoalResult,
        only=(GoalResult.WHOLLY, GoalResult.PARTLY, GoalResult.NOT_REACHED),
        label=_("Hur nära målet är ni?"),
    )
    text = TextField(label=_("Vad har ändrats för personen?"), required=False)
    made_on = DayField(label=_("När följdes den upp?"))
    next_on = DayField(label=_("Nästa uppföljning"), required=False)


class EndServiceForm(PageForm):
    """What the service led to (Kolada)."""

    heading = _("Avsluta insatsen")
    button = _("Avsluta insatsen")
    why = {
        "result": _("Så att kommunen kan se om stödet hjälper. Räknas, visas aldrig per person.")
    }

    result = TermField(GoalResult, label=_("Vad ledde den till?"))
    ended_on = DayField(label=_("Vilken dag slutar den?"))
