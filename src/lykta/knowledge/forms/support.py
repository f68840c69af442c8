"""What is asked when somebody asks for support, gives it, or tells an example."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.knowledge.terms import Theme
from lykta.pages.forms import DayField, PageForm, TermField, TextField
from lykta.pages.guarding import GuardedForm

NO_CASES = _("Skriv om arbetet, aldrig om en människa ni möter.")


class AskForm(GuardedForm):
    """An administration asks for support."""

    heading = _("Be om stöd")
    lead = _("Kommunledningskontoret svarar inom två veckor.")
    button = _("Skicka")
    guarded = ("subject", "text")
    why = {"text": NO_CASES}

    theme = TermField(Theme, label=_("Vad gäller det?"))
    subject = forms.CharField(label=_("Med några ord"), max_length=120)
    text = TextField(label=_("Vad behöver ni?"), rows=5, max_length=4_000)


class GiveForm(GuardedForm):
    """The support that was given."""

    heading = _("Skriv in stödet")
    guarded = ("what", "learned")

    what = TextField(label=_("Vilket stöd fick de?"), rows=4, max_length=4_000)
    learned = TextField(label=_("Vad lärde vi oss?"), rows=3, max_length=4_000, required=False)
    given_on = DayField(label=_("Vilken dag?"))


class ExampleForm(GuardedForm):
    """Something that worked."""

    heading = _("Berätta ett gott exempel")
    lead = _("Det du berättar en gång kan alla hitta, sorterat efter ämne.")
    button = _("Berätta")
    guarded = ("title", "did", "gave")
    why = {"did": NO_CASES}

    theme = TermField(Theme, label=_("Vad handlar det om?"))
    title = forms.CharField(label=_("Rubrik"), max_length=120)
    did = TextField(label=_("Vad gjorde ni?"), rows=4, max_length=4_000)
    gave = TextField(label=_("Vad blev bättre?"), rows=3, max_length=4_000)


class TakeAwayForm(PageForm):
    """An example is taken away from view."""

    heading = _("Ta bort exemplet?")
    lead = _("Det visas inte längre. Det som är skrivet sparas.")
    button = _("Ta bort")

    why_so = TextField(label=_("Varför?"), rows=2, max_length=1_000)
