"""Planning and ticking off the OSA round and the staff dialogue."""

from django.utils.translation import gettext_lazy as _

from lykta.pages.forms import DayField, PageForm


class PlanForm(PageForm):
    """Which day."""

    button = _("Spara dagen")
    planned_on = DayField(label=_("Dag"))


class DoneForm(PageForm):
    """It was held. Nothing of what was said is asked for."""

    lead = _("Skriv bara dagen. Vem som var med och vad som sades hör inte hemma här.")
    button = _("Bocka av")
    done_on = DayField(label=_("Vilken dag hölls den?"))
