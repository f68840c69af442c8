"""What is asked when an application is handled."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.pages.forms import DayField, PageForm, TermField, TextField, Words
from lykta.pages.guarding import GuardedForm
from lykta.projects.terms import GrantOutcome, Points

KRONOR = _("Hela kronor, bara siffror.")


class AssessForm(GuardedForm):
    """How well the application meets a criterion, and why."""

    heading: ClassVar[Words] = _("Bedöm")  # the view puts the criterion here
    button = _("Spara bedömningen")
    guarded = ("why_so",)

    points = TermField(Points, label=_("Hur väl uppfyller ansökan kriteriet?"))
    why_so = TextField(label=_("Varför?"), rows=4, max_length=2_000)


class ConflictForm(GuardedForm):
    """Ties to the applicant."""

    heading = _("Anmäl jäv")
    lead = _("Har du en koppling till föreningen? Då tar en kollega ansökan. Det är bra att säga.")
    button = _("Anmäl jäv")
    guarded = ("why_so",)

    why_so = TextField(label=_("Vilken koppling har du?"), rows=3, max_length=1_000)


class DecideForm(GuardedForm):
    """The decision on an application."""

    heading = _("Beslut om bidrag")
    lead = _("Beslutet ändras aldrig efteråt.")
    button = _("Spara beslutet")
    guarded = ("grounds",)

    outcome = TermField(GrantOutcome, label=_("Vad blev beslutet?"))
    amount = forms.IntegerField(
        label=_("Hur mycket?"),
        help_text=_("Hela kronor. Vid avslag: 0."),
        min_value=0,
        max_value=2_000_000_000,
    )
    grounds = TextField(label=_("Skälen"), rows=4, max_length=4_000)
    decided_by = forms.CharField(
        label=_("Vem beslutade?"),
        help_text=_("Nämnden, eller den som beslutar på delegation."),
        max_length=200,
    )
    decided_on = DayField(label=_("Vilken dag?"))
    diary_number = forms.CharField(label=_("Diarienummer"), max_length=60, required=False)
    by_mail = forms.BooleanField(
        label=_("Skicka beslutet till föreningens e-post"), required=False, initial=True
    )


class AgreeForm(GuardedForm):
    """The agreement."""

    heading = _("Avtal med föreningen")
    button = _("Spara avtalet")
    guarded = ("terms",)

    terms = TextField(label=_("Vad har ni kommit överens om?"), rows=5, max_length=4_000)
    agreed_on = DayField(label=_("Vilken dag skrevs avtalet under?"))
    report_by = DayField(label=_("Senaste dag för återrapport"))


class PayForm(PageForm):
    """A payment."""

    heading = _("Utbetalning")
    button = _("Spara utbetalningen")

    amount = forms.IntegerField(
        label=_("Hur mycket betalades ut?"), help_text=KRONOR, min_value=1, max_value=2_000_000_000
    )
    paid_on = DayField(label=_("Vilken dag?"))
    reference = forms.CharField(label=_("Verifikation"), max_length=60)


class LinkForm(PageForm):
    """Making the association's link."""

    heading = _("Be föreningen berätta")
    lead = _("Länken visas en gång. En ny länk gör att den förra slutar gälla.")
    button = _("Skapa länken")

    by_mail = forms.BooleanField(label=_("Skicka länken till föreningens e-post"), required=False)
